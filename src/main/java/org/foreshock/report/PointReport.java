package org.foreshock.report;

import java.util.List;
import java.util.Locale;
import org.foreshock.data.Metric;
import org.foreshock.data.Setting;
import org.foreshock.data.Sweep;
import org.foreshock.data.Table;
import org.foreshock.fit.Column;
import org.foreshock.forecast.HeldOut;
import org.foreshock.forecast.TurningPoint;
import org.foreshock.law.Break;
import org.foreshock.point.PointFit;
import org.foreshock.point.PointMethod;

/** The table of a point fit for people, in plain ASCII. What is wrong with it comes first. */
final class PointReport {
  private final PointResults results;
  private final PointFit fit;
  private final Table table;
  private final StringBuilder text = new StringBuilder();

  private PointReport(PointResults results) {
    this.results = results;
    fit = results.fit();
    table = results.table();
  }

  static String of(PointResults results) {
    PointReport report = new PointReport(results);
    report.warn();
    report.head();
    report.parameters();
    report.forecast();
    report.turningPoints();
    report.target();
    results.outlook().heldOut().ifPresent(report::heldOut);
    report.rivals();
    return report.text.toString();
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }

  private void warn() {
    if (!fit.problems().isEmpty()) {
      line("CAUTION: this curve is not to be relied on.");
      fit.problems().forEach(problem -> line("  - %s.", problem));
      line("");
    }
  }

  private void head() {
    Sweep sweep = table.sweep();
    Metric metric = table.metric();
    int n = fit.law().breaks().size();
    line(
        "%s: a broken power law with %s, %s",
        results.title(),
        n == 0 ? "no break" : n == 1 ? "1 break" : n + " breaks",
        fit.method() == PointMethod.PUBLISHED
            ? "by the procedure of Caballero et al."
            : "by least squares of " + response());
    line(
        "%s runs at %d scales: %s %s to %s, %s %s to %s",
        Decimal.brief(sweep.runs(), 7),
        sweep.size(),
        table.xName(),
        Decimal.brief(sweep.minX(), 4),
        Decimal.brief(sweep.maxX(), 4),
        table.yName(),
        Decimal.brief(metric.flip(sweep.scales().get(0).mean()), 4),
        Decimal.brief(metric.flip(sweep.scales().get(sweep.size() - 1).mean()), 4));
    if (metric.isReversed()) {
      line(
          "the law is of %s - %s; a and b are too, all else is told of %s",
          Decimal.brief(metric.ceiling(), 6), table.yName(), table.yName());
    }
    table.notes().forEach(note -> line("note: %s", note));
    line("");
  }

  private String response() {
    String y = table.yName();
    if (table.metric().isReversed()) {
      y = "(" + Decimal.brief(table.metric().ceiling(), 6) + " - " + y + ")";
    }
    return fit.noise().isLog() ? "ln " + y : y;
  }

  private void parameters() {
    line("%-24s %11s", "point fit", "value");
    for (Column column : Column.of(fit.law().breaks().size(), fit.noise())) {
      String meaning =
          column.name().equals("sigma")
              ? "  residual sd of " + response()
              : TextReport.meaning(column.name());
      line(
          "%-24s %11s",
          column.name() + meaning,
          Decimal.brief(column.value().applyAsDouble(results.outlook().point()), 4));
    }
    line(
        "sum of squares of %s: %s, %s runs less %d parameters",
        fit.method() == PointMethod.PUBLISHED ? "ln(1 + " + table.yName() + ")" : response(),
        Decimal.brief(fit.squares(), 4),
        Decimal.brief(fit.runs(), 7),
        fit.parameters());
    line(
        "One curve and no uncertainty: %s says how sure any of this is.",
        Setting.METHOD.to("posterior"));
    line("");
  }

  private void forecast() {
    line("%-12s %s", "forecast at", "curve");
    for (int i = 0; i < results.outlook().at().length; i++) {
      line(
          "%-12s %s",
          Decimal.brief(results.outlook().horizon().points()[i], 4),
          Decimal.brief(results.outlook().at()[i], 4));
    }
  }

  private void turningPoints() {
    for (TurningPoint point : results.outlook().turningPoints()) {
      line(
          "turning point: %s %d at %s",
          point.kind().label(), point.number(), Decimal.brief(point.place().median(), 4));
    }
  }

  private void target() {
    results
        .outlook()
        .target()
        .ifPresent(
            target ->
                line(
                    "target %s = %s: reached at %s = %s",
                    table.yName(),
                    Decimal.brief(target.y(), 6),
                    table.xName(),
                    TextReport.scale(target.log10X().median())));
  }

  private void heldOut(HeldOut scored) {
    text.append(HeldOutReport.text(scored, table.xName()));
    double times = scored.errors().rmsle() / fit.sigma();
    if (fit.noise().isLog() && Double.isFinite(times)) {
      line("  that is %s times the residual sd of the runs fitted", Decimal.brief(times, 2));
    }
  }

  private void rivals() {
    List<PointFit.Rival> rivals = fit.rivals();
    if (rivals.isEmpty()) {
      return;
    }
    line("");
    line("other optima that fit nearly as well");
    line("  %-16s %-12s %-20s %s", "sum of squares", "likelihood", "breaks at", forecastHeads());
    rival(fit.squares(), 0, fit.law().breaks(), results.outlook().at(), "  (this fit)");
    for (int i = 0; i < rivals.size(); i++) {
      PointFit.Rival rival = rivals.get(i);
      rival(
          rival.squares(),
          rival.logLikelihoodRatio(),
          rival.law().breaks(),
          results.outlook().rivalsAt().get(i),
          "");
    }
  }

  private String forecastHeads() {
    StringBuilder heads = new StringBuilder();
    for (double x : results.outlook().horizon().points()) {
      heads.append(String.format(Locale.ROOT, "%-11s", "at " + Decimal.brief(x, 4)));
    }
    return heads.toString();
  }

  private void rival(
      double squares, double logRatio, List<Break> breaks, double[] forecast, String note) {
    StringBuilder places = new StringBuilder();
    breaks.forEach(at -> places.append(Decimal.brief(at.place(), 4)).append(' '));
    StringBuilder values = new StringBuilder();
    for (double value : forecast) {
      values.append(String.format(Locale.ROOT, "%-11s", Decimal.brief(value, 4)));
    }
    line(
        "  %-16s %-12s %-20s %s%s",
        Decimal.brief(squares, 5),
        "x " + Decimal.brief(Math.exp(logRatio), 2),
        places,
        values,
        note);
  }
}
