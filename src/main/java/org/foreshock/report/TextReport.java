package org.foreshock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foreshock.data.Metric;
import org.foreshock.data.Setting;
import org.foreshock.data.Sweep;
import org.foreshock.diagnostics.ColumnSummary;
import org.foreshock.fit.Diagnosis;
import org.foreshock.fit.ModelProbability;
import org.foreshock.forecast.Bands;
import org.foreshock.forecast.BreakPosterior;
import org.foreshock.forecast.FitCheck;
import org.foreshock.forecast.Sensitivity;
import org.foreshock.forecast.Spread;
import org.foreshock.forecast.TargetScale;
import org.foreshock.forecast.TurningPoint;
import org.foreshock.numeric.Logs;

/** The table for people, in plain ASCII. A fit that failed a gate says so before anything else. */
public final class TextReport {
  private final Results results;
  private final Sweep sweep;
  private final StringBuilder text = new StringBuilder();

  private TextReport(Results results) {
    this.results = results;
    this.sweep = results.table().sweep();
  }

  /** The whole report. */
  public static String of(Results results) {
    TextReport report = new TextReport(results);
    report.warn();
    report.head();
    report.parameters();
    report.breaks();
    report.forecast(results.outlook().curveAt(), results.outlook().observationAt());
    report.turningPoints();
    report.target();
    report.heldOut();
    report.sensitivity();
    report.checks();
    report.priors();
    return report.text.toString();
  }

  /** The forecast alone, for a stored fit. */
  public static String forecastOnly(Bands curve, Bands observation) {
    TextReport report = new TextReport();
    report.forecast(curve, observation);
    return report.text.toString();
  }

  private TextReport() {
    this.results = null;
    this.sweep = null;
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private void warn() {
    Diagnosis diagnosis = results.fit().diagnosis();
    if (diagnosis.ok()) {
      return;
    }
    line("NOT CONVERGED: do not rely on these numbers.");
    diagnosis.problems().forEach(problem -> line("  - %s.", problem));
    line("");
  }

  private void head() {
    int n = results.fit().model().breaks();
    Metric metric = results.table().metric();
    line(
        "%s: a broken power law with %s, %s noise%s",
        results.title(),
        n == 0 ? "no break" : n == 1 ? "1 break" : n + " breaks",
        results.fit().model().noise().label(),
        results.priorOnly() ? " (PRIOR ALONE: the runs are not used)" : "");
    line(
        "%s runs at %d scales: %s %s to %s, %s %s to %s",
        Decimal.brief(results.runs(), 7),
        sweep.size(),
        results.table().xName(),
        Decimal.brief(sweep.minX(), 4),
        Decimal.brief(sweep.maxX(), 4),
        results.table().yName(),
        Decimal.brief(metric.flip(sweep.scales().get(0).mean()), 4),
        Decimal.brief(metric.flip(sweep.scales().get(sweep.size() - 1).mean()), 4));
    if (metric.isReversed()) {
      String left = Decimal.brief(metric.ceiling(), 6) + " - " + results.table().yName();
      line(
          "the law is of %s; a and b are too, all else is told of %s",
          left, results.table().yName());
    }
    results.table().notes().forEach(note -> line("note: %s", note));
    line("");
  }

  private void parameters() {
    Diagnosis diagnosis = results.fit().diagnosis();
    line(
        "%-24s %11s %11s %11s %7s %6s",
        results.priorOnly() ? "prior" : "posterior", "median", "5 %", "95 %", "R-hat", "ESS");
    for (Map.Entry<String, ColumnSummary> column : diagnosis.columns().entrySet()) {
      ColumnSummary summary = column.getValue();
      line(
          "%-24s %11s %11s %11s %7s %6s",
          column.getKey() + meaning(column.getKey()),
          Decimal.brief(summary.q50(), 4),
          Decimal.brief(summary.q05(), 4),
          Decimal.brief(summary.q95(), 4),
          Decimal.fixed(summary.rHat(), 3),
          Decimal.fixed(Math.min(summary.essBulk(), summary.essTail()), 0));
    }
    if (!results.priorOnly()) {
      line(
          "%d %s x %d draws: R-hat at most %s, ESS at least %s%s%s",
          results.settings().chains(),
          results.settings().chains() == 1 ? "chain" : "chains",
          results.settings().draws(),
          Decimal.fixed(diagnosis.maxRHat(), 3),
          Decimal.fixed(Math.min(diagnosis.minEssBulk(), diagnosis.minEssTail()), 0),
          sampling(diagnosis),
          diagnosis.ok() ? ": all gates passed" : "");
      diagnosis.trajectories().ifPresent(this::deepest);
      results.fit().models().stream().limit(1).forEach(this::averaged);
    }
    line("");
  }

  private void averaged(ModelProbability model) {
    line(
        "%s with probability %s (standard error %s)",
        model.name(), Decimal.percent(model.probability()), Decimal.percent(model.error()));
  }

  private static String sampling(Diagnosis diagnosis) {
    return diagnosis
        .trajectories()
        .map(
            all ->
                String.format(
                    Locale.ROOT,
                    ", %d divergences, E-BFMI at least %s, tree depth at most %d",
                    all.divergences(),
                    Decimal.fixed(all.minEbfmi(), 2),
                    all.maxDepth()))
        .or(
            () ->
                diagnosis
                    .moves()
                    .map(
                        moves ->
                            String.format(
                                Locale.ROOT,
                                ", a draw every %d steps, at least %s of them accepted",
                                moves.thinning(),
                                Decimal.percent(moves.minAcceptance()))))
        .orElse("");
  }

  private void deepest(Diagnosis.Trajectories all) {
    if (all.deepest() > 0) {
      line(
          "%d of the transitions reached the greatest tree depth, %s: a slow posterior",
          all.deepest(), Setting.MAX_DEPTH);
    }
  }

  /** What a column of draws.csv holds. */
  static String meaning(String column) {
    return switch (column.charAt(0)) {
      case 'a' -> "      limit";
      case 'b' -> "      offset";
      case 'c' -> column.equals("c0") ? "     first slope" : "     change of slope";
      case 'd' -> "     place of break";
      case 'f' -> "     sharpness";
      case 'n' -> "     degrees of freedom";
      default -> column.equals("sigma") ? "  noise of one run" : " growth of it";
    };
  }

  private void breaks() {
    for (BreakPosterior at : results.outlook().breaks()) {
      double ahead = at.probabilityAhead();
      line(
          "break %d: at %s = %s, 90 %% interval %s to %s; beyond the last run with probability %s",
          at.number(),
          results.table().xName(),
          Decimal.brief(at.place().median(), 4),
          Decimal.brief(at.place().q05(), 4),
          Decimal.brief(at.place().q95(), 4),
          Decimal.percent(ahead));
    }
    if (!results.outlook().breaks().isEmpty()) {
      line("");
    }
  }

  private void forecast(Bands curve, Bands observation) {
    line("%-12s %s", "forecast at", "curve: median (90 % interval)     one new run (90 %)");
    for (int i = 0; i < curve.x().length; i++) {
      double[] c = curve.quantiles()[i];
      double[] o = observation.quantiles()[i];
      line(
          "%-12s %-33s %s",
          Decimal.brief(curve.x()[i], 4),
          Decimal.brief(c[4], 4) + "  (" + range(c[1], c[7]) + ")",
          range(o[1], o[7]));
    }
  }

  private static String range(double low, double high) {
    return Decimal.brief(low, 4) + " to " + Decimal.brief(high, 4);
  }

  private void turningPoints() {
    for (TurningPoint point : results.outlook().turningPoints()) {
      line(
          "turning point: %s %d at %s (90 %% %s), probability %s",
          point.kind().label(),
          point.number(),
          Decimal.brief(point.place().median(), 4),
          range(point.place().q05(), point.place().q95()),
          Decimal.percent(point.probability()));
    }
  }

  private void target() {
    results.outlook().target().ifPresent(this::target);
  }

  private void target(TargetScale target) {
    Spread log10 = target.log10X();
    line(
        "target %s = %s: reached at %s = %s (90 %% %s); never with probability %s",
        results.table().yName(),
        Decimal.brief(target.y(), 6),
        results.table().xName(),
        scale(log10.median()),
        scale(log10.q05()) + " to " + scale(log10.q95()),
        Decimal.percent(target.probabilityNever()));
  }

  static String scale(double log10) {
    if (log10 == Double.POSITIVE_INFINITY) {
      return "never";
    }
    return log10 > 300 ? "1e" + Decimal.fixed(log10, 0) : Decimal.brief(Logs.exp10(log10), 4);
  }

  private void heldOut() {
    results
        .heldOut()
        .ifPresent(scored -> text.append(HeldOutReport.text(scored, results.table().xName())));
  }

  private void sensitivity() {
    if (results.sensitivity().isEmpty()) {
      return;
    }
    line("");
    line("how much this leans on the prior of f (spread of ln f halved, as stated, doubled)");
    for (Sensitivity leaning : results.sensitivity()) {
      List<String> parts = new ArrayList<>();
      parts.add(
          "curve at "
              + Decimal.brief(leaning.x(), 4)
              + ": "
              + Decimal.brief(leaning.curve().median(), 4)
              + "  ("
              + range(leaning.curve().q05(), leaning.curve().q95())
              + ")");
      for (int i = 0; i < leaning.places().size(); i++) {
        Spread place = leaning.places().get(i);
        parts.add(
            "d"
                + (i + 1)
                + ": "
                + Decimal.brief(place.median(), 4)
                + "  ("
                + range(place.q05(), place.q95())
                + ")");
      }
      line(
          "  x %-4s %s%s",
          Decimal.brief(leaning.factor(), 1),
          String.join("   ", parts),
          leaning.converged() ? "" : "   [did not converge]");
    }
  }

  private void checks() {
    results.outlook().check().ifPresent(this::checks);
  }

  private void checks(FitCheck check) {
    line("");
    if (check.statistics().isEmpty()) {
      line("model check: too few scales to say whether the law fits");
      return;
    }
    List<String> values = new ArrayList<>();
    check.statistics().forEach(s -> values.add(s.name() + " p = " + Decimal.fixed(s.pValue(), 3)));
    line("model check: %s", String.join(", ", values));
    check.complaints().forEach(complaint -> line("  DOES NOT FIT: %s", complaint));
  }

  private void priors() {
    line("");
    line("priors:");
    results.fit().model().priors().statements().forEach(statement -> line("  %s", statement));
  }
}
