package org.foreshock.method;

import java.util.List;
import org.foreshock.data.InputException;
import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.prior.FloorKind;
import org.foreshock.sampler.Sampler;

/**
 * What Foreshock forecasts with if nothing is chosen: the runs decide whether they are fitted as
 * independent, by the posterior of one break, or as points along one run ({@link AlongOneRun}).
 * Chains run on one thread, for many fits at a time.
 */
public record DefaultMethod() implements Method {
  private static final int BREAKS = 1;
  private static final double HORIZON_DECADES = 2;
  private static final int LEAST_SCALES = BREAKS + 3;

  @Override
  public String label() {
    return AlongOneRun.LABEL;
  }

  @Override
  public Fitted fit(Sweep runs, Metric metric, long seed, Progress progress) {
    PosteriorMethod independent =
        new PosteriorMethod(
            BREAKS,
            NoiseModel.LOGNORMAL,
            FloorKind.AUTO,
            HORIZON_DECADES,
            List.of(),
            false,
            new ChainOptions(
                ChainOptions.CHAINS,
                ChainOptions.WARMUP,
                ChainOptions.DRAWS,
                1,
                Sampler.NoUTurn.DEFAULT));
    if (runs.size() < LEAST_SCALES) {
      throw new InputException(
          label()
              + " needs "
              + LEAST_SCALES
              + " distinct scales or more, and there are "
              + runs.size());
    }
    return new ForecastByPoints(Points.AUTO, independent).fit(runs, metric, seed, progress);
  }
}
