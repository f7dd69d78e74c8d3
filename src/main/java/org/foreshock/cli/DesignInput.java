package org.foreshock.cli;

import java.util.Arrays;
import java.util.List;
import org.foreshock.budget.Design;
import org.foreshock.data.InputException;
import picocli.CommandLine.Option;

/** Where the runs are to be. */
final class DesignInput {
  private static final double LN_10 = Math.log(10);

  @Option(
      names = "--from",
      paramLabel = "X",
      description = "smallest scale; default: three decades before the break")
  private Double from;

  @Option(
      names = "--distance",
      paramLabel = "DECADES[,...]",
      split = ",",
      description = {
        "how far before the break the largest scale is, negative for past it; default 0.2.",
        "A list makes a table."
      })
  private double[] distances;

  @Option(
      names = "--scales",
      paramLabel = "N",
      description = "number of scales, log-spaced between these; default ${DEFAULT-VALUE}")
  private int scales = 12;

  @Option(names = "--at", paramLabel = "X", split = ",", description = "the scales themselves")
  private double[] at;

  /** The distances, in the order given. */
  List<Double> distances() {
    if (at != null && distances != null) {
      throw new InputException(
          "both --at and --distance say where the largest scale is: leave one out");
    }
    double[] all = distances == null ? new double[] {0.2} : distances;
    return Arrays.stream(all).boxed().toList();
  }

  /**
   * The design for a break.
   *
   * @param logPlace ln of its place
   * @param first ln of the smallest scale, if the user does not say
   * @param distance of the largest scale before it, in decades
   */
  Design design(double logPlace, double first, double distance) {
    if (at != null) {
      return stated();
    }
    check(
        scales >= Design.LEAST_SCALES && scales <= 1000, "--scales " + scales, "from 3 to 1000");
    check(from == null || (from > 0 && Double.isFinite(from)), "--from " + from, "positive");
    check(Double.isFinite(distance), "--distance " + distance, "a number of decades");
    double start = from == null ? first : Math.log(from);
    double last = logPlace - distance * LN_10;
    if (!(last > start)) {
      throw new InputException(
          "the largest scale, "
              + Lists.number(Math.exp(last))
              + ", is not beyond the smallest, "
              + Lists.number(Math.exp(start))
              + ": choose a smaller --from or --distance");
    }
    return Design.spaced(start, last, scales);
  }

  private Design stated() {
    double[] sorted = Arrays.stream(at).sorted().distinct().toArray();
    for (double x : sorted) {
      check(x > 0 && Double.isFinite(x), "--at " + x, "a positive scale");
    }
    check(sorted.length >= Design.LEAST_SCALES, "--at", "at least three different scales");
    return new Design(Arrays.stream(sorted).map(Math::log).toArray());
  }

  private static void check(boolean good, String what, String range) {
    if (!good) {
      throw new InputException(what + ": must be " + range);
    }
  }
}
