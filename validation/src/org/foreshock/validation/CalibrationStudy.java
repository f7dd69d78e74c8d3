package org.foreshock.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.foreshock.plot.RankFigure;
import org.foreshock.sampler.Randomness;

/**
 * Simulation-based calibration of one case: its ranks, their envelopes, its report.
 *
 * @param name of the study
 * @param calibration the case
 * @param quick sweeps of the quick size
 * @param full sweeps of the full size
 * @param expected whether ranks should be uniform; false for a control, which must be found out
 */
record CalibrationStudy(String name, Calibration calibration, int quick, int full, boolean expected)
    implements Study {
  /** Chance that a right engine fails the whole study, shared among its quantities. */
  private static final double ALARM = 0.01;

  private static final long SEED = 14891;

  @Override
  public String checks() {
    return (expected ? "calibration: " : "that a wrong prior is found: ") + calibration.told();
  }

  @Override
  public String how() {
    return "ranks of "
        + full
        + " truths from the prior among the draws of their fits, "
        + calibration.quantities().size()
        + " quantities; envelope test, false-alarm rate "
        + Report.digits(100 * ALARM, 2)
        + " %";
  }

  @Override
  public String settings() {
    return calibration.setting()
        + full
        + ALARM
        + SEED
        + calibration.specimen(Randomness.streams(SEED, 1)[0].provider());
  }

  @Override
  public Verdict run(Size size, Path folder) throws IOException {
    int sweeps = size == Size.QUICK ? quick : full;
    Randomness[] streams = Randomness.streams(SEED, sweeps);
    List<Outcome> outcomes =
        Workers.map(sweeps, name, i -> calibration.run(streams[i].provider(), i));
    Tally tally = Tally.of(outcomes);
    List<Line> lines = judge(tally);
    long astray = lines.stream().filter(line -> !line.passed()).count();
    boolean passed = tally.failed().isEmpty() && (astray == 0) == expected;
    write(folder, tally, lines, sweeps, passed);
    return new Verdict(passed, told(tally, lines, astray));
  }

  private String told(Tally tally, List<Line> lines, long astray) {
    double least = lines.stream().mapToDouble(Line::all).min().orElse(Double.NaN);
    return (astray == 0 ? "all ranks uniform" : astray + " quantities not uniform")
        + " (smallest p "
        + Report.digits(least, 2)
        + ", alarm below "
        + Report.digits(ALARM / lines.size(), 2)
        + "); "
        + tally.count(ranked -> !ranked.ok())
        + " of "
        + tally.ranked().size()
        + " fits failed a gate"
        + (tally.failed().isEmpty() ? "" : "; " + tally.failed().size() + " could not be made");
  }

  /** The outcomes by kind. */
  private record Tally(List<Outcome.Ranked> ranked, int rejected, List<Outcome.Failed> failed) {
    static Tally of(List<Outcome> outcomes) {
      return new Tally(
          only(outcomes, Outcome.Ranked.class),
          only(outcomes, Outcome.Rejected.class).size(),
          only(outcomes, Outcome.Failed.class));
    }

    private static <T> List<T> only(List<Outcome> outcomes, Class<T> kind) {
      return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    long count(Predicate<Outcome.Ranked> which) {
      return ranked.stream().filter(which).count();
    }
  }

  /**
   * One quantity judged by the p-values of its ranks.
   *
   * @param all over all fits
   * @param good over fits that passed every gate
   * @param bad over the others
   * @param passed whether {@code all} raises no alarm
   */
  private record Line(
      String quantity,
      double all,
      double good,
      double bad,
      boolean passed,
      RankFigure.Curve curve) {}

  private List<Line> judge(Tally tally) {
    List<String> names = calibration.quantities();
    double alarm = ALARM / names.size();
    List<Outcome.Ranked> good = tally.ranked().stream().filter(Outcome.Ranked::ok).toList();
    List<Outcome.Ranked> bad = tally.ranked().stream().filter(ranked -> !ranked.ok()).toList();
    Uniformity test = new Uniformity(tally.ranked().size(), Calibration.RANKED);
    Uniformity testGood = new Uniformity(good.size(), Calibration.RANKED);
    Uniformity testBad = new Uniformity(bad.size(), Calibration.RANKED);
    double[][] envelope = test.envelope(alarm);
    List<Line> lines = new ArrayList<>();
    for (int j = 0; j < names.size(); j++) {
      int[] ranks = ranks(tally.ranked(), j);
      double p = test.pValue(ranks);
      RankFigure.Curve curve =
          new RankFigure.Curve(
              names.get(j),
              "p = " + Report.digits(p, 2),
              p > alarm,
              test.fractions(),
              test.difference(ranks),
              envelope[0],
              envelope[1]);
      double pGood = testGood.pValue(ranks(good, j));
      double pBad = testBad.pValue(ranks(bad, j));
      lines.add(new Line(names.get(j), p, pGood, pBad, p > alarm, curve));
    }
    return lines;
  }

  private static int[] ranks(List<Outcome.Ranked> of, int quantity) {
    return of.stream().mapToInt(ranked -> ranked.ranks()[quantity]).toArray();
  }

  private void write(Path folder, Tally tally, List<Line> lines, int sweeps, boolean passed)
      throws IOException {
    new RankFigure(
            "Simulation-based calibration: " + calibration.told(),
            expected ? Optional.empty() : Optional.of("Control: the prior of the fits is wrong"),
            lines.stream().map(Line::curve).toList())
        .writePng(folder.resolve("ranks.png"));
    Report.json(folder.resolve("result.json"), json(tally, lines, sweeps, passed));
    Files.writeString(folder.resolve("report.md"), text(tally, lines, sweeps));
  }

  private Map<String, Object> json(Tally tally, List<Line> lines, int sweeps, boolean passed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("passed", passed);
    json.put("should_be_uniform", expected);
    json.put("sweeps", sweeps);
    json.put("ranked", tally.ranked().size());
    json.put("rejected_for_overflow", tally.rejected());
    json.put("could_not_be_fitted", tally.failed().size());
    json.put("failed_a_gate", tally.count(ranked -> !ranked.ok()));
    Map<String, Object> gates = new LinkedHashMap<>();
    for (Gate gate : Gate.values()) {
      gates.put(gate.told(), tally.count(ranked -> ranked.failed().contains(gate)));
    }
    json.put("gates", gates);
    json.put("ranked_among_draws", Calibration.RANKED);
    json.put("alarm_per_quantity", Report.number(ALARM / lines.size()));
    Map<String, Object> quantities = new LinkedHashMap<>();
    for (int j = 0; j < lines.size(); j++) {
      Line line = lines.get(j);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("p_value", Report.number(line.all()));
      one.put("p_value_of_fits_that_passed", Report.number(line.good()));
      one.put("p_value_of_fits_that_failed_a_gate", Report.number(line.bad()));
      one.put("ranks", ranks(tally.ranked(), j));
      quantities.put(line.quantity(), one);
    }
    json.put("quantities", quantities);
    json.put(
        "passed_every_gate", tally.ranked().stream().map(ranked -> ranked.ok() ? 1 : 0).toList());
    json.put(
        "least_effective_sample_size",
        tally.ranked().stream().map(ranked -> Math.round(ranked.draws())).toList());
    return json;
  }

  private String text(Tally tally, List<Line> lines, int sweeps) {
    StringBuilder text = new StringBuilder();
    text.append("# Simulation-based calibration: ").append(calibration.told()).append("\n\n");
    if (!expected) {
      text.append("**A control: the prior of the fits is wrong, and ranks must show it.**\n\n");
    }
    text.append(calibration.setting()).append("\n\n![ranks](ranks.png)\n\n");
    text.append("| | sweeps |\n|---|---|\n");
    row(text, "simulated", sweeps);
    row(text, "rejected for overflow", tally.rejected());
    row(text, "could not be fitted", tally.failed().size());
    row(text, "fitted, and their truths ranked", tally.ranked().size());
    row(text, "of these, failed one gate or more", tally.count(ranked -> !ranked.ok()));
    for (Gate gate : Gate.values()) {
      long count = tally.count(ranked -> ranked.failed().contains(gate));
      if (count > 0) {
        row(text, "– " + gate.told(), count);
      }
    }
    tally
        .failed()
        .forEach(failed -> text.append("\nNot fitted: ").append(failed.why()).append('\n'));
    text.append("\nFits that failed a gate count like the others. Apart from each other:\n\n");
    text.append("| quantity | p-value | of fits that passed | of fits that failed a gate | |\n");
    text.append("|---|---|---|---|---|\n");
    for (Line line : lines) {
      text.append("| ").append(line.quantity());
      for (double p : new double[] {line.all(), line.good(), line.bad()}) {
        text.append(" | ").append(Report.digits(p, 2));
      }
      text.append(line.passed() ? " | |\n" : " | NOT UNIFORM |\n");
    }
    text.append("\nA p-value of all below ").append(Report.digits(ALARM / lines.size(), 2));
    text.append(" is an alarm: a right engine raises one or more in at most ");
    text.append(Report.digits(100 * ALARM, 2)).append(" % of such studies.\n");
    return text.toString();
  }

  private static void row(StringBuilder text, String what, long count) {
    text.append("| ").append(what).append(" | ").append(count).append(" |\n");
  }
}
