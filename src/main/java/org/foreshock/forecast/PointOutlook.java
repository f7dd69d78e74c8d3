package org.foreshock.forecast;

import java.util.List;
import java.util.Optional;
import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;
import org.foreshock.data.Table;
import org.foreshock.point.PointFit;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.PosteriorDraw;

/**
 * What one best curve says; nothing of how sure it is. All values are in the user's metric.
 *
 * @param horizon how far
 * @param point the curve as a draw, for what reads laws off draws
 * @param x the grid of scales
 * @param curve its values over the grid
 * @param rivals values of every rival over the grid
 * @param at its values at the points
 * @param rivalsAt values of every rival at the points
 * @param turningPoints between the smallest scale and the end
 * @param target if one was asked for
 * @param heldOut how well it foresaw the runs held out, if any were
 */
public record PointOutlook(
    Horizon horizon,
    PosteriorDraw point,
    double[] x,
    double[] curve,
    List<double[]> rivals,
    double[] at,
    List<double[]> rivalsAt,
    List<TurningPoint> turningPoints,
    Optional<TargetScale> target,
    Optional<HeldOut> heldOut) {

  /**
   * Reads a point fit.
   *
   * @param fit the curve and its rivals
   * @param table the runs that it was fitted to, and those held out
   * @param horizon how far to look
   * @param target a y that the curve may reach
   */
  public static PointOutlook of(
      PointFit fit, Table table, Horizon horizon, Optional<Double> target) {
    Metric metric = table.metric();
    Noise noise = Noise.of(fit.noise(), fit.sigma(), Double.NaN, table.sweep());
    PosteriorDraw point = new PosteriorDraw(1, 1, Double.NaN, fit.law(), noise);
    List<PosteriorDraw> only = List.of(point);
    double[] grid = horizon.grid(table.sweep().maxX());
    double[] points = horizon.points();
    PointPredictive curve = new PointPredictive(fit.law(), noise, metric);
    List<PointPredictive> rivals =
        fit.rivals().stream()
            .map(rival -> new PointPredictive(rival.law(), noise, metric))
            .toList();
    return new PointOutlook(
        horizon,
        point,
        grid,
        values(curve, grid),
        rivals.stream().map(rival -> values(rival, grid)).toList(),
        values(curve, points),
        rivals.stream().map(rival -> values(rival, points)).toList(),
        TurningPoint.of(only, metric, horizon.from(), horizon.to()),
        target.map(y -> TargetScale.of(only, metric, horizon.from(), y)),
        table.heldOut().map(runs -> heldOut(curve, runs)));
  }

  /** Its errors alone: what is told of one curve makes up no interval. */
  private static HeldOut heldOut(PointPredictive curve, Sweep runs) {
    ResponseScale scale = ResponseScale.of(curve.noise().model(), curve.metric());
    return HeldOut.of(curve, scale, runs).errorsAlone();
  }

  private static double[] values(PointPredictive curve, double[] x) {
    return Bands.ofCurve(curve, x).medians();
  }
}
