package org.foreshock.report;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foreshock.budget.Learnt;
import org.foreshock.budget.NextAnswer;
import org.foreshock.budget.NextAnswer.Check;
import org.foreshock.budget.NextQuestion;
import org.foreshock.budget.RunPlan;

/**
 * An answer to "where should the next runs be?".
 *
 * @param version of the program
 * @param scenario what is taken to be true, in words, a line each
 * @param question as it was asked
 * @param answer to it
 */
public record NextResults(
    String version, List<String> scenario, NextQuestion question, NextAnswer answer) {
  private static final String JSON = "next.json";

  /** The files that a folder may get. */
  public static final List<String> FILES = List.of(JSON);

  /** What a folder gets. */
  public Map<String, OutputFolder.Content> files() {
    return Map.of(JSON, file -> Files.writeString(file, json()));
  }

  /** The recommendation for people, in plain ASCII. */
  public String text() {
    StringBuilder text = new StringBuilder();
    head(text);
    plan(text);
    comparison(text);
    text.append(verdict()).append('\n');
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }

  private void head(StringBuilder text) {
    line(
        text,
        "where the next runs tell most of the next break, for the cost of %s at x = %s",
        runs(question.budget()),
        Decimal.scale(Math.exp(question.candidates().last()), 4));
    scenario.forEach(each -> line(text, "  %s", each));
    line(text, "");
  }

  private static String runs(double count) {
    return Decimal.compact(count, 4) + (count == 1 ? " run" : " runs");
  }

  private void plan(StringBuilder text) {
    double exponent = question.costExponent();
    line(text, "%12s %12s %14s %13s", "x", "runs here", "share of cost", "equal seeds");
    RunPlan best = answer.best();
    for (int k = 0; k < best.runs().length; k++) {
      line(
          text,
          "%12s %12s %14s %13s",
          Decimal.scale(Math.exp(best.scales().logScales()[k]), 4),
          best.runs()[k] == 0 ? "-" : String.format(Locale.ROOT, "%,.0f", best.runs()[k]),
          best.runs()[k] == 0 ? "-" : Decimal.percent(best.cost(k, exponent) / question.budget()),
          Decimal.compact(answer.equal().runs()[k], 3));
    }
    line(text, "");
  }

  private void comparison(StringBuilder text) {
    String format = "%-44s %12s %12s";
    Learnt best = answer.learntFromBest();
    Learnt equal = answer.learntFromEqual();
    double longest = question.located().width();
    line(text, format, "", "runs here", "equal seeds");
    line(
        text,
        format,
        "sd of log10 d by expected information",
        Decimal.brief(answer.bestSd(), 2),
        Decimal.brief(answer.equalSd(), 2));
    line(
        text,
        format,
        "the same in " + best.sweeps().size() + " simulated sweeps" + star(),
        Decimal.brief(best.sd(), 2),
        Decimal.brief(equal.sd(), 2));
    line(
        text,
        format,
        "length of the "
            + Decimal.percent(question.located().level())
            + " interval (now "
            + Decimal.brief(answer.lengthBefore(), 2)
            + ")",
        Decimal.brief(best.meanLength(), 2),
        Decimal.brief(equal.meanLength(), 2));
    line(
        text,
        format,
        "located, within " + Decimal.compact(longest, 3),
        Decimal.percent(best.located(longest)),
        Decimal.percent(equal.located(longest)));
    line(
        text,
        format,
        "intervals that hold the truth",
        Decimal.percent(best.coverage()),
        Decimal.percent(equal.coverage()));
    if (answer.check() == Check.PILOT_AND_SWEEPS) {
      line(text, "* the pilot's runs simulated too, since its draws are too few for what the new");
      line(text, "  runs tell");
    }
    line(text, "");
  }

  /** Refers to a note. */
  private String star() {
    return answer.check() == Check.PILOT_AND_SWEEPS ? " *" : "";
  }

  private String verdict() {
    if (!answer.isChecked()) {
      return "NOT CHECKED: these runs say so much more than the pilot that its draws cannot stand"
          + " for what they will show; the plan rests on expected information alone";
    }
    if (answer.isRefuted()) {
      return "TAKE EQUAL SEEDS: simulated, they teach more than the plan of expected information";
    }
    return answer.isConfirmed()
        ? "the plan teaches more than equal seeds for the same money: take it"
        : "simulation sees no difference between the plan and equal seeds: take either";
  }

  /** The same for programs, a line feed at its end (docs/output.md). */
  public String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", version);
    all.put("scenario", scenario);
    all.put("budget", Decimal.orNull(question.budget()));
    all.put("cost_exponent", Decimal.orNull(question.costExponent()));
    all.put("recommended", answer.isRefuted() ? "equal_seeds" : "plan");
    all.put("checked", answer.isChecked());
    all.put("checked_by", answer.check().name().toLowerCase(Locale.ROOT));
    all.put("confirmed", answer.isConfirmed());
    all.put("length_before", Decimal.orNull(answer.lengthBefore()));
    all.put("plan", plan(answer.best(), answer.bestSd(), answer.learntFromBest()));
    all.put("equal_seeds", plan(answer.equal(), answer.equalSd(), answer.learntFromEqual()));
    all.put("variance_saved", Decimal.orNull(answer.saved()));
    List<Object> interval = new ArrayList<>();
    interval.add(Decimal.orNull(answer.savedLow()));
    interval.add(Decimal.orNull(answer.savedHigh()));
    all.put("variance_saved_interval", interval);
    all.put("simulated_sweeps", answer.learntFromBest().sweeps().size());
    all.put("random_seed", question.randomSeed());
    return SummaryJson.write(all);
  }

  private Map<String, Object> plan(RunPlan plan, double sd, Learnt learnt) {
    List<Object> scales = new ArrayList<>();
    for (int k = 0; k < plan.runs().length; k++) {
      if (plan.runs()[k] > 0) {
        Map<String, Object> scale = new LinkedHashMap<>();
        scale.put("x", Decimal.orNull(Math.exp(plan.scales().logScales()[k])));
        scale.put("runs", Decimal.orNull(plan.runs()[k]));
        scale.put("cost", Decimal.orNull(plan.cost(k, question.costExponent())));
        scales.add(scale);
      }
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("runs", scales);
    map.put("cost", Decimal.orNull(plan.cost(question.costExponent())));
    map.put("sd_by_information", Decimal.orNull(sd));
    map.put("sd_simulated", Decimal.orNull(learnt.sd()));
    map.put("mean_length", Decimal.orNull(learnt.meanLength()));
    map.put("located", Decimal.orNull(learnt.located(question.located().width())));
    map.put("coverage", Decimal.orNull(learnt.coverage()));
    return map;
  }
}
