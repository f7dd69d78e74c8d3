package org.foreshock.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foreshock.collapsed.BreakCount;
import org.foreshock.collapsed.Quality;
import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;
import org.foreshock.forecast.AverageOutlook;
import org.foreshock.forecast.HeldOut;
import org.foreshock.forecast.Spread;
import org.foreshock.forecast.TurningPoint;

/** The table for people of an average over numbers of breaks, in plain ASCII. */
final class AverageReport {
  private static final double HALF = 0.5;
  private static final double DOUBLE = 2;

  /** A number of breaks less probable than this is not told in detail. */
  private static final double LEAST_TOLD = 0.05;

  private final AverageResults results;
  private final BreakCount fit;
  private final AverageOutlook outlook;
  private final StringBuilder text = new StringBuilder();

  private AverageReport(AverageResults results) {
    this.results = results;
    fit = results.fit();
    outlook = results.outlook();
  }

  static String of(AverageResults results) {
    AverageReport report = new AverageReport(results);
    report.warn();
    report.head();
    report.counts();
    report.parameters();
    report.ahead();
    report.forecast();
    report.forecasts();
    report.turningPoints();
    report.target();
    results.outlook().heldOut().ifPresent(report::heldOut);
    report.models();
    report.priors();
    return report.text.toString();
  }

  private void forecast() {
    text.append(TextReport.forecastOnly(outlook.curveAt(), outlook.observationAt()));
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }

  private void warn() {
    if (!fit.problems().isEmpty()) {
      line("NOT CONVERGED: do not rely on these numbers.");
      fit.problems().forEach(problem -> line("  - %s.", problem));
      line("");
    }
  }

  private void head() {
    Sweep sweep = results.table().sweep();
    Metric metric = results.table().metric();
    line(
        "%s: broken power laws with 0 to %d breaks, averaged, %s noise",
        results.title(), fit.question().maxBreaks(), fit.question().noise().label());
    line(
        "%s runs at %d scales: %s %s to %s",
        Decimal.brief(sweep.runs(), 7),
        sweep.size(),
        results.table().xName(),
        Decimal.brief(sweep.minX(), 4),
        Decimal.brief(sweep.maxX(), 4));
    if (metric.isReversed()) {
      String left = Decimal.brief(metric.ceiling(), 6) + " - " + results.table().yName();
      line(
          "the law is of %s; a and b are too, all else is told of %s",
          left, results.table().yName());
    }
    results.table().notes().forEach(note -> line("note: %s", note));
    line("");
  }

  private void counts() {
    line(
        "%-24s %11s %11s %11s",
        "breaks in " + Decimal.brief(fit.decades(), 3) + " decades",
        "probability",
        "half rate",
        "double rate");
    double[] stated = fit.breakProbabilities();
    double[] half = fit.breakProbabilities(HALF);
    double[] twice = fit.breakProbabilities(DOUBLE);
    for (int n = 0; n < stated.length; n++) {
      line(
          "%-24d %11s %11s %11s",
          n, Decimal.percent(stated[n]), Decimal.percent(half[n]), Decimal.percent(twice[n]));
    }
    line(
        "%-24s %11s %11s %11s",
        "no limit (a = 0)",
        Decimal.percent(fit.floorlessProbability()),
        Decimal.percent(fit.floorlessProbability(HALF)),
        Decimal.percent(fit.floorlessProbability(DOUBLE)));
    line("");
  }

  private void parameters() {
    double[] probabilities = fit.breakProbabilities();
    for (AverageOutlook.ByCount count : outlook.counts()) {
      if (probabilities[count.breaks()] >= LEAST_TOLD) {
        line("%-24s %11s %11s %11s", told(count.breaks()), "median", "5 %", "95 %");
        for (Map.Entry<String, Spread> column : count.parameters().entrySet()) {
          Spread spread = column.getValue();
          line(
              "%-24s %11s %11s %11s",
              "  " + column.getKey(),
              Decimal.brief(spread.median(), 4),
              Decimal.brief(spread.q05(), 4),
              Decimal.brief(spread.q95(), 4));
        }
      }
    }
    line("");
  }

  private static String told(int breaks) {
    return breaks == 1 ? "with 1 break" : "with " + breaks + " breaks";
  }

  private void ahead() {
    String where =
        outlook
            .nextBreak()
            .map(
                next ->
                    "; if so, the first at "
                        + Decimal.brief(next.median(), 4)
                        + "  ("
                        + Decimal.brief(next.q05(), 4)
                        + " to "
                        + Decimal.brief(next.q95(), 4)
                        + ")")
            .orElse("");
    line(
        "a break beyond the runs, within %s decades: %s%s",
        Decimal.brief(fit.question().horizonDecades(), 3),
        Decimal.percent(outlook.aheadProbability()),
        where);
    line("");
  }

  /** What each number of breaks would forecast. */
  private void forecasts() {
    double[] probabilities = fit.breakProbabilities();
    line("");
    line("the curve by number of breaks: median (90 %%)");
    for (AverageOutlook.ByCount count : outlook.counts()) {
      if (probabilities[count.breaks()] >= LEAST_TOLD) {
        StringBuilder row = new StringBuilder();
        double[][] quantiles = count.curveAt().quantiles();
        for (int i = 0; i < quantiles.length; i++) {
          double[] q = quantiles[i];
          row.append(
              String.format(
                  Locale.ROOT,
                  "   at %s: %s (%s to %s)",
                  Decimal.brief(count.curveAt().x()[i], 4),
                  Decimal.brief(q[q.length / 2], 4),
                  Decimal.brief(q[1], 4),
                  Decimal.brief(q[q.length - 2], 4)));
        }
        line("  %d%s", count.breaks(), row);
      }
    }
  }

  private void turningPoints() {
    if (outlook.turningPoints().isEmpty()) {
      return;
    }
    line("");
    for (TurningPoint point : outlook.turningPoints()) {
      line(
          "%s %d: probability %s, at %s  (%s to %s)",
          point.kind().label(),
          point.number(),
          Decimal.percent(point.probability()),
          Decimal.brief(point.place().median(), 4),
          Decimal.brief(point.place().q05(), 4),
          Decimal.brief(point.place().q95(), 4));
    }
  }

  private void target() {
    outlook
        .target()
        .ifPresent(
            target -> {
              line("");
              line(
                  "%s = %s is reached at log10 %s = %s  (%s to %s); never with probability %s",
                  results.table().yName(),
                  Decimal.brief(target.y(), 6),
                  results.table().xName(),
                  Decimal.brief(target.log10X().median(), 4),
                  Decimal.brief(target.log10X().q05(), 4),
                  Decimal.brief(target.log10X().q95(), 4),
                  Decimal.percent(target.probabilityNever()));
            });
  }

  private void heldOut(HeldOut scored) {
    text.append(HeldOutReport.text(scored, results.table().xName()));
  }

  private void models() {
    line("");
    line(
        "%-24s %11s %12s %6s %6s %8s",
        "models", "probability", "ln evidence", "ESS", "k-hat", "differ");
    for (BreakCount.Model model : fit.models()) {
      Quality quality = model.quality();
      line(
          "%-24s %11s %12s %6s %6s %8s%s",
          "  "
              + model.candidate().breaks()
              + (model.candidate().breaks() == 1 ? " break" : " breaks")
              + (model.candidate().isFloorless() ? ", a = 0" : ", a free"),
          Decimal.percent(model.probability()),
          Decimal.fixed(model.logEvidence(), 2),
          Decimal.fixed(Math.min(quality.effective(), quality.innerEffective()), 0),
          quality.paretoShape().map(shape -> Decimal.fixed(shape, 2)).orElse("-"),
          Decimal.fixed(quality.disagreement(), 2),
          quality.ok() ? "" : "  [failed a gate]");
    }
    if (fit.problems().isEmpty()) {
      line("%d draws of the average: all gates passed", fit.draws().size());
    }
  }

  private void priors() {
    line("");
    line(
        "priors: breaks arrive at a rate of %s per decade; given %d of them and a limit:",
        Decimal.brief(fit.question().rate(), 4), fit.question().maxBreaks());
    statements(fit).forEach(statement -> line("  %s", statement));
  }

  /** The priors of the largest model. */
  static List<String> statements(BreakCount fit) {
    return fit.models().get(fit.models().size() - 1).candidate().priors().statements();
  }
}
