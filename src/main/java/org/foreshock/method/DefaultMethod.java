package org.foreshock.method;

import java.util.List;
import org.foreshock.data.InputException;
import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.prior.FloorKind;
import org.foreshock.sampler.Sampler;

/**
 * What Foreshock forecasts with if nothing is chosen: the posterior of one break under the default
 * priors. Its chains run on one thread, for many fits at a time.
 */
public record DefaultMethod() implements Method {
  private static final int BREAKS = 1;
  private static final double HORIZON_DECADES = 2;

  @Override
  public String label() {
    return "foreshock";
  }

  @Override
  public Fitted fit(Sweep runs, Metric metric, long seed, Progress progress) {
    PosteriorMethod posterior =
        new PosteriorMethod(
            BREAKS,
            NoiseModel.LOGNORMAL,
            FloorKind.FREE,
            HORIZON_DECADES,
            List.of(),
            false,
            new ChainOptions(
                ChainOptions.CHAINS,
                ChainOptions.WARMUP,
                ChainOptions.DRAWS,
                1,
                Sampler.NoUTurn.DEFAULT));
    if (runs.size() < posterior.leastScales()) {
      throw new InputException(
          label()
              + " needs "
              + posterior.leastScales()
              + " distinct scales or more, and there are "
              + runs.size());
    }
    return posterior.fit(runs, metric, seed, progress);
  }
}
