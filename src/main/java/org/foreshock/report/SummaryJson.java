package org.foreshock.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.data.Table;
import org.foreshock.diagnostics.ColumnSummary;
import org.foreshock.fit.Diagnosis;
import org.foreshock.fit.Model;
import org.foreshock.fit.ModelProbability;
import org.foreshock.forecast.Bands;
import org.foreshock.forecast.BreakPosterior;
import org.foreshock.forecast.FitCheck;
import org.foreshock.forecast.Future;
import org.foreshock.forecast.Outlook;
import org.foreshock.forecast.Sensitivity;
import org.foreshock.forecast.Spread;
import org.foreshock.forecast.TargetScale;
import org.foreshock.forecast.TurningPoint;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.sampler.ChainSettings;
import org.foreshock.sampler.Sampler;

/**
 * summary.json, the contract with other programs (docs/output.md). Numbers have 10 significant
 * digits; what is not defined or not finite is null.
 */
public final class SummaryJson {
  /** The file's name. */
  public static final String NAME = "summary.json";

  private static final JSON WRITER =
      JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private SummaryJson() {}

  /** The whole text, a line feed at its end. */
  public static String text(Results results) {
    return write(document(results));
  }

  /** Any document made of maps, lists, text and {@link Decimal} numbers. */
  static String write(Object document) {
    try {
      return WRITER.asString(document) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> document(Results results) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", results.version());
    all.put("title", results.title());
    all.put("method", "posterior");
    all.put("data", data(results.source(), results.table()));
    all.put("model", model(results));
    all.put("settings", settings(results));
    all.put("priors", results.fit().model().priors().statements());
    all.put("diagnostics", diagnostics(results.fit().diagnosis()));
    all.put("parameters", parameters(results.fit().diagnosis()));
    all.put("breaks", results.outlook().breaks().stream().map(SummaryJson::breakOf).toList());
    all.put("turning_points", turns(results.outlook().turningPoints()));
    all.put("target", results.outlook().target().map(SummaryJson::target).orElse(null));
    all.put("forecast", forecast(results.outlook()));
    all.put("held_out", results.heldOut().map(HeldOutReport::json).orElse(null));
    all.put("sensitivity", results.sensitivity().stream().map(SummaryJson::leaning).toList());
    all.put("checks", results.outlook().check().map(SummaryJson::checks).orElse(null));
    all.put("timing", timing(results));
    return all;
  }

  /** Where the runs come from, and what there is of them. */
  static Map<String, Object> data(String source, Table table) {
    Sweep sweep = table.sweep();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("source", source);
    data.put("x", table.xName());
    data.put("y", table.yName());
    data.put("runs", Decimal.orNull(sweep.runs()));
    data.put("scales", sweep.size());
    data.put("min_x", Decimal.orNull(sweep.minX()));
    data.put("max_x", Decimal.orNull(sweep.maxX()));
    data.put("at", sweep.scales().stream().map(SummaryJson::at).toList());
    data.put("notes", table.notes());
    return data;
  }

  private static Map<String, Object> at(Scale scale) {
    Map<String, Object> at = new LinkedHashMap<>();
    at.put("x", Decimal.exactOrNull(scale.x()));
    at.put("runs", Decimal.orNull(scale.moments().count()));
    return at;
  }

  private static Map<String, Object> model(Results results) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("breaks", results.fit().model().breaks());
    model.put("noise", results.fit().model().noise().label());
    model.put("sigma_at", Decimal.exactOrNull(sigmaAt(results)));
    model.put("ceiling", Decimal.exactOrNull(results.table().metric().ceiling()));
    model.put("horizon_decades", Decimal.orNull(results.horizonDecades()));
    model.put("prior_only", results.priorOnly());
    model.put("probability_zero_floor", Decimal.orNull(zeroFloor(results)));
    model.put("averaged", results.fit().models().stream().map(SummaryJson::averaged).toList());
    return model;
  }

  /** Share of the draws whose limit is 0 exactly. */
  private static double zeroFloor(Results results) {
    List<PosteriorDraw> draws = results.fit().draws();
    double without = draws.stream().filter(draw -> draw.law().limit() == 0).count();
    return without / draws.size();
  }

  private static Map<String, Object> averaged(ModelProbability of) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", of.name());
    map.put("probability", Decimal.orNull(of.probability()));
    map.put("standard_error", Decimal.orNull(of.error()));
    return map;
  }

  /** The scale that sigma is stated for, where it changes with the scale. */
  private static double sigmaAt(Results results) {
    Model model = results.fit().model();
    return model.noise() == NoiseModel.HETEROSCEDASTIC
        ? Math.exp(model.sweep().logMiddle())
        : Double.NaN;
  }

  private static Map<String, Object> settings(Results results) {
    ChainSettings chains = results.settings();
    Sampler sampler = chains.sampler();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("sampler", results.priorOnly() ? "independent draws" : sampler.label());
    settings.put("chains", chains.chains());
    settings.put("warmup", chains.warmup());
    settings.put("draws", chains.draws());
    settings.put("random_seed", chains.seed());
    boolean trajectories = sampler instanceof Sampler.NoUTurn;
    Sampler.NoUTurn nuts = trajectories ? (Sampler.NoUTurn) sampler : null;
    settings.put(
        "target_acceptance", trajectories ? Decimal.orNull(nuts.targetAcceptance()) : null);
    settings.put("max_depth", trajectories ? nuts.maxDepth() : null);
    settings.put(
        "max_thinning",
        sampler instanceof Sampler.AdaptiveMetropolis metropolis ? metropolis.maxThinning() : null);
    settings.put("bands_to", Decimal.orNull(results.outlook().horizon().to()));
    return settings;
  }

  private static Map<String, Object> diagnostics(Diagnosis diagnosis) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("ok", diagnosis.ok());
    map.put("problems", diagnosis.problems());
    map.put("max_rhat", Decimal.orNull(diagnosis.maxRHat()));
    map.put("min_ess_bulk", Decimal.orNull(diagnosis.minEssBulk()));
    map.put("min_ess_tail", Decimal.orNull(diagnosis.minEssTail()));
    trajectories(diagnosis.trajectories().orElse(null), map);
    map.put(
        "min_acceptance",
        diagnosis.moves().map(moves -> Decimal.orNull(moves.minAcceptance())).orElse(null));
    map.put("thinning", diagnosis.moves().map(Diagnosis.Moves::thinning).orElse(null));
    map.put("gradient_evaluations", diagnosis.gradientEvaluations());
    map.put("density_evaluations", diagnosis.densityEvaluations());
    return map;
  }

  private static void trajectories(Diagnosis.Trajectories of, Map<String, Object> into) {
    into.put("divergences", of == null ? null : of.divergences());
    into.put("min_ebfmi", of == null ? null : Decimal.orNull(of.minEbfmi()));
    into.put("max_tree_depth", of == null ? null : of.maxDepth());
    into.put("tree_depth_hits", of == null ? null : of.deepest());
  }

  private static Map<String, Object> parameters(Diagnosis diagnosis) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, ColumnSummary> column : diagnosis.columns().entrySet()) {
      ColumnSummary summary = column.getValue();
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("mean", Decimal.orNull(summary.mean()));
      map.put("sd", Decimal.orNull(summary.sd()));
      map.put("q05", Decimal.orNull(summary.q05()));
      map.put("q25", Decimal.orNull(summary.q25()));
      map.put("q50", Decimal.orNull(summary.q50()));
      map.put("q75", Decimal.orNull(summary.q75()));
      map.put("q95", Decimal.orNull(summary.q95()));
      map.put("mcse_mean", Decimal.orNull(summary.mcseMean()));
      map.put("rhat", Decimal.orNull(summary.rHat()));
      map.put("ess_bulk", Decimal.orNull(summary.essBulk()));
      map.put("ess_tail", Decimal.orNull(summary.essTail()));
      parameters.put(column.getKey(), map);
    }
    return parameters;
  }

  private static Map<String, Object> breakOf(BreakPosterior at) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("number", at.number());
    map.put("place", spread(at.place()));
    map.put("slope_change", spread(at.slopeChange()));
    map.put("sharpness", spread(at.sharpness()));
    map.put("probability_beyond_last_run", Decimal.orNull(at.probabilityAhead()));
    return map;
  }

  static Map<String, Object> spread(Spread spread) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("q05", Decimal.orNull(spread.q05()));
    map.put("q25", Decimal.orNull(spread.q25()));
    map.put("q50", Decimal.orNull(spread.median()));
    map.put("q75", Decimal.orNull(spread.q75()));
    map.put("q95", Decimal.orNull(spread.q95()));
    return map;
  }

  static List<Map<String, Object>> turns(List<TurningPoint> points) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (TurningPoint point : points) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("kind", point.kind().label());
      map.put("number", point.number());
      map.put("probability", Decimal.orNull(point.probability()));
      map.put("place", spread(point.place()));
      list.add(map);
    }
    return list;
  }

  static Map<String, Object> target(TargetScale target) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("y", Decimal.orNull(target.y()));
    map.put("probability_never", Decimal.orNull(target.probabilityNever()));
    map.put("log10_x", spread(target.log10X()));
    return map;
  }

  private static List<Map<String, Object>> forecast(Outlook outlook) {
    return forecast(outlook.curveAt(), outlook.observationAt());
  }

  /** forecast[] for bands of curve and observation at the same scales. */
  static List<Map<String, Object>> forecast(Bands curve, Bands observation) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (int i = 0; i < curve.x().length; i++) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("x", Decimal.orNull(curve.x()[i]));
      map.put("future", Future.AS_FITTED.label());
      map.put("curve", quantiles(curve.quantiles()[i]));
      map.put("observation", quantiles(observation.quantiles()[i]));
      list.add(map);
    }
    return list;
  }

  /** The curve alone. */
  static List<Map<String, Object>> curves(Bands curve) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (int i = 0; i < curve.x().length; i++) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("x", Decimal.orNull(curve.x()[i]));
      map.put("curve", quantiles(curve.quantiles()[i]));
      list.add(map);
    }
    return list;
  }

  private static Map<String, Object> quantiles(double[] values) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int j = 0; j < values.length; j++) {
      map.put(BandsCsv.name(Bands.PROBABILITIES[j]), Decimal.orNull(values[j]));
    }
    return map;
  }

  private static Map<String, Object> leaning(Sensitivity sensitivity) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("scale_of_ln_f", Decimal.orNull(sensitivity.factor()));
    map.put("converged", sensitivity.converged());
    map.put("x", Decimal.orNull(sensitivity.x()));
    map.put("curve", spread(sensitivity.curve()));
    map.put("places", sensitivity.places().stream().map(SummaryJson::spread).toList());
    return map;
  }

  private static Map<String, Object> checks(FitCheck check) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("complaints", check.complaints());
    List<Map<String, Object>> statistics = new ArrayList<>();
    for (FitCheck.Statistic statistic : check.statistics()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", statistic.name());
      one.put("p_value", Decimal.orNull(statistic.pValue()));
      statistics.add(one);
    }
    map.put("statistics", statistics);
    map.put("pit_deciles", check.pitDeciles());
    map.put("covered_50", Decimal.orNull(check.covered50()));
    map.put("covered_95", Decimal.orNull(check.covered95()));
    return map;
  }

  private static Map<String, Object> timing(Results results) {
    Map<String, Object> timing = new LinkedHashMap<>();
    timing.put("warmup_cpu_s", Decimal.orNull(results.fit().timing().warmupCpu()));
    timing.put("sampling_cpu_s", Decimal.orNull(results.fit().timing().samplingCpu()));
    timing.put("wall_s", Decimal.orNull(results.fit().timing().wall()));
    timing.put("threads", results.settings().threads());
    return timing;
  }
}
