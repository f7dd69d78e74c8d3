package org.foreshock.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foreshock.budget.CurvePoint;
import org.foreshock.budget.Goal;
import org.foreshock.budget.Remedy;
import org.foreshock.budget.SeedAnswer;
import org.foreshock.budget.SeedQuestion;
import org.foreshock.numeric.Logs;

/** seeds.json, the contract with other programs (docs/output.md). */
final class SeedJson {
  private SeedJson() {}

  static String text(SeedResults results) {
    SeedAnswer answer = results.answer();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", results.version());
    all.putAll(answer(answer));
    all.put("curve", answer.curve().stream().map(SeedJson::point).toList());
    all.put("remedies", answer.remedies().stream().map(SeedJson::remedy).toList());
    all.put("question", question(results));
    return SummaryJson.write(all);
  }

  /** The numbers of one answer. */
  static Map<String, Object> answer(SeedAnswer answer) {
    SeedAnswer.Verdict verdict = answer.verdict();
    SeedAnswer.There there = answer.there();
    SeedAnswer.Setting setting = answer.setting();
    List<Object> interval = new ArrayList<>();
    interval.add(Decimal.orNull(verdict.low()));
    interval.add(Decimal.orNull(verdict.high()));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("attainable", verdict.attainable());
    map.put("seeds_per_scale", verdict.attainable() ? verdict.seeds() : null);
    map.put("seeds_interval", interval);
    map.put("seeds_interval_tight", verdict.tight());
    map.put("seeds_evaluated", verdict.seeds());
    map.put("assurance", Decimal.orNull(there.assurance()));
    map.put("mean_length", Decimal.orNull(there.meanLength()));
    map.put("length_reached", Decimal.orNull(there.lengthReached()));
    map.put("coverage", Decimal.orNull(there.coverage()));
    map.put("coverage_located", Decimal.orNull(there.coverageLocated()));
    map.put("coverage_around", Decimal.orNull(answer.coverageAround()));
    map.put("probability_break", Decimal.orNull(there.probabilityBreak()));
    map.put("probability_ahead", Decimal.orNull(there.probabilityAhead()));
    map.put("prior_probability_break", Decimal.orNull(setting.priorProbabilityBreak()));
    map.put("prior_length", Decimal.orNull(setting.priorLength()));
    map.put("total_runs", Decimal.orNull(answer.totalRuns()));
    map.put("total_cost", Decimal.orNull(answer.totalCost()));
    map.put("information_guide", Decimal.orNull(setting.guide()));
    map.put("visible_share", Decimal.orNull(setting.visibleShare()));
    map.put("spacing", Decimal.orNull(setting.spacing()));
    map.put("too_coarse", setting.coarse());
    map.put("simulated_sweeps", answer.trials());
    map.put("fallbacks", answer.fallbacks());
    map.put("unsettled", answer.unsettled());
    return map;
  }

  private static Map<String, Object> point(CurvePoint at) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("seeds", at.seeds());
    map.put("assurance", Decimal.orNull(at.assurance()));
    map.put("low", Decimal.orNull(at.low()));
    map.put("high", Decimal.orNull(at.high()));
    map.put("mean_length", Decimal.orNull(at.meanLength()));
    map.put("coverage", Decimal.orNull(at.coverage()));
    map.put("replicates", at.replicates());
    return map;
  }

  private static Map<String, Object> remedy(Remedy remedy) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", remedy.kind().name().toLowerCase(Locale.ROOT));
    map.put("decades", Decimal.orNull(remedy.decades()));
    map.put("assurance", Decimal.orNull(remedy.assurance()));
    map.put("mean_length", Decimal.orNull(remedy.meanLength()));
    return map;
  }

  private static Map<String, Object> question(SeedResults results) {
    SeedQuestion question = results.question();
    Goal goal = question.goal();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("scenario", results.scenario());
    List<Object> scales = new ArrayList<>();
    for (double u : question.design().logScales()) {
      scales.add(Decimal.orNull(Math.exp(u)));
    }
    map.put("scales", scales);
    map.put("criterion", goal.criterion().label());
    map.put("asked_assurance", Decimal.orNull(goal.assurance()));
    map.put("width", Decimal.orNull(goal.located().width()));
    map.put("longest", Decimal.orNull(goal.longest()));
    map.put("level", Decimal.orNull(goal.located().level()));
    map.put("horizon_end", Decimal.orNull(Logs.exp10(question.prior().horizonEnd())));
    map.put("min_seeds", question.range().fewest());
    map.put("max_seeds", question.range().most());
    map.put("cost_exponent", Decimal.orNull(question.costExponent()));
    map.put("break_rate", Decimal.orNull(question.breakRate()));
    map.put("analysis_breaks", question.prior().priors().breaks());
    map.put("probability_zero_floor", Decimal.orNull(question.prior().zeroFloor()));
    map.put("priors", question.prior().priors().statements());
    map.put("random_seed", question.randomSeed());
    return map;
  }
}
