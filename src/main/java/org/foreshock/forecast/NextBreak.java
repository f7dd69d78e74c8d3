package org.foreshock.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.foreshock.law.Break;
import org.foreshock.posterior.PosteriorDraw;

/**
 * The first break beyond the largest scale run, whatever its number. Of draws as fitted it is one
 * that the fit has; of draws with {@link ComingBreaks} also one that only the prior foresees.
 *
 * @param probability that there is one, where the draws can have any
 * @param which its posterior where there is one; empty if no draw has one
 * @param places of all draws, ascending; +∞ where there is none
 */
public record NextBreak(double probability, Optional<BreakPosterior> which, double[] places) {

  /**
   * Reads draws.
   *
   * @param draws of laws, of any numbers of breaks, at least one
   * @param largest scale run
   */
  public static NextBreak of(List<PosteriorDraw> draws, double largest) {
    List<Break> found = new ArrayList<>();
    double[] places = new double[draws.size()];
    Arrays.fill(places, Double.POSITIVE_INFINITY);
    for (int s = 0; s < places.length; s++) {
      Optional<Break> next =
          draws.get(s).law().ordered().stream().filter(at -> at.place() > largest).findFirst();
      next.ifPresent(found::add);
      places[s] = next.map(Break::place).orElse(Double.POSITIVE_INFINITY);
    }
    Arrays.sort(places);
    return new NextBreak(
        found.size() / (double) places.length,
        found.isEmpty() ? Optional.empty() : Optional.of(BreakPosterior.of(1, found, largest)),
        places);
  }

  /** Probability that a break comes between the largest scale run and x. */
  public double probabilityBefore(double x) {
    int before = 0;
    while (before < places.length && places[before] <= x) {
      before++;
    }
    return before / (double) places.length;
  }
}
