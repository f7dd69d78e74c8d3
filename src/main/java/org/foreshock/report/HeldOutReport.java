package org.foreshock.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.forecast.Bands;
import org.foreshock.forecast.HeldOut;
import org.foreshock.forecast.Score;
import org.foreshock.forecast.Scores;

/** How well runs that were held out were foreseen, for people and for programs. */
final class HeldOutReport {
  /** With more scales than this their values are not listed. */
  private static final int MOST_LISTED = 8;

  private HeldOutReport() {}

  static String text(HeldOut scored, String xName) {
    StringBuilder text = new StringBuilder();
    Sweep runs = scored.runs();
    line(
        text,
        "%nheld out: %s at %d %s, %s %s to %s",
        counted(runs.runs()),
        runs.size(),
        runs.size() == 1 ? "scale" : "scales",
        xName,
        Decimal.brief(runs.minX(), 4),
        Decimal.brief(runs.maxX(), 4));
    if (runs.size() <= MOST_LISTED) {
      list(text, scored);
    }
    HeldOut.Errors errors = scored.errors();
    line(
        text,
        "  RMSLE %s (root mean squared error of ln y), RMSE %s",
        Decimal.brief(errors.rmsle(), 4),
        Decimal.brief(errors.rmse(), 4));
    scored.calibration().ifPresent(calibration -> calibration(text, calibration));
    return text.toString();
  }

  private static String counted(double runs) {
    return Decimal.brief(runs, 7) + (runs == 1 ? " run" : " runs");
  }

  private static void list(StringBuilder text, HeldOut scored) {
    boolean bands = scored.observation().isPresent();
    line(
        text,
        "  %-10s  %-10s  %-10s%s",
        "at",
        "run",
        "forecast",
        bands ? "  one new run (90 %)" : "");
    for (int k = 0; k < scored.runs().size(); k++) {
      Scale scale = scored.runs().scales().get(k);
      line(
          text,
          "  %-10s  %-10s  %-10s%s",
          Decimal.brief(scale.x(), 4),
          Decimal.brief(scale.mean(), 4),
          Decimal.brief(scored.forecast()[k], 4),
          bands ? "  " + range(scored.observation().orElseThrow(), k) : "");
    }
  }

  private static String range(Bands bands, int k) {
    double[] quantiles = bands.quantiles()[k];
    return Decimal.brief(quantiles[1], 4) + " to " + Decimal.brief(quantiles[7], 4);
  }

  private static void calibration(StringBuilder text, HeldOut.Calibration calibration) {
    line(
        text,
        "  one new run: mean log density %s; its 50 %% interval holds %s of the runs, the 90 %%"
            + " interval %s",
        Decimal.fixed(calibration.meanLogDensity(), 2),
        Decimal.percent(calibration.covered(0.5)),
        Decimal.percent(calibration.covered(0.9)));
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }

  static Map<String, Object> json(HeldOut scored) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("runs", Decimal.orNull(scored.runs().runs()));
    map.put("scales", scored.runs().size());
    map.put("min_x", Decimal.orNull(scored.runs().minX()));
    map.put("max_x", Decimal.orNull(scored.runs().maxX()));
    map.put("rmsle", Decimal.orNull(scored.errors().rmsle()));
    map.put("rmse", Decimal.orNull(scored.errors().rmse()));
    HeldOut.Calibration none = new HeldOut.Calibration(Double.NaN, Scores.of(List.of()));
    HeldOut.Calibration calibration = scored.calibration().orElse(none);
    map.put("mean_log_density", Decimal.orNull(calibration.meanLogDensity()));
    map.put("crps", Decimal.orNull(calibration.scores().crps()));
    for (double level : Score.levels()) {
      map.put("covered_" + Math.round(100 * level), Decimal.orNull(calibration.covered(level)));
    }
    return map;
  }
}
