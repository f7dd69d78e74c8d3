package org.foreshock.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.foreshock.data.Metric;
import org.foreshock.data.Table;
import org.foreshock.law.BrokenPowerLaw;
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
    List<BrokenPowerLaw> rivals = fit.rivals().stream().map(PointFit.Rival::law).toList();
    return new PointOutlook(
        horizon,
        point,
        grid,
        values(fit.law(), metric, grid),
        rivals.stream().map(law -> values(law, metric, grid)).toList(),
        values(fit.law(), metric, horizon.points()),
        rivals.stream().map(law -> values(law, metric, horizon.points())).toList(),
        TurningPoint.of(only, metric, horizon.from(), horizon.to()),
        target.map(y -> TargetScale.of(only, metric, horizon.from(), y)),
        table.heldOut().map(runs -> HeldOut.ofPoint(fit.law(), metric, runs)));
  }

  private static double[] values(BrokenPowerLaw law, Metric metric, double[] x) {
    return Arrays.stream(x).map(law::value).map(metric::flip).toArray();
  }
}
