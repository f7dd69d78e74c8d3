package org.foreshock.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foreshock.plot.RankFigure;

/**
 * What came of a calibration, in words, numbers and pictures.
 *
 * @param calibration the case
 * @param tally its outcomes
 * @param all ranks of all fits, which decide
 * @param good ranks of fits that passed every gate
 * @param bad ranks of the others
 */
record CalibrationReport(
    Calibration calibration, Tally tally, Judgement all, Judgement good, Judgement bad) {

  static CalibrationReport of(Calibration calibration, Tally tally) {
    List<String> quantities = calibration.quantities();
    return new CalibrationReport(
        calibration,
        tally,
        Judgement.of(quantities, tally.ranked()),
        Judgement.of(quantities, tally.where(true)),
        Judgement.of(quantities, tally.where(false)));
  }

  /** A control holds if its error is found. */
  Study.Verdict verdict() {
    boolean uniform = all.alarms() == 0;
    String ranks =
        uniform
            ? "all ranks uniform"
            : "ranks of " + all.alarms() + " of " + all.lines().size() + " quantities not uniform";
    String unmade =
        tally.failed().isEmpty() ? "" : "; " + tally.failed().size() + " could not be made";
    return new Study.Verdict(
        failed(),
        ranks
            + " (smallest p "
            + Report.digits(all.leastPValue(), 2)
            + ", alarm at "
            + Report.digits(all.alarm(), 2)
            + "); "
            + bad.fits()
            + " of "
            + all.fits()
            + " fits failed a gate"
            + unmade);
  }

  private List<String> failed() {
    List<String> failed = new ArrayList<>();
    if (!tally.failed().isEmpty()) {
      failed.add("every sweep can be fitted");
    }
    if (calibration.isControl()) {
      if (all.alarms() == 0) {
        failed.add("the error is found");
      }
      return failed;
    }
    all.lines().stream()
        .filter(all::isAlarm)
        .forEach(line -> failed.add("ranks of " + line.quantity() + " are uniform"));
    return failed;
  }

  void write(Path folder) throws IOException {
    draw(all, "", folder.resolve("ranks.png"));
    draw(good, ", fits that passed every gate", folder.resolve("ranks-passed.png"));
    draw(bad, ", fits that failed a gate", folder.resolve("ranks-failed.png"));
    Report.json(folder.resolve("result.json"), json());
    Files.writeString(folder.resolve("report.md"), text());
  }

  private void draw(Judgement judgement, String which, Path file) throws IOException {
    if (judgement.fits() == 0) {
      return;
    }
    Optional<String> note =
        calibration.isControl()
            ? Optional.of("Control: the prior of the fits is wrong")
            : Optional.empty();
    new RankFigure("Calibration: " + calibration.told() + which, note, judgement.curves())
        .writePng(file);
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("passed", verdict().passed());
    json.put("control", calibration.isControl());
    json.put("simulated", tally.simulated());
    json.put("rejected_for_their_runs", tally.rejected());
    json.put("could_not_be_fitted", tally.failed().size());
    json.put("ranked", all.fits());
    json.put("failed_a_gate", bad.fits());
    Map<String, Object> gates = new LinkedHashMap<>();
    Arrays.stream(Gate.values()).forEach(gate -> gates.put(gate.told(), tally.count(gate)));
    json.put("gates", gates);
    json.put("ranked_among_draws", Calibration.RANKED);
    json.put("alarm_at", Report.number(all.alarm()));
    Map<String, Object> quantities = new LinkedHashMap<>();
    for (int j = 0; j < all.lines().size(); j++) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("p_value", Report.number(all.lines().get(j).pValue()));
      one.put("p_value_where_gates_passed", Report.number(good.lines().get(j).pValue()));
      one.put("p_value_where_a_gate_failed", Report.number(bad.lines().get(j).pValue()));
      one.put("ranks", all.lines().get(j).ranks());
      quantities.put(all.lines().get(j).quantity(), one);
    }
    json.put("quantities", quantities);
    json.put("gates_passed", tally.ranked().stream().map(one -> one.ok() ? 1 : 0).toList());
    json.put(
        "least_effective_sample_size",
        tally.ranked().stream().map(one -> Math.round(one.draws())).toList());
    return json;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    text.append("# Simulation-based calibration: ").append(calibration.told()).append("\n\n");
    if (calibration.isControl()) {
      text.append("**A control: the prior of the fits is wrong, and ranks must show it.**\n\n");
    }
    text.append(calibration.setting()).append("\n\n![ranks](ranks.png)\n\n");
    counts(text);
    text.append("\nFits that failed a gate count like the others. p-values of uniform ranks:\n\n");
    pValues(text);
    text.append("\nA p-value of all fits of at most ").append(Report.digits(all.alarm(), 2));
    text.append(" is an alarm: a right engine raises one or more in at most ");
    text.append(Report.digits(100 * Judgement.FALSE_ALARM, 2)).append(" % of such studies.\n");
    return text.toString();
  }

  private void counts(StringBuilder text) {
    text.append("| | sweeps |\n|---|---|\n");
    row(text, "simulated", tally.simulated());
    row(text, "rejected for their runs", tally.rejected());
    row(text, "could not be fitted", tally.failed().size());
    row(text, "fitted, and their truths ranked", all.fits());
    row(text, "of these, failed a gate", bad.fits());
    for (Gate gate : Gate.values()) {
      row(text, "– " + gate.told(), tally.count(gate));
    }
    for (Outcome.Failed failed : tally.failed()) {
      text.append("\nNot fitted: ").append(failed.why()).append('\n');
    }
  }

  private static void row(StringBuilder text, String what, long count) {
    text.append("| ").append(what).append(" | ").append(count).append(" |\n");
  }

  private void pValues(StringBuilder text) {
    text.append("| quantity | all | ");
    text.append(good.fits() == 0 ? "gates passed" : "[gates passed](ranks-passed.png)");
    text.append(" | ");
    text.append(bad.fits() == 0 ? "a gate failed" : "[a gate failed](ranks-failed.png)");
    text.append(" | |\n|---|---|---|---|---|\n");
    for (int j = 0; j < all.lines().size(); j++) {
      Judgement.Line line = all.lines().get(j);
      text.append("| ").append(line.quantity());
      for (Judgement judgement : List.of(all, good, bad)) {
        text.append(" | ").append(Report.digits(judgement.lines().get(j).pValue(), 2));
      }
      text.append(all.isAlarm(line) ? " | NOT UNIFORM |\n" : " | |\n");
    }
  }
}
