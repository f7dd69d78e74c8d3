package org.foreshock.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.PosteriorDraw;

/** Posteriors that tests make up. */
final class Draws {
  private Draws() {}

  /** One draw of each law, all with the same noise. */
  static List<PosteriorDraw> of(double sigma, BrokenPowerLaw... laws) {
    List<PosteriorDraw> draws = new ArrayList<>();
    for (BrokenPowerLaw law : laws) {
      draws.add(new PosteriorDraw(1, draws.size() + 1, 0, law, Noise.lognormal(sigma)));
    }
    return draws;
  }

  /** The same law again and again. */
  static List<PosteriorDraw> repeated(int count, double sigma, BrokenPowerLaw law) {
    BrokenPowerLaw[] laws = new BrokenPowerLaw[count];
    Arrays.fill(laws, law);
    return of(sigma, laws);
  }
}
