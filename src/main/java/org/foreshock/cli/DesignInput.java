package org.foreshock.cli;

import java.util.Arrays;
import java.util.List;
import org.foreshock.budget.Design;
import org.foreshock.data.InputException;
import org.foreshock.numeric.Logs;
import picocli.CommandLine.Option;

/** Where the runs are to be. */
final class DesignInput {
  private static final double USUAL_DISTANCE = 0.2;

  @Option(
      names = "--from",
      paramLabel = "X",
      description =
          "smallest scale; default: three decades before the break, or that of the pilot fit")
  private Double from;

  @Option(
      names = "--distance",
      paramLabel = "DECADES[,...]",
      split = ",",
      description = {
        "how far before the break the largest scale is, negative for past it; default 0.2.",
        "A list makes a table (foreshock seeds)."
      })
  private double[] distances;

  @Option(
      names = "--to",
      paramLabel = "X",
      description = "the largest scale, in place of --distance")
  private Double to;

  @Option(
      names = "--scales",
      paramLabel = "N",
      description = "number of scales, log-spaced between these; default ${DEFAULT-VALUE}")
  private int scales = 12;

  @Option(
      names = "--at",
      paramLabel = "X",
      split = ",",
      description = "the scales themselves, in place of all these")
  private double[] at;

  /** The distances, in the order given; NaN where the largest scale is stated otherwise. */
  List<Double> distances() {
    int stated = (at != null ? 1 : 0) + (to != null ? 1 : 0) + (distances != null ? 1 : 0);
    if (stated > 1) {
      throw new InputException(
          "--at, --to and --distance each say where the largest scale is: keep one of them");
    }
    if (at != null || to != null) {
      return List.of(Double.NaN);
    }
    double[] all = distances == null ? new double[] {USUAL_DISTANCE} : distances;
    return Arrays.stream(all).boxed().toList();
  }

  /** Whether the user says where the largest scale is. */
  boolean isBounded() {
    return at != null || to != null || distances != null;
  }

  /**
   * The design for a break.
   *
   * @param logPlace ln of its place
   * @param first ln of the smallest scale, if the user does not say
   * @param distance of the largest scale before it, in decades, if it is stated so
   */
  Design design(double logPlace, double first, double distance) {
    if (at != null) {
      return stated();
    }
    Require.that(to == null || (to > 0 && Double.isFinite(to)), "--to " + to, "a positive scale");
    Require.that(
        to != null || Double.isFinite(distance), "--distance " + distance, "a number of decades");
    return spaced(first, to != null ? Math.log(to) : logPlace - distance * Logs.LN_10);
  }

  /**
   * Log-spaced scales.
   *
   * @param first ln of the smallest scale, if the user does not say
   * @param last ln of the largest
   */
  Design spaced(double first, double last) {
    Require.that(
        scales >= Design.LEAST_SCALES && scales <= 1000, "--scales " + scales, "from 3 to 1000");
    Require.that(from == null || (from > 0 && Double.isFinite(from)), "--from " + from, "positive");
    double start = from == null ? first : Math.log(from);
    if (!(last > start)) {
      throw new InputException(
          "the largest scale, "
              + Lists.number(Math.exp(last))
              + ", is not beyond the smallest, "
              + Lists.number(Math.exp(start))
              + ": choose a smaller --from, or a larger --to or smaller --distance");
    }
    return Design.spaced(start, last, scales);
  }

  private Design stated() {
    double[] sorted = Arrays.stream(at).sorted().distinct().toArray();
    for (double x : sorted) {
      Require.that(x > 0 && Double.isFinite(x), "--at " + x, "a positive scale");
    }
    Require.that(sorted.length >= Design.LEAST_SCALES, "--at", "at least three different scales");
    return new Design(Arrays.stream(sorted).map(Math::log).toArray());
  }
}
