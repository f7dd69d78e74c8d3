package org.foreshock.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.foreshock.budget.Design;
import org.foreshock.budget.Goal;
import org.foreshock.budget.SeedAnswer;
import org.foreshock.budget.SeedQuestion;
import org.foreshock.budget.SeedRange;
import org.foreshock.plot.HeatMapFigure;
import org.foreshock.plot.HeatMapFigure.SeedCell;

/**
 * Seeds by sharpness and distance.
 *
 * @param version of the program
 * @param scenario what the design prior is beside, in words, a line each
 * @param sharpness f of each row, as the user wrote it
 * @param distances of each column, in decades, positive before the break
 * @param questions by row, then column
 * @param answers to them
 */
public record SeedTable(
    String version,
    List<String> scenario,
    List<String> sharpness,
    List<Double> distances,
    List<List<SeedQuestion>> questions,
    List<List<SeedAnswer>> answers) {

  private static final int LABEL = 8;
  private static final List<String> CSV_COLUMNS =
      List.of(
          "f",
          "distance",
          "attainable",
          "seeds_per_scale",
          "low",
          "high",
          "assurance",
          "mean_length",
          "coverage",
          "length_reached",
          "information_guide",
          "visible_share",
          "total_runs",
          "total_cost");

  private Goal goal() {
    return questions.get(0).get(0).goal();
  }

  private SeedRange range() {
    return questions.get(0).get(0).range();
  }

  /** The table for people, and below it what each distance shows of the break already. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("seeds per scale by sharpness f (down) and ").append(acrossName());
    text.append(" (across)\n");
    text.append(SeedReport.aim(goal())).append("\n\n");
    append(text, this::cell);
    text.append("\nn: seeds; ~n: the curve is flat there, n is rough; ");
    text.append(range().fewest() > 1 ? "<=n: fewer were not tried; " : "").append(">L: not by ");
    text.append(Decimal.scale(range().most(), 7)).append(" seeds, which reach L decades\n\n");
    text.append("share of the change of slope that the largest scale shows already\n\n");
    append(text, answer -> Decimal.percent(answer.setting().visibleShare()));
    text.append('\n');
    scenario.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private void append(StringBuilder text, Function<SeedAnswer, String> cell) {
    int widest = sharpness.stream().mapToInt(String::length).max().orElse(0);
    String name = "%-" + Math.max(LABEL, widest) + "s";
    text.append(String.format(Locale.ROOT, name, ""));
    columns().forEach(each -> text.append(String.format(Locale.ROOT, " %11s", each)));
    text.append('\n');
    for (int i = 0; i < sharpness.size(); i++) {
      text.append(String.format(Locale.ROOT, name, sharpness.get(i)));
      for (SeedAnswer answer : answers.get(i)) {
        text.append(String.format(Locale.ROOT, " %11s", cell.apply(answer)));
      }
      text.append('\n');
    }
  }

  /** NaN stands for scales that were stated themselves. */
  private boolean isByDistance() {
    return !distances.contains(Double.NaN);
  }

  private String acrossName() {
    return isByDistance()
        ? "distance of the largest scale before the break, in decades"
        : "the largest scale";
  }

  private List<String> columns() {
    return isByDistance()
        ? distances.stream().map(each -> Decimal.compact(each, 4)).toList()
        : questions.get(0).stream()
            .map(question -> Decimal.scale(Math.exp(question.design().last()), 4))
            .toList();
  }

  private String cell(SeedAnswer answer) {
    if (!answer.verdict().attainable()) {
      return ">" + Decimal.brief(answer.there().lengthReached(), 2);
    }
    int seeds = answer.verdict().seeds();
    String mark = range().leavesOpenBelow(seeds) ? "<=" : answer.verdict().tight() ? "" : "~";
    return mark + Decimal.compact(seeds, 2);
  }

  /** The same for programs, a line feed at its end (docs/output.md). */
  public String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", version);
    all.put("scenario", scenario);
    all.put("rows", sharpness);
    all.put("columns", distances.stream().map(Decimal::orNull).toList());
    List<Object> cells = new ArrayList<>();
    for (int i = 0; i < sharpness.size(); i++) {
      for (int j = 0; j < distances.size(); j++) {
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("f", sharpness.get(i));
        cell.put("distance", Decimal.orNull(distances.get(j)));
        cell.putAll(SeedJson.answer(answers.get(i).get(j)));
        cells.add(cell);
      }
    }
    all.put("cells", cells);
    return SummaryJson.write(all);
  }

  private String csv() {
    return CsvText.withTextFirst(
        csv -> {
          csv.writeRecord(CSV_COLUMNS);
          for (int i = 0; i < sharpness.size(); i++) {
            for (int j = 0; j < distances.size(); j++) {
              csv.writeRecord(csvRow(sharpness.get(i), distances.get(j), answers.get(i).get(j)));
            }
          }
        });
  }

  private static List<String> csvRow(String f, double distance, SeedAnswer answer) {
    SeedAnswer.Verdict verdict = answer.verdict();
    return List.of(
        f,
        Decimal.rounded(distance),
        Boolean.toString(verdict.attainable()),
        verdict.attainable() ? Integer.toString(verdict.seeds()) : "",
        Decimal.rounded(verdict.low()),
        Decimal.rounded(verdict.high()),
        Decimal.rounded(answer.there().assurance()),
        Decimal.rounded(answer.there().meanLength()),
        Decimal.rounded(answer.there().coverage()),
        Decimal.rounded(answer.there().lengthReached()),
        Decimal.rounded(answer.setting().guide()),
        Decimal.rounded(answer.setting().visibleShare()),
        Decimal.rounded(answer.totalRuns()),
        Decimal.rounded(answer.totalCost()));
  }

  /**
   * What a folder gets.
   *
   * @param pictures whether to draw
   */
  public Map<String, OutputFolder.Content> files(boolean pictures) {
    return SeedResults.files(json(), csv(), pictures ? Optional.of(figure()) : Optional.empty());
  }

  private HeatMapFigure figure() {
    List<List<SeedCell>> cells =
        answers.stream().map(row -> row.stream().map(this::seedCell).toList()).toList();
    return new HeatMapFigure(
        sharpness,
        columns().stream().map(each -> each.replace('-', '−')).toList(),
        cells,
        "sharpness f of the break",
        acrossName(),
        passed(),
        range().most(),
        "Seeds per scale to locate " + SeedResults.sought(questions.get(0).get(0)),
        subtitle());
  }

  /** How many of the last columns are past the break; 0 if the columns are in no order. */
  private int passed() {
    int passed = 0;
    for (double distance : distances) {
      if (distance >= 0 && passed > 0) {
        return 0;
      }
      passed += distance < 0 ? 1 : 0;
    }
    return passed;
  }

  private String subtitle() {
    String goal = "For " + SeedReport.aim(goal()).replace("log10 d", "the break's place") + ". ";
    Design design = questions.get(0).get(0).design();
    String scales =
        design.size() + " scales from " + Decimal.scale(Math.exp(design.first()), 4) + " on. ";
    String what = Character.toUpperCase(scenario.get(0).charAt(0)) + scenario.get(0).substring(1);
    List<String> rest = scenario.subList(1, scenario.size());
    return (goal + scales + String.join("; ", what, String.join("; ", rest)) + ".")
        .replace(" -", " −");
  }

  private SeedCell seedCell(SeedAnswer answer) {
    SeedAnswer.Verdict verdict = answer.verdict();
    return new SeedCell(
        verdict.attainable() ? verdict.seeds() : Double.NaN,
        verdict.tight(),
        verdict.attainable() && range().leavesOpenBelow(verdict.seeds()),
        answer.there().lengthReached(),
        answer.setting().visibleShare());
  }
}
