package org.foreshock.report;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foreshock.backtest.Case;
import org.foreshock.backtest.CurveScore;
import org.foreshock.backtest.CurveScore.Measure;
import org.foreshock.backtest.PooledCoverage;
import org.foreshock.backtest.Totals;

/**
 * What a backtest found.
 *
 * @param version of the program
 * @param command how it was asked, for the reader of a file
 * @param scores case by case, method by method
 * @param totals by collection and method
 * @param isTimed whether seconds are told
 */
public record BacktestResults(
    String version,
    Map<String, Object> command,
    List<CurveScore> scores,
    List<Totals> totals,
    boolean isTimed) {
  private static final String JSON = "backtest.json";
  private static final String CURVES = "curves.csv";
  private static final String TOTALS = "totals.csv";
  private static final String FORECASTS = "forecasts.csv";

  /** The files that a folder may get. */
  public static final List<String> FILES = List.of(FORECASTS, CURVES, TOTALS, JSON);

  public BacktestResults {
    scores = List.copyOf(scores);
    totals = List.copyOf(totals);
  }

  /** The answer for people. */
  public String text() {
    return BacktestReport.of(this);
  }

  /** The same for programs, a line feed at its end (docs/backtest.md). */
  public String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", version);
    all.put("settings", command);
    all.put("totals", totals.stream().map(this::total).toList());
    all.put("curves", scores.stream().map(this::curve).toList());
    return SummaryJson.write(all);
  }

  private Map<String, Object> curve(CurveScore score) {
    Case of = score.of();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("collection", of.collection());
    map.put("curve", of.curve());
    map.put("method", score.method());
    map.put("origin", of.origin() == 0 ? null : of.origin());
    map.put("n_train", of.train().size());
    map.put("n_test", of.test().size());
    map.put("last_train_x", Decimal.orNull(of.lastX()));
    for (Measure measure : Measure.values()) {
      map.put(measure.key(), Decimal.orNull(score.get(measure)));
    }
    if (isTimed) {
      map.put("seconds", Decimal.orNull(score.foretold().seconds()));
    }
    map.put("problem", score.foretold().problem().orElse(null));
    return map;
  }

  private Map<String, Object> total(Totals total) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("collection", total.collection());
    map.put("method", total.method());
    map.put("cases", total.scores().size());
    map.put("scored", total.scored());
    for (Measure measure : Measure.values()) {
      map.put(measure.key() + "_mean", Decimal.orNull(total.mean(measure)));
      map.put(measure.key() + "_median", Decimal.orNull(total.median(measure)));
    }
    if (isTimed) {
      map.put("seconds", Decimal.orNull(total.seconds()));
    }
    map.put("pooled", pooled(total.coverage()));
    return map;
  }

  private static Map<String, Object> pooled(PooledCoverage coverage) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("curves", coverage.curves());
    map.put("runs", coverage.runs());
    for (int i = 0; i < coverage.levels().length; i++) {
      String name = "coverage" + Math.round(100 * coverage.levels()[i]);
      map.put(name, Decimal.orNull(coverage.shares()[i]));
      map.put(name + "_low", Decimal.orNull(coverage.low()[i]));
      map.put(name + "_high", Decimal.orNull(coverage.high()[i]));
    }
    return map;
  }

  private String curvesCsv() {
    return csv(scores.stream().map(this::curve).toList());
  }

  private String totalsCsv() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Totals total : totals) {
      Map<String, Object> row = total(total);
      row.remove("pooled");
      pooled(total.coverage()).forEach((key, value) -> row.put("pooled_" + key, value));
      rows.add(row);
    }
    return csv(rows);
  }

  private static String csv(List<Map<String, Object>> rows) {
    StringBuilder text = new StringBuilder(String.join(",", rows.get(0).keySet())).append('\n');
    for (Map<String, Object> row : rows) {
      text.append(String.join(",", row.values().stream().map(BacktestResults::cell).toList()));
      text.append('\n');
    }
    return text.toString();
  }

  private static String cell(Object value) {
    String text = value == null ? "" : value.toString();
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** One row for every run that was forecast, by every method. */
  private String forecastsCsv() {
    StringBuilder text =
        new StringBuilder(
            "collection,curve,method,origin,x,y,q0.025,q0.05,q0.1,q0.25,q0.5,q0.75,q0.9,q0.95,"
                + "q0.975,pit,log_density,crps\n");
    for (CurveScore score : scores) {
      String name =
          String.join(
              ",",
              List.of(
                  cell(score.of().collection()),
                  cell(score.of().curve()),
                  cell(score.method()),
                  score.of().origin() == 0 ? "" : Integer.toString(score.of().origin())));
      ForecastRows.append(text, name, score);
    }
    return text.toString();
  }

  /** What a folder gets. */
  public Map<String, OutputFolder.Content> files() {
    Map<String, OutputFolder.Content> files = new LinkedHashMap<>();
    files.put(JSON, file -> Files.writeString(file, json()));
    files.put(CURVES, file -> Files.writeString(file, curvesCsv()));
    files.put(TOTALS, file -> Files.writeString(file, totalsCsv()));
    files.put(FORECASTS, file -> Files.writeString(file, forecastsCsv()));
    return files;
  }
}
