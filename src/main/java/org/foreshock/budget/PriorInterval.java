package org.foreshock.budget;

import java.util.Arrays;
import org.foreshock.place.AnalysisPrior;
import org.foreshock.prior.Prior;

/** The interval of log10 d that the analysis prior gives alone, without a single run. */
final class PriorInterval {
  private static final int STEPS = 400;
  private static final int DRAWS = 20_000;

  private PriorInterval() {}

  /** Length of the shortest interval with that probability, given d within the horizon. */
  static double length(AnalysisPrior prior, double level) {
    return prior.priors().breaks() == 1
        ? ofOne(prior.priors().log10D().get(0), prior.horizonEnd(), level)
        : ofTheLast(prior, level);
  }

  private static double ofOne(Prior place, double end, double level) {
    double within = place.cumulative(end);
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= STEPS; i++) {
      double start = within * (1 - level) * i / STEPS;
      double length = place.quantile(start + within * level) - place.quantile(start);
      shortest = Math.min(shortest, length);
    }
    return shortest;
  }

  /** The last of several is the largest of ordered draws: from many of them. */
  private static double ofTheLast(AnalysisPrior prior, double level) {
    int last = prior.priors().breaks() - 1;
    var random = Streams.of(0, 0);
    double[] places =
        Arrays.stream(new double[DRAWS])
            .map(none -> prior.priors().sample(random).log10D()[last])
            .filter(place -> place <= prior.horizonEnd())
            .sorted()
            .toArray();
    int within = (int) Math.ceil(level * places.length);
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i + within <= places.length; i++) {
      shortest = Math.min(shortest, places[i + within - 1] - places[i]);
    }
    return shortest;
  }
}
