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
    return of(Noise.lognormal(sigma), laws);
  }

  private static List<PosteriorDraw> of(Noise noise, BrokenPowerLaw... laws) {
    List<PosteriorDraw> draws = new ArrayList<>();
    for (BrokenPowerLaw law : laws) {
      draws.add(new PosteriorDraw(1, draws.size() + 1, 0, law, noise));
    }
    return draws;
  }

  /** The same law again and again. */
  static List<PosteriorDraw> repeated(int count, double sigma, BrokenPowerLaw law) {
    return repeated(count, Noise.lognormal(sigma), law);
  }

  /** The same law again and again, with any noise. */
  static List<PosteriorDraw> repeated(int count, Noise noise, BrokenPowerLaw law) {
    BrokenPowerLaw[] laws = new BrokenPowerLaw[count];
    Arrays.fill(laws, law);
    return of(noise, laws);
  }
}
