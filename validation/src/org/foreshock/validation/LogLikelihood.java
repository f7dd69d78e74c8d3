package org.foreshock.validation;

import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.prior.Normal;
import org.foreshock.prior.Prior;
import org.foreshock.prior.StudentT;

/** The log likelihood of single runs, from the definition and not from the engine's own. */
final class LogLikelihood {
  private LogLikelihood() {}

  static double of(Sweep sweep, PosteriorDraw draw) {
    Noise noise = draw.noise();
    double sum = 0;
    for (Scale scale : sweep.scales()) {
      double u = Math.log(scale.x());
      double centre = noise.centre(draw.law(), u);
      double sigma = noise.sigmaAt(u);
      Prior density =
          noise.model() == NoiseModel.STUDENT_T
              ? new StudentT(noise.shape(), centre, sigma)
              : new Normal(centre, sigma);
      for (double y : scale.runs()) {
        sum += density.logDensity(noise.model().isLog() ? Math.log(y) : y);
      }
    }
    return sum;
  }
}
