package org.foreshock.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.foreshock.data.InputException;
import org.foreshock.forecast.Decomposition;
import org.foreshock.law.BrokenPowerLaw;
import picocli.CommandLine.Option;

/** Scales to look at a law. */
final class ScaleInput {
  private static final int MOST = 100_000;

  /** Scales are round numbers of so many digits where that keeps them apart. */
  private static final MathContext ROUND = new MathContext(6);

  @Option(
      names = "--from",
      paramLabel = "X",
      description = "smallest scale; default: a decade or more before the first break")
  private Double from;

  @Option(
      names = "--to",
      paramLabel = "X",
      description = "largest scale; default: a decade or more after the last break")
  private Double to;

  @Option(
      names = "--scales",
      paramLabel = "N",
      description = "so many scales, evenly spaced in ln x; default ${DEFAULT-VALUE}")
  private int count = 12;

  @Option(
      names = "--at",
      paramLabel = "X",
      split = ",",
      description = "instead: these scales, separated by commas")
  private double[] at;

  /** From where to where, checked. */
  Decomposition.Step range(BrokenPowerLaw law) {
    Decomposition.Step whole = Decomposition.range(law);
    double first = from == null ? whole.from() : from;
    double last = to == null ? whole.to() : to;
    check(first, "--from");
    check(last, "--to");
    if (!(first < last)) {
      throw new InputException(
          "--from " + first + " is not below --to " + last + ": give both, the smaller one first");
    }
    return new Decomposition.Step(first, last);
  }

  /** Refuses a list of scales that comes with ends. */
  void requireEither() {
    if (at != null && (from != null || to != null)) {
      throw new InputException(
          "--at and " + (from != null ? "--from" : "--to") + " are both given: leave one out");
    }
  }

  /** The scales in ascending order, checked. */
  double[] scales(BrokenPowerLaw law) {
    if (at != null) {
      Arrays.stream(at).forEach(x -> check(x, "--at"));
      return Arrays.stream(at).sorted().distinct().toArray();
    }
    if (count < 2 || count > MOST) {
      throw new InputException("--scales " + count + ": must be from 2 to 100,000");
    }
    return evenly(range(law));
  }

  private static void check(double x, String option) {
    Require.that(x > 0 && Double.isFinite(x), option, x, "a positive scale");
  }

  private double[] evenly(Decomposition.Step range) {
    double[] exact = new double[count];
    double[] round = new double[count];
    boolean apart = true;
    for (int i = 0; i < count; i++) {
      double t = i / (count - 1.0);
      double u = (1 - t) * Math.log(range.from()) + t * Math.log(range.to());
      exact[i] = i == 0 ? range.from() : i == count - 1 ? range.to() : Math.exp(u);
      round[i] = new BigDecimal(exact[i], ROUND).doubleValue();
      apart &= i == 0 || round[i] / round[i - 1] > 1 + 1e-3;
    }
    return apart ? round : exact;
  }
}
