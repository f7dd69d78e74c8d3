package org.foreshock.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.foreshock.budget.Criterion;
import org.foreshock.budget.CurvePoint;
import org.foreshock.budget.Design;
import org.foreshock.budget.Goal;
import org.foreshock.budget.Remedy;
import org.foreshock.budget.SeedAnswer;
import org.foreshock.budget.SeedQuestion;
import org.foreshock.data.Setting;
import org.foreshock.numeric.Logs;

/** The answer to "how many seeds do I need?" for people, in plain ASCII. */
final class SeedReport {
  private static final int DIGITS = 3;
  private static final double MOST_SURE = 1 - 1e-9;

  private final SeedResults results;
  private final SeedQuestion question;
  private final SeedAnswer answer;
  private final StringBuilder text = new StringBuilder();

  private SeedReport(SeedResults results) {
    this.results = results;
    this.question = results.question();
    this.answer = results.answer();
  }

  static String of(SeedResults results) {
    SeedReport report = new SeedReport(results);
    report.verdict();
    report.asked();
    report.there();
    report.remedies();
    report.curve();
    report.analysis();
    return report.text.toString();
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }

  private void item(String name, String format, Object... arguments) {
    line("  %-20s %s", name, String.format(Locale.ROOT, format, arguments));
  }

  /** To three digits, for more are not known. */
  private static String seeds(double n) {
    if (!Double.isFinite(n)) {
      return "more than the maximum";
    }
    return String.format(Locale.ROOT, "%,.0f", new BigDecimal(n).round(new MathContext(DIGITS)));
  }

  private static String decades(double value) {
    return value >= 0.1 && value < 1 ? Decimal.fixed(value, 2) : Decimal.brief(value, 2);
  }

  private void verdict() {
    SeedAnswer.Verdict verdict = answer.verdict();
    if (!verdict.attainable()) {
      line("NOT ATTAINABLE with %s seeds per scale", seeds(verdict.seeds()));
      line(
          "that many give intervals of %s decades or less in %s of sweeps",
          decades(answer.there().lengthReached()), Decimal.percent(question.goal().assurance()));
      if (!verdict.tight()) {
        line("but it is a near thing: the curve is flat there");
      }
    } else {
      line(
          "%s %s per scale%s (95 %% Monte Carlo interval %s%s to %s)",
          seeds(verdict.seeds()),
          verdict.seeds() == 1 ? "seed" : "seeds",
          orFewer(verdict.seeds()),
          seeds(verdict.low()),
          orFewer(verdict.low()),
          seeds(verdict.high()));
      if (!orFewer(verdict.low()).isEmpty()) {
        line(
            "fewer than %s were not tried", Setting.MIN_SEEDS.to(seeds(question.range().fewest())));
      }
      if (!verdict.tight()) {
        line("the curve is flat there: the interval is what can be said");
      }
    }
    line("");
  }

  private String orFewer(double seeds) {
    return question.range().leavesOpenBelow(seeds) ? " or fewer" : "";
  }

  /** What was asked for, in one line. */
  static String aim(Goal goal) {
    String interval =
        "a " + Decimal.percent(goal.located().level()) + " interval of log10 d of at most ";
    String width = decades(goal.longest()) + " decades";
    return switch (goal.criterion()) {
      case ASSURANCE ->
          interval + width + " in " + Decimal.percent(goal.assurance()) + " of sweeps";
      case ALC -> interval + width + " on average";
      case ACC ->
          "an interval of "
              + width
              + " that holds the break with probability "
              + Decimal.percent(goal.located().level())
              + " on average";
    };
  }

  private void asked() {
    line("asked for");
    item("located", "%s", aim(question.goal()));
    results.scenario().forEach(each -> item("", "%s", each));
    Design design = question.design();
    item(
        "runs",
        "%d scales from %s to %s, %s decades apart",
        design.size(),
        Decimal.scale(Math.exp(design.first()), 4),
        Decimal.scale(Math.exp(design.last()), 4),
        decades(design.spacing()));
    item("horizon", "breaks are looked for up to %s", horizon());
    if (answer.setting().coarse()) {
      line(
          "  TOO COARSE: the scales are %s decades apart, more than half of the width %s; a break"
              + " this sharp, once passed, is located to within the spacing and no better: take"
              + " %d scales or more",
          decades(design.spacing()), decades(question.goal().longest()), enoughScales());
    }
    line("");
  }

  private String horizon() {
    double end = question.prior().horizonEnd();
    double beyond = end - question.design().last() / Logs.LN_10;
    return Decimal.scale(Logs.exp10(end), 4)
        + ", "
        + Decimal.compact(beyond, 3)
        + " decades past the largest scale";
  }

  private int enoughScales() {
    Design design = question.design();
    double decades = (design.last() - design.first()) / Logs.LN_10;
    return 1 + (int) Math.ceil(2 * decades / question.goal().longest());
  }

  /** A share of simulated sweeps; tenths of a per cent are not known. */
  private static String share(double value) {
    return Decimal.fixed(100 * value, 0) + " %";
  }

  /** A probability that is never certain. */
  private static String probability(double value) {
    return Decimal.percent(Math.min(value, MOST_SURE));
  }

  private void there() {
    SeedAnswer.There there = answer.there();
    SeedAnswer.Setting setting = answer.setting();
    line("with %s seeds per scale", seeds(answer.verdict().seeds()));
    item("located", "in %s of %d simulated sweeps", share(there.assurance()), there.replicates());
    item(
        "mean length",
        "%s decades; without a run, by the prior alone: %s",
        decades(there.meanLength()),
        decades(setting.priorLength()));
    item("holds the truth", "%s", coverage(there));
    if (!Double.isNaN(answer.coverageAround())) {
      item("", "%s over a range of truths around", share(answer.coverageAround()));
    }
    item(
        "a further break",
        "lies within the horizon with probability %s (without a run: %s),",
        probability(there.probabilityBreak()),
        Decimal.percent(setting.priorProbabilityBreak()));
    item("", "beyond the largest scale with %s", probability(there.probabilityAhead()));
    item(
        "runs, cost",
        "%s runs, as much as %s at the largest scale (a run costs x^%s)",
        seeds(answer.totalRuns()),
        seeds(answer.totalCost()),
        Decimal.compact(question.costExponent(), 4));
    item(
        "visible already",
        "%s of the break's change of slope, at the largest scale",
        Decimal.percent(setting.visibleShare()));
    item("guide", "%s seeds, by expected information alone", guide(setting.guide()));
    line("");
  }

  private static String guide(double seeds) {
    return seeds < 1e9 ? seeds(seeds) : Decimal.compact(seeds, 2);
  }

  private static String coverage(SeedAnswer.There there) {
    String text = share(there.coverage()) + " of intervals";
    return Double.isNaN(there.coverageLocated())
        ? text
        : text + ", " + share(there.coverageLocated()) + " of those short enough";
  }

  private void remedies() {
    if (answer.remedies().isEmpty()) {
      return;
    }
    line("what would help, each tried with %s seeds per scale", seeds(question.range().most()));
    if (question.goal().criterion() == Criterion.ASSURANCE) {
      item("wider", "%s", wider(roundedUp(answer.there().lengthReached())));
    }
    for (Remedy remedy : answer.remedies()) {
      item(
          name(remedy),
          "located in %s of sweeps, mean length %s",
          share(remedy.assurance()),
          decades(remedy.meanLength()));
    }
    line("");
  }

  private String wider(double width) {
    double most = answer.setting().priorLength() / Goal.LEAST_GAIN;
    return width <= most
        ? Setting.WIDTH.to(decades(width)) + " is reached"
        : "no "
            + Setting.WIDTH
            + ": "
            + decades(width)
            + " is more than a third of what the prior alone gives";
  }

  private static double roundedUp(double length) {
    return Math.ceil(length * 100) / 100;
  }

  private static String name(Remedy remedy) {
    return switch (remedy.kind()) {
      case NEARER -> Decimal.compact(remedy.decades(), 2) + " decades nearer";
      case SHARPNESS_KNOWN -> "f known to 25 %";
      case NO_FLOOR -> "a = 0 known";
      case DENSER -> "half the spacing";
    };
  }

  private void curve() {
    line("%10s %20s %12s %9s %11s", "seeds", "located", "mean length", "coverage", "replicates");
    for (CurvePoint at : answer.curve()) {
      line(
          "%10s %20s %12s %9s %11d",
          seeds(at.seeds()),
          Decimal.fixed(at.assurance(), 2)
              + " ("
              + Decimal.fixed(at.low(), 2)
              + " to "
              + Decimal.fixed(at.high(), 2)
              + ")",
          decades(at.meanLength()),
          Decimal.fixed(at.coverage(), 2),
          at.replicates());
    }
    line("");
  }

  private void analysis() {
    int breaks = question.prior().priors().breaks();
    line(
        "the analysis assumes %s and does not know the scenario; its priors:",
        breaks == 1 ? "one break" : breaks + " breaks, the last of which is to be located,");
    question.prior().priors().statements().forEach(statement -> line("  %s", statement));
    if (question.prior().zeroFloor() > 0 && question.prior().zeroFloor() < 1) {
      line("  a = 0 with probability %s", Decimal.compact(question.prior().zeroFloor(), 3));
    }
    if (answer.fallbacks() > 0) {
      line(
          "%d of %d simulated sweeps were analysed by the slower method",
          answer.fallbacks(), answer.trials());
    }
    if (answer.unsettled() > 0) {
      line(
          "%d of %d could not be settled by any method; they count as if the runs had said nothing",
          answer.unsettled(), answer.trials());
    }
  }
}
