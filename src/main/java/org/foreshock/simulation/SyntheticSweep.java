package org.foreshock.simulation;

import java.util.List;
import org.foreshock.law.BrokenPowerLaw;

/**
 * Runs that were made up.
 *
 * @param scales ascending, in x units
 * @param y {@code y[k][s]} is the metric of seed {@code s} at {@code scales[k]}
 * @param laws of every seed
 */
public record SyntheticSweep(double[] scales, double[][] y, List<BrokenPowerLaw> laws) {
  public SyntheticSweep {
    laws = List.copyOf(laws);
  }
}
