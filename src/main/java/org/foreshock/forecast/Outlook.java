package org.foreshock.forecast;

import java.util.List;
import java.util.Optional;
import org.foreshock.data.Metric;
import org.foreshock.fit.Fit;
import org.foreshock.predictive.Predictive;

/**
 * Everything that a fit says.
 *
 * @param horizon how far
 * @param curve bands of the curve over the grid
 * @param observation bands of one new run over the grid
 * @param curveAt bands of the curve at the points
 * @param observationAt bands of one new run at the points
 * @param breaks every break
 * @param turningPoints between the smallest scale and the end
 * @param target if one was asked for
 * @param check whether the model fits the runs; empty for the prior alone
 */
public record Outlook(
    Horizon horizon,
    Bands curve,
    Bands observation,
    Bands curveAt,
    Bands observationAt,
    List<BreakPosterior> breaks,
    List<TurningPoint> turningPoints,
    Optional<TargetScale> target,
    Optional<FitCheck> check) {

  /**
   * Reads a fit.
   *
   * @param fit draws of posterior or prior
   * @param predictive what they say of the metric at any scale
   * @param horizon how far to look
   * @param target a y that the curve may reach
   * @param seed of the replicates that check the fit
   * @param seen whether the draws have seen the runs
   */
  public static Outlook of(
      Fit fit,
      Predictive predictive,
      Horizon horizon,
      Optional<Double> target,
      long seed,
      boolean seen) {
    Metric metric = fit.model().metric();
    double[] grid = horizon.grid(fit.model().sweep().maxX());
    return new Outlook(
        horizon,
        Bands.ofCurve(predictive, grid),
        Bands.ofNewRun(predictive, grid),
        Bands.ofCurve(predictive, horizon.points()),
        Bands.ofNewRun(predictive, horizon.points()),
        BreakPosterior.of(fit.draws(), fit.model().sweep()),
        TurningPoint.of(fit.draws(), metric, horizon.from(), horizon.to()),
        target.map(y -> TargetScale.of(fit.draws(), metric, horizon.from(), y)),
        seen ? Optional.of(FitCheck.of(fit.model().sweep(), fit.draws(), seed)) : Optional.empty());
  }
}
