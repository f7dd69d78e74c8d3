package org.foreshock.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foreshock.fit.Column;
import org.foreshock.forecast.Bands;
import org.foreshock.forecast.Future;
import org.foreshock.forecast.TargetScale;
import org.foreshock.forecast.TurningPoint;
import org.foreshock.law.Break;
import org.foreshock.point.PointFit;
import org.foreshock.point.PointMethod;

/**
 * summary.json of a point fit: shaped as that of a posterior, so that one program reads both. The
 * fit's values stand where medians would, and every interval is null.
 */
final class PointJson {
  private static final String[] SUMMARY = {
    "mean", "sd", "q05", "q25", "q50", "q75", "q95", "mcse_mean", "rhat", "ess_bulk", "ess_tail"
  };
  private static final String[] SPREAD = {"q05", "q25", "q50", "q75", "q95"};
  private static final String MEDIAN = "q50";

  private final PointResults results;

  private PointJson(PointResults results) {
    this.results = results;
  }

  static String text(PointResults results) {
    return SummaryJson.write(new PointJson(results).document());
  }

  private Map<String, Object> document() {
    PointFit fit = results.fit();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", results.version());
    all.put("title", results.title());
    all.put("method", fit.method().label());
    all.put("data", SummaryJson.data(results.source(), results.table()));
    all.put("model", model());
    all.put("settings", settings());
    all.put("diagnostics", diagnostics());
    all.put("least_squares", leastSquares());
    all.put("parameters", parameters());
    all.put("breaks", breaks());
    all.put("turning_points", turningPoints());
    all.put("target", results.outlook().target().map(PointJson::target).orElse(null));
    all.put("forecast", forecast(results.outlook().at()));
    all.put("held_out", results.outlook().heldOut().map(HeldOutReport::json).orElse(null));
    all.put("rivals", rivals());
    return all;
  }

  private Map<String, Object> model() {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("breaks", results.fit().law().breaks().size());
    model.put("noise", results.fit().noise().label());
    model.put("sigma_at", null);
    model.put("ceiling", Decimal.exactOrNull(results.table().metric().ceiling()));
    model.put("horizon_decades", Decimal.orNull(results.horizonDecades()));
    model.put("prior_only", false);
    return model;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("bands_to", Decimal.orNull(results.outlook().horizon().to()));
    return settings;
  }

  private Map<String, Object> diagnostics() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("ok", results.fit().problems().isEmpty());
    map.put("problems", results.fit().problems());
    return map;
  }

  private Map<String, Object> leastSquares() {
    PointFit fit = results.fit();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("of", fit.method() == PointMethod.PUBLISHED ? "ln(1 + y)" : response(fit));
    map.put("sum_of_squares", Decimal.orNull(fit.squares()));
    map.put("runs", Decimal.orNull(fit.runs()));
    map.put("parameters", fit.parameters());
    return map;
  }

  private String response(PointFit fit) {
    String y = results.table().metric().isReversed() ? "(ceiling - y)" : "y";
    return (fit.noise().isLog() ? "ln " : "") + y;
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Column column : Column.of(results.fit().law().breaks().size(), results.fit().noise())) {
      double value = column.value().applyAsDouble(results.outlook().point());
      parameters.put(column.name(), only(SUMMARY, MEDIAN, value));
    }
    return parameters;
  }

  private List<Map<String, Object>> breaks() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Break at : results.fit().law().breaks()) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("number", list.size() + 1);
      map.put("place", only(SPREAD, MEDIAN, at.place()));
      map.put("slope_change", only(SPREAD, MEDIAN, at.slopeChange()));
      map.put("sharpness", only(SPREAD, MEDIAN, at.sharpness()));
      map.put("probability_beyond_last_run", null);
      list.add(map);
    }
    return list;
  }

  private List<Map<String, Object>> turningPoints() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (TurningPoint point : results.outlook().turningPoints()) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("kind", point.kind().label());
      map.put("number", point.number());
      map.put("probability", null);
      map.put("place", only(SPREAD, MEDIAN, point.place().median()));
      list.add(map);
    }
    return list;
  }

  private static Map<String, Object> target(TargetScale target) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("y", Decimal.orNull(target.y()));
    map.put("probability_never", null);
    map.put("log10_x", only(SPREAD, MEDIAN, target.log10X().median()));
    return map;
  }

  private List<Map<String, Object>> forecast(double[] values) {
    String[] names = new String[Bands.PROBABILITIES.length];
    for (int j = 0; j < names.length; j++) {
      names[j] = BandsCsv.name(Bands.PROBABILITIES[j]);
    }
    List<Map<String, Object>> list = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("x", Decimal.orNull(results.outlook().horizon().points()[i]));
      map.put("future", Future.AS_FITTED.label());
      map.put("curve", only(names, names[names.length / 2], values[i]));
      map.put("observation", null);
      list.add(map);
    }
    return list;
  }

  private List<Map<String, Object>> rivals() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (PointFit.Rival rival : results.fit().rivals()) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("sum_of_squares", Decimal.orNull(rival.squares()));
      map.put("log_likelihood_ratio", Decimal.orNull(rival.logLikelihoodRatio()));
      map.put("a", Decimal.orNull(rival.law().limit()));
      map.put("b", Decimal.orNull(Math.exp(rival.law().logOffset())));
      map.put("c0", Decimal.orNull(rival.law().slope()));
      map.put("breaks", rival.law().breaks().stream().map(PointJson::breakOf).toList());
      map.put("forecast", forecast(results.outlook().rivalsAt().get(list.size())));
      list.add(map);
    }
    return list;
  }

  private static Map<String, Object> breakOf(Break at) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("c", Decimal.orNull(at.slopeChange()));
    map.put("d", Decimal.orNull(at.place()));
    map.put("f", Decimal.orNull(at.sharpness()));
    return map;
  }

  /** One value under its name, null under all others. */
  private static Map<String, Object> only(String[] names, String name, double value) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String each : names) {
      map.put(each, each.equals(name) ? Decimal.orNull(value) : null);
    }
    return map;
  }
}
