package org.foreshock.forecast;

import java.util.List;
import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Fit;

/**
 * The main answers under one prior of the sharpness.
 *
 * @param factor on the scale of ln f: 1/2 narrower, 1 as stated, 2 wider
 * @param converged whether that fit passed its gates
 * @param x scale of the forecast, in x units
 * @param curve of μ(x) there, in y units
 * @param places of every break's d, in x units
 */
public record Sensitivity(
    double factor, boolean converged, double x, Spread curve, List<Spread> places) {

  /** The answers of a fit at scale x. */
  public static Sensitivity of(double factor, Fit fit, double x) {
    Sweep sweep = fit.model().sweep();
    double u = Math.log(x);
    Metric metric = fit.model().metric();
    Spread curve =
        Spread.of(
            fit.draws().stream().mapToDouble(d -> metric.flip(d.law().valueAtLog(u))).toArray());
    List<Spread> places =
        BreakPosterior.of(fit.draws(), sweep).stream().map(BreakPosterior::place).toList();
    return new Sensitivity(factor, fit.diagnosis().ok(), x, curve, places);
  }
}
