package org.foreshock.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.foreshock.data.Sums;
import org.foreshock.predictive.Distribution;
import org.foreshock.predictive.Predictive;

/**
 * A weighted average of forecasts of any kind. Where all of them are draws, {@link DrawsPredictive}
 * of all draws with their weights says the same and is quicker: here a quantile takes some ten
 * cumulative probabilities of every part.
 */
public final class MixturePredictive implements Predictive {
  private final List<Predictive> parts;
  private final double[] weights;

  private MixturePredictive(List<Predictive> parts, double[] weights) {
    this.parts = parts;
    this.weights = weights;
  }

  /**
   * The average; a part that has all the weight is itself.
   *
   * @param parts at least one
   * @param weights of each, ≥ 0, not all 0; they need not sum to 1
   */
  public static Predictive of(List<? extends Predictive> parts, double... weights) {
    double all = Sums.of(weights);
    boolean negative = Arrays.stream(weights).anyMatch(weight -> weight < 0);
    if (weights.length != parts.size() || negative || !(all > 0 && all < 1 / 0.0)) {
      throw new IllegalArgumentException(
          "weights "
              + Arrays.toString(weights)
              + " of "
              + parts.size()
              + " forecasts: must be as many, none negative, and sum to above 0");
    }
    int[] heavy = IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
    if (heavy.length == 1) {
      return parts.get(heavy[0]);
    }
    return new MixturePredictive(
        Arrays.stream(heavy).<Predictive>mapToObj(parts::get).toList(),
        Arrays.stream(heavy).mapToDouble(i -> weights[i] / all).toArray());
  }

  @Override
  public Distribution curve(double x) {
    return mixture(part -> part.curve(x));
  }

  @Override
  public Distribution newRun(double x) {
    return mixture(part -> part.newRun(x));
  }

  private Distribution mixture(Function<Predictive, Distribution> kind) {
    return new MixtureDistribution(parts.stream().map(kind).toList(), weights);
  }
}
