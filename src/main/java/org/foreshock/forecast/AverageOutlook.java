package org.foreshock.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foreshock.collapsed.BreakCount;
import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;
import org.foreshock.data.Table;
import org.foreshock.fit.Column;
import org.foreshock.law.Break;
import org.foreshock.posterior.PosteriorDraw;

/**
 * Everything that an average over numbers of breaks says.
 *
 * @param horizon how far
 * @param curve bands of the curve over the grid
 * @param observation bands of one new run over the grid
 * @param curveAt bands of the curve at the points
 * @param observationAt bands of one new run at the points
 * @param counts what each number of breaks says that has draws, ascending
 * @param aheadProbability that there is a break beyond the runs and within the window
 * @param nextBreak place of the first such break, among draws that have one; empty if none has
 * @param turningPoints between the smallest scale and the end
 * @param target if one was asked for
 * @param heldOut how well it foresaw the runs held out, if any were
 */
public record AverageOutlook(
    Horizon horizon,
    Bands curve,
    Bands observation,
    Bands curveAt,
    Bands observationAt,
    List<ByCount> counts,
    double aheadProbability,
    Optional<Spread> nextBreak,
    List<TurningPoint> turningPoints,
    Optional<TargetScale> target,
    Optional<HeldOut> heldOut) {

  /**
   * What laws with n breaks say.
   *
   * @param breaks n
   * @param draws how many of all draws have so many
   * @param curveAt bands of their curve at the points
   * @param parameters where each column of draws.csv lies
   */
  public record ByCount(int breaks, int draws, Bands curveAt, Map<String, Spread> parameters) {}

  /**
   * Reads an average.
   *
   * @param fit the average
   * @param table the runs that it was fitted to, and those held out
   * @param horizon how far to look
   * @param target a y that the curve may reach
   * @param seed of the predictive deviates
   */
  public static AverageOutlook of(
      BreakCount fit, Table table, Horizon horizon, Optional<Double> target, long seed) {
    List<PosteriorDraw> draws = fit.draws();
    Metric metric = table.metric();
    DrawsPredictive predictive = new DrawsPredictive(draws, metric, seed);
    double[] grid = horizon.grid(table.sweep().maxX());
    double[] ahead = ahead(draws, table.sweep().maxX());
    return new AverageOutlook(
        horizon,
        Bands.ofCurve(predictive, grid),
        Bands.ofNewRun(predictive, grid),
        Bands.ofCurve(predictive, horizon.points()),
        Bands.ofNewRun(predictive, horizon.points()),
        counts(fit, metric, horizon, seed),
        ahead.length / (double) draws.size(),
        ahead.length == 0 ? Optional.empty() : Optional.of(Spread.of(ahead)),
        TurningPoint.of(draws, metric, horizon.from(), horizon.to()),
        target.map(y -> TargetScale.of(draws, metric, horizon.from(), y)),
        table.heldOut().map(runs -> heldOut(predictive, draws, metric, runs)));
  }

  private static HeldOut heldOut(
      DrawsPredictive predictive, List<PosteriorDraw> draws, Metric metric, Sweep runs) {
    return HeldOut.of(predictive, ResponseScale.of(draws.get(0).noise().model(), metric), runs);
  }

  /** Places of the first break beyond the largest scale, of the draws that have one. */
  private static double[] ahead(List<PosteriorDraw> draws, double maxX) {
    return draws.stream()
        .mapToDouble(
            draw ->
                draw.law().breaks().stream()
                    .mapToDouble(Break::place)
                    .filter(place -> place > maxX)
                    .min()
                    .orElse(Double.NaN))
        .filter(place -> !Double.isNaN(place))
        .toArray();
  }

  private static List<ByCount> counts(BreakCount fit, Metric metric, Horizon horizon, long seed) {
    List<ByCount> counts = new ArrayList<>();
    for (int n = 0; n <= fit.question().maxBreaks(); n++) {
      int breaks = n;
      List<PosteriorDraw> own =
          fit.draws().stream().filter(draw -> draw.law().breaks().size() == breaks).toList();
      if (!own.isEmpty()) {
        DrawsPredictive predictive = new DrawsPredictive(own, metric, seed);
        Map<String, Spread> parameters = new LinkedHashMap<>();
        for (Column column : Column.of(n, fit.question().noise())) {
          parameters.put(
              column.name(), Spread.of(own.stream().mapToDouble(column.value()).toArray()));
        }
        counts.add(
            new ByCount(n, own.size(), Bands.ofCurve(predictive, horizon.points()), parameters));
      }
    }
    return List.copyOf(counts);
  }
}
