package org.foreshock.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.foreshock.backtest.CurveScore;
import org.foreshock.backtest.CurveScore.Measure;
import org.foreshock.backtest.PooledCoverage;
import org.foreshock.backtest.Totals;

/** A backtest for people. */
final class BacktestReport {
  private final BacktestResults results;
  private final StringBuilder text = new StringBuilder();

  private BacktestReport(BacktestResults results) {
    this.results = results;
  }

  static String of(BacktestResults results) {
    return new BacktestReport(results).text();
  }

  private String text() {
    String collection = "";
    for (Totals total : results.totals()) {
      if (!total.collection().equals(collection)) {
        collection = total.collection();
        head(collection);
      }
      row(total);
    }
    pooled();
    problems();
    text.append(
        """

        RMSLE is the root mean square of ln(median / y), lpd the mean log density of ln y, LL that of
        y over the largest y shown: means over curves, medians in brackets. hold: shares of the runs
        in the central 50, 80, 90 and 95 % intervals, means over curves. CRPS is of ln y.
        """);
    return text.toString();
  }

  private void head(String collection) {
    text.append(collection.equals(Totals.ALL) ? "all together" : collection).append('\n');
    append("method", "curves", "RMSLE", "lpd", "LL", "50/80/90/95 hold", "CRPS", "s each");
  }

  private void append(Object... cells) {
    String line = String.format(Locale.ROOT, "  %-15s %9s %15s %13s %13s %17s %7s %7s", cells);
    text.append(line.stripTrailing()).append('\n');
  }

  private void row(Totals total) {
    int cases = total.scores().size();
    append(
        total.method(),
        total.scored() == cases ? cases : total.scored() + " of " + cases,
        both(total, Measure.RMSLE, 4),
        both(total, Measure.LPD, 2),
        both(total, Measure.LL_SCALED, 2),
        held(total),
        Decimal.fixed(total.mean(Measure.CRPS), 4),
        results.isTimed() ? Decimal.brief(total.seconds() / cases, 2) : "");
  }

  private static String both(Totals total, Measure measure, int decimals) {
    return shown(total.mean(measure), decimals)
        + " ("
        + shown(total.median(measure), decimals)
        + ")";
  }

  private static String shown(double value, int decimals) {
    return Double.isInfinite(value)
        ? Decimal.brief(value, decimals)
        : Math.abs(value) >= 1000 ? Decimal.brief(value, 2) : Decimal.fixed(value, decimals);
  }

  private static String held(Totals total) {
    return String.join(
        "/",
        List.of(Measure.COVERAGE50, Measure.COVERAGE80, Measure.COVERAGE90, Measure.COVERAGE95)
            .stream()
            .map(measure -> Decimal.fixed(100 * total.mean(measure), 0))
            .toList());
  }

  /** The coverage of all runs together, for each method. */
  private void pooled() {
    text.append("\nof all runs together, in curves with five runs or more ahead, hold (in brackets")
        .append(" 95 % of a bootstrap over curves)\n");
    String last = results.totals().get(results.totals().size() - 1).collection();
    for (Totals total : results.totals()) {
      if (total.collection().equals(last)) {
        pooled(total.method(), total.coverage());
      }
    }
  }

  private void pooled(String method, PooledCoverage coverage) {
    text.append(String.format(Locale.ROOT, "  %-15s", method));
    for (int i = 0; i < coverage.levels().length && coverage.curves() > 0; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %.0f %%: %.0f (%.0f-%.0f)",
              100 * coverage.levels()[i],
              100 * coverage.shares()[i],
              100 * coverage.low()[i],
              100 * coverage.high()[i]));
    }
    text.append(coverage.curves() > 0 ? "\n" : "  no such curve\n");
  }

  /** How often each method failed, and the first reason. */
  private void problems() {
    List<String> methods = results.totals().stream().map(Totals::method).distinct().toList();
    for (String method : methods) {
      List<CurveScore> failed =
          results.scores().stream()
              .filter(score -> score.method().equals(method) && !score.isScored())
              .toList();
      Optional<String> why =
          failed.stream().flatMap(score -> score.foretold().problem().stream()).findFirst();
      if (!failed.isEmpty()) {
        text.append("\n").append(method).append(" has no error for ").append(failed.size());
        text.append(" of ").append(results.scores().size() / methods.size()).append(" curves: ");
        text.append(failed.get(0).of().curve()).append(": ").append(why.orElse("unknown"));
        text.append('\n');
      }
    }
  }
}
