package org.foreshock.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foreshock.collapsed.BreakCount;
import org.foreshock.collapsed.Quality;
import org.foreshock.data.NoiseModel;
import org.foreshock.forecast.AverageOutlook;

/**
 * summary.json of an average over numbers of breaks: shaped as that of a posterior, so that one
 * program reads both.
 */
final class AverageJson {
  private final AverageResults results;
  private final BreakCount fit;

  private AverageJson(AverageResults results) {
    this.results = results;
    fit = results.fit();
  }

  static String text(AverageResults results) {
    return SummaryJson.write(new AverageJson(results).document());
  }

  private Map<String, Object> document() {
    AverageOutlook outlook = results.outlook();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", results.version());
    all.put("title", results.title());
    all.put("method", "posterior");
    all.put("data", SummaryJson.data(results.source(), results.table()));
    all.put("model", model());
    all.put("settings", settings());
    all.put("priors", AverageReport.statements(fit));
    all.put("diagnostics", diagnostics());
    all.put("break_count", counts());
    all.put("no_floor", noFloor());
    all.put("models", fit.models().stream().map(AverageJson::modelOf).toList());
    all.put("probability_break_beyond_last_run", Decimal.orNull(outlook.aheadProbability()));
    all.put("next_break", outlook.nextBreak().map(SummaryJson::spread).orElse(null));
    all.put("turning_points", SummaryJson.turns(outlook.turningPoints()));
    all.put("target", outlook.target().map(SummaryJson::target).orElse(null));
    all.put("forecast", SummaryJson.forecast(outlook.curveAt(), outlook.observationAt()));
    all.put("held_out", outlook.heldOut().map(HeldOutReport::json).orElse(null));
    return all;
  }

  private Map<String, Object> model() {
    boolean changes = fit.question().noise() == NoiseModel.HETEROSCEDASTIC;
    double middle = Math.exp(results.table().sweep().logMiddle());
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("breaks", null);
    model.put("max_breaks", fit.question().maxBreaks());
    model.put("break_rate", Decimal.orNull(fit.question().rate()));
    model.put("noise", fit.question().noise().label());
    model.put("sigma_at", Decimal.exactOrNull(changes ? middle : Double.NaN));
    model.put("ceiling", Decimal.exactOrNull(results.table().metric().ceiling()));
    model.put("horizon_decades", Decimal.orNull(fit.question().horizonDecades()));
    model.put("prior_only", false);
    return model;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("sampler", "smc");
    settings.put("draws", fit.draws().size());
    settings.put("random_seed", results.seed());
    settings.put("bands_to", Decimal.orNull(results.outlook().horizon().to()));
    return settings;
  }

  private Map<String, Object> diagnostics() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("ok", fit.problems().isEmpty());
    map.put("problems", fit.problems());
    return map;
  }

  private List<Map<String, Object>> counts() {
    double[] stated = fit.breakProbabilities();
    double[] half = fit.breakProbabilities(0.5);
    double[] twice = fit.breakProbabilities(2);
    List<Map<String, Object>> list = new ArrayList<>();
    for (int n = 0; n < stated.length; n++) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("breaks", n);
      map.put("probability", Decimal.orNull(stated[n]));
      map.put("probability_half_rate", Decimal.orNull(half[n]));
      map.put("probability_double_rate", Decimal.orNull(twice[n]));
      map.put("parameters", null);
      map.put("forecast", null);
      for (AverageOutlook.ByCount count : results.outlook().counts()) {
        if (count.breaks() == n) {
          Map<String, Object> parameters = new LinkedHashMap<>();
          count
              .parameters()
              .forEach((name, spread) -> parameters.put(name, SummaryJson.spread(spread)));
          map.put("parameters", parameters);
          map.put("forecast", SummaryJson.curves(count.curveAt()));
        }
      }
      list.add(map);
    }
    return list;
  }

  private Map<String, Object> noFloor() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("probability", Decimal.orNull(fit.floorlessProbability()));
    map.put("probability_half_rate", Decimal.orNull(fit.floorlessProbability(0.5)));
    map.put("probability_double_rate", Decimal.orNull(fit.floorlessProbability(2)));
    return map;
  }

  private static Map<String, Object> modelOf(BreakCount.Model model) {
    Quality quality = model.quality();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("breaks", model.candidate().breaks());
    map.put("floor", model.candidate().isFloorless() ? "zero" : "free");
    map.put("probability", Decimal.orNull(model.probability()));
    map.put("log_evidence", Decimal.orNull(model.logEvidence()));
    map.put("ok", quality.ok());
    map.put("problems", quality.problems());
    map.put("ess", Decimal.orNull(quality.effective()));
    map.put("pareto_k", quality.paretoShape().map(Decimal::orNull).orElse(null));
    map.put("log_evidence_difference", Decimal.orNull(quality.disagreement()));
    map.put("inner_ess", Decimal.orNull(quality.innerEffective()));
    map.put("inner_pareto_k", quality.innerParetoShape().map(Decimal::orNull).orElse(null));
    map.put("density_evaluations", quality.evaluations());
    map.put("escalated", quality.escalated());
    return map;
  }
}
