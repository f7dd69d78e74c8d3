package org.foreshock.cli;

import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.InputException;
import org.foreshock.data.Metric;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import picocli.CommandLine.Option;

/** A law, in the symbols of the paper. */
final class LawInput {
  @Option(names = "--a", paramLabel = "A", description = "limit, in y units; default 0")
  private double a;

  @Option(
      names = "--b",
      paramLabel = "B",
      description = "offset, positive: the first segment is b x^(-c0)")
  private Double b;

  @Option(
      names = "--c0",
      paramLabel = "C0",
      description = "first slope on log-log axes; positive falls")
  private Double slope;

  @Option(
      names = "--break",
      paramLabel = "D:C:F",
      description = {
        "a break (repeatable, in any order): its place d in x units, its change of slope c (positive"
            + " makes the curve fall faster) and its sharpness f (smaller is sharper: the middle"
            + " 80 %% of the change takes about 1.9 f decades)"
      })
  private List<String> breaks = new ArrayList<>();

  @Option(
      names = "--ceiling",
      paramLabel = "V",
      description = "the metric is V minus the law, for metrics that rise to V")
  private Double ceiling;

  /** What the law is of the metric. */
  Metric metric() {
    if (ceiling == null) {
      return Metric.PLAIN;
    }
    Require.that(Double.isFinite(ceiling), "--ceiling", ceiling, "a finite number, such as 1");
    return new Metric(ceiling);
  }

  /** The law, checked. */
  BrokenPowerLaw law() {
    require(b, "--b", "offset", "--b 2.3");
    require(slope, "--c0", "first slope", "--c0 0.05");
    Require.that(Double.isFinite(a), "--a", a, "finite");
    Require.that(b > 0 && Double.isFinite(b), "--b", b, "positive and finite");
    Require.that(Double.isFinite(slope), "--c0", slope, "finite");
    return BrokenPowerLaw.of(a, b, slope, breakList());
  }

  private Break[] breakList() {
    return breaks.stream().map(text -> breakOf("--break", text)).toArray(Break[]::new);
  }

  /** What to call a law. */
  static String title(BrokenPowerLaw law) {
    int n = law.breaks().size();
    return n == 0 ? "A power law" : "A power law with " + (n == 1 ? "1 break" : n + " breaks");
  }

  /**
   * A break, as D:C:F.
   *
   * @param option that it is the argument of, for messages
   */
  static Break breakOf(String option, String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3) {
      throw new InputException(
          option + " " + text + ": write it as PLACE:CHANGE:SHARPNESS, such as 612:5.7:0.06");
    }
    String stated = option + " " + text;
    double place = number(stated, parts[0]);
    double change = number(stated, parts[1]);
    double sharpness = number(stated, parts[2]);
    Require.that(
        place > 0 && Double.isFinite(place), stated + ", place", place, "positive and finite");
    Require.that(Double.isFinite(change), stated + ", change of slope", change, "finite");
    Require.that(
        sharpness > 0 && Double.isFinite(sharpness),
        stated + ", sharpness",
        sharpness,
        "positive and finite");
    return new Break(place, change, sharpness);
  }

  private static double number(String stated, String part) {
    try {
      return Double.parseDouble(part.strip());
    } catch (NumberFormatException e) {
      throw new InputException(
          stated + ": '" + part + "' is not a number; write it like 612:5.7:0.06", e);
    }
  }

  private static void require(Double value, String option, String what, String example) {
    if (value == null) {
      throw new InputException(
          option + " is missing: a law needs its " + what + ", as in " + example);
    }
  }
}
