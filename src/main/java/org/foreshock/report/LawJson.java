package org.foreshock.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foreshock.forecast.Decomposition;
import org.foreshock.forecast.Turns;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.law.Segment;

/** law.json: a law's numbers for other programs (docs/output.md). */
final class LawJson {
  private LawJson() {}

  static String text(LawResults results) {
    Decomposition parts = results.parts();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", results.version());
    all.put("title", results.title());
    all.put("law", law(parts));
    all.put("from", Decimal.orNull(parts.from()));
    all.put("to", Decimal.orNull(parts.to()));
    all.put("segments", segments(parts.law()));
    all.put("breaks", breaks(parts.law()));
    all.put("turning_points", turns(parts));
    List<Map<String, Object>> values = new ArrayList<>();
    for (double x : results.points()) {
      values.add(value(parts, x));
    }
    all.put("values", values);
    return SummaryJson.write(all);
  }

  private static Map<String, Object> law(Decomposition parts) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", Decimal.orNull(parts.law().limit()));
    map.put("b", Decimal.orNull(Math.exp(parts.law().logOffset())));
    map.put("c0", Decimal.orNull(parts.law().slope()));
    map.put("ceiling", Decimal.orNull(parts.metric().ceiling()));
    return map;
  }

  private static List<Map<String, Object>> segments(BrokenPowerLaw law) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Segment segment : law.segments()) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("number", list.size() + 1);
      map.put("from", Decimal.orNull(segment.from()));
      map.put("to", Decimal.orNull(segment.to()));
      map.put("slope", Decimal.orNull(segment.slope()));
      list.add(map);
    }
    return list;
  }

  private static List<Map<String, Object>> breaks(BrokenPowerLaw law) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Break at : law.ordered()) {
      Decomposition.Step step = Decomposition.Step.of(at);
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("number", list.size() + 1);
      map.put("place", Decimal.orNull(at.place()));
      map.put("slope_change", Decimal.orNull(at.slopeChange()));
      map.put("sharpness", Decimal.orNull(at.sharpness()));
      map.put("from", Decimal.orNull(step.from()));
      map.put("to", Decimal.orNull(step.to()));
      list.add(map);
    }
    return list;
  }

  private static List<Map<String, Object>> turns(Decomposition parts) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Turns.Turn turn : parts.turns()) {
      double x = Math.exp(turn.u());
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("kind", turn.kind().label());
      map.put("x", Decimal.orNull(x));
      map.put("y", Decimal.orNull(parts.metricAt(x)));
      list.add(map);
    }
    return list;
  }

  private static Map<String, Object> value(Decomposition parts, double x) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("x", Decimal.orNull(x));
    map.put("y", Decimal.orNull(parts.metricAt(x)));
    map.put("law", Decimal.orNull(parts.law().value(x)));
    map.put("excess", Decimal.orNull(parts.excess(x)));
    map.put("law_slope", Decimal.orNull(parts.lawSlope(x)));
    map.put("excess_slope", Decimal.orNull(parts.excessSlope(x)));
    return map;
  }
}
