package org.foreshock.budget;

import org.foreshock.place.Experiment;
import org.foreshock.place.PlaceAnalysis;
import org.foreshock.place.PlacePosterior;
import org.foreshock.place.PlacePosterior.How;
import org.foreshock.place.PlacePosterior.Method;
import org.foreshock.prior.Normal;

/**
 * Stands for an analysis whose answer is known: the interval is {@code plateau + size · e^(spread ·
 * z) / √n} long, z the standard normal deviation of the runs at the first scale, where ln y is
 * known to be 0 on average.
 */
record KnownLength(double size, double spread, double plateau, double sigma)
    implements PlaceAnalysis {

  @Override
  public PlacePosterior analyse(Experiment experiment, long seed) {
    double n = experiment.count()[0];
    double z = experiment.mean()[0] * Math.sqrt(n) / sigma;
    double length = plateau + size * Math.exp(spread * z) / Math.sqrt(n);
    return new PlacePosterior(
        9 - 0.5 * length,
        9 + 0.5 * length,
        0.5,
        Math.min(1, 0.3 / length),
        9,
        length * length / 12,
        0.5,
        0,
        new How(Method.QUADRATURE, 0, 1));
  }

  /** The number of seeds at which a share of sweeps is at most so long. */
  double seeds(double longest, double share) {
    double root = size * Math.exp(spread * new Normal(0, 1).quantile(share)) / (longest - plateau);
    return root * root;
  }
}
