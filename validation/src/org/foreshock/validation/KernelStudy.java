package org.foreshock.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.foreshock.sampler.Randomness;
import org.foreshock.sampler.Trial;
import org.foreshock.sampler.Trials;

/** Whether every kernel leaves targets with known answers as they are. */
final class KernelStudy implements Study {
  /** Chance that right kernels fail the whole study, shared among its tests. */
  private static final double ALARM = 0.001;

  private static final long SEED = 4001;
  private static final int QUICK = 15_000;
  private static final int FULL = 100_000;

  @Override
  public String name() {
    return "kernels";
  }

  @Override
  public String checks() {
    return "that NUTS and both steps of Metropolis leave targets as they are, with metrics and"
        + " guides that fit and that do not";
  }

  @Override
  public String how() {
    return FULL
        + " exact draws of each target, moved by 1 and by 8 steps, are tested for being exact draws"
        + " still; false-alarm rate "
        + Report.digits(100 * ALARM, 1)
        + " % for all tests together";
  }

  @Override
  public String settings() {
    return how() + SEED + Trials.all().stream().map(trial -> trial.name() + trial.on()).toList();
  }

  /**
   * One row of the report.
   *
   * @param moved share of draws that are not where they were
   */
  private record Row(Trial trial, Trial.Judgement judgement, double moved) {
    boolean strays(double limit) {
      return judgement.pValue() < limit;
    }

    String told() {
      return trial.name() + " on " + trial.on();
    }

    boolean asItShould(double limit) {
      return strays(limit) != trial.isInvariant();
    }
  }

  @Override
  public Verdict run(Size size, Path folder) throws IOException {
    int parts = (size == Size.QUICK ? QUICK : FULL) / Trial.PART;
    List<Row> rows = rows(parts);
    double limit = ALARM / rows.stream().mapToInt(row -> row.judgement.tests()).sum();
    Files.writeString(folder.resolve("report.md"), text(rows, parts * Trial.PART, limit));
    Report.json(folder.resolve("result.json"), json(rows, parts * Trial.PART, limit));
    List<String> failed =
        rows.stream().filter(row -> !row.asItShould(limit)).map(Row::told).toList();
    return new Verdict(failed, told(rows, limit));
  }

  private List<Row> rows(int parts) {
    List<Trial> trials =
        Trials.all().stream().filter(each -> each.leastDraws() <= parts * Trial.PART).toList();
    Randomness[] streams = Randomness.streams(SEED, trials.size() * parts);
    List<Trial.Part> done =
        Workers.map(streams.length, name(), i -> trials.get(i / parts).run(streams[i]));
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < trials.size(); t++) {
      rows.add(row(trials.get(t), done.subList(t * parts, (t + 1) * parts)));
    }
    return rows;
  }

  private static Row row(Trial trial, List<Trial.Part> parts) {
    double[][] scores =
        parts.stream().flatMap(part -> Arrays.stream(part.scores())).toArray(double[][]::new);
    double moved = parts.stream().mapToInt(Trial.Part::moved).sum();
    return new Row(trial, Trial.judge(scores), moved / scores.length);
  }

  private static String told(List<Row> rows, double limit) {
    List<Row> kernels = rows.stream().filter(row -> row.trial.isInvariant()).toList();
    List<Row> controls = rows.stream().filter(row -> !row.trial.isInvariant()).toList();
    double least =
        kernels.stream().mapToDouble(row -> row.judgement.pValue()).min().orElse(Double.NaN);
    return count(kernels, limit)
        + " of "
        + kernels.size()
        + " kernels change their target (smallest p "
        + probability(least)
        + ", alarm below "
        + probability(limit)
        + "); "
        + count(controls, limit)
        + " of "
        + controls.size()
        + " wrong ones, put in as controls, are found out";
  }

  private static long count(List<Row> rows, double limit) {
    return rows.stream().filter(row -> row.strays(limit)).count();
  }

  private static String text(List<Row> rows, int draws, double limit) {
    int tests = rows.stream().mapToInt(row -> row.judgement.tests()).sum();
    double mean = new NormalDistribution().inverseCumulativeProbability(1 - limit / 2);
    StringBuilder text = new StringBuilder();
    text.append("# Kernels leave their targets as they are\n\n");
    text.append(draws).append(" exact draws of a target are moved by some steps each. ");
    text.append("Every target is a smooth map of independent standard Normals, ");
    text.append("so exact draws, mapped back, are such Normals: the distributions of each, ");
    text.append("of sums and differences of every two, and of the sum of all squares ");
    text.append("(Kolmogorov's distance), and all first and second moments are tested.\n\n");
    text.append(
        "Metrics and guides fit badly on purpose, but for kernels that warm-up has tuned. ");
    text.append(
        "Controls are wrong, and must be found out. One of them, in the full size, is the ");
    text.append("walk that explores in the warm-up of Metropolis: it adapts at every step, so it ");
    text.append("makes no draws. It is wrong by so little that 10,000 draws do not show it.\n\n");
    text.append("| kernel | target | steps | moved | tests | smallest p, of | verdict |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    rows.forEach(row -> text.append(line(row, limit)));
    text.append("\nA p-value below ").append(probability(limit));
    text.append(" is an alarm: right kernels raise one or more of the ").append(tests);
    text.append(" with a probability of ").append(Report.digits(100 * ALARM, 1));
    text.append(" % at most. What raises one is a mean of a score that is off by ");
    text.append(Report.digits(mean / Math.sqrt(draws), 2));
    text.append(" of its standard deviations, or a distribution function that is off by ");
    text.append(Report.digits(Math.sqrt(Math.log(2 / limit) / (2 * draws)), 2)).append(".\n");
    return text.toString();
  }

  private static String line(Row row, double limit) {
    Trial trial = row.trial;
    String strays = row.strays(limit) ? "changes it" : "leaves it";
    return "| "
        + String.join(
            " | ",
            (trial.isInvariant() ? "" : "control: ") + trial.name(),
            trial.on(),
            Integer.toString(trial.steps()),
            Math.round(100 * row.moved) + " %",
            Integer.toString(row.judgement.tests()),
            probability(row.judgement.pValue()) + ", " + row.judgement.what(),
            row.asItShould(limit) ? strays : "**" + strays + "**")
        + " |\n";
  }

  private static String probability(double p) {
    if (p < 1e-12) {
      return "below 1e-12";
    }
    return p < 1e-3 ? String.format(Locale.ROOT, "%.1e", p) : Report.digits(p, 2);
  }

  private static Map<String, Object> json(List<Row> rows, int draws, double limit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("passed", rows.stream().allMatch(row -> row.asItShould(limit)));
    json.put("draws", draws);
    json.put("false_alarm_rate", ALARM);
    json.put("alarm_below", Report.number(limit));
    List<Map<String, Object>> kernels = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("kernel", row.trial.name());
      one.put("target", row.trial.on());
      one.put("steps", row.trial.steps());
      one.put("should_leave_it", row.trial.isInvariant());
      one.put("leaves_it", !row.strays(limit));
      one.put("moved", Report.number(row.moved));
      one.put("tests", row.judgement.tests());
      one.put("smallest_p_value", Report.number(row.judgement.pValue()));
      one.put("of", row.judgement.what());
      kernels.add(one);
    }
    json.put("kernels", kernels);
    return json;
  }
}
