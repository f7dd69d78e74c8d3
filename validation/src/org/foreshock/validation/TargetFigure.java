package org.foreshock.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foreshock.diagnostics.Convergence;
import org.foreshock.plot.DrawsFigure;
import org.foreshock.plot.Range;
import org.foreshock.sampler.KnownTarget;
import org.foreshock.sampler.Randomness;

/** The picture of one run of each sampler on a target. */
final class TargetFigure {
  private static final long SEED = 1;
  private static final int EXACT_DRAWS = 40_000;

  /** Shares of the probability that contours hold. */
  private static final double[] HELD = {0.99, 0.9, 0.5};

  private TargetFigure() {}

  /** The first run of each row; all rows are of one target. */
  static DrawsFigure of(String title, List<TargetRow> rows) {
    KnownTarget target = rows.get(0).target();
    KnownTarget.View view = target.view();
    Randomness random = Randomness.streams(SEED, 1)[0];
    double[] across = new double[EXACT_DRAWS];
    double[] up = new double[EXACT_DRAWS];
    double[] logDensity = new double[EXACT_DRAWS];
    for (int i = 0; i < EXACT_DRAWS; i++) {
      double[] draw = target.draw(random);
      across[i] = draw[0];
      up[i] = view.up().applyAsDouble(draw[1]);
      logDensity[i] = view.logDensity().applyAsDouble(across[i], up[i]);
    }
    List<DrawsFigure.Draws> panels = new ArrayList<>();
    for (TargetRow row : rows) {
      TargetFit fit = row.fits().get(0);
      panels.add(
          new DrawsFigure.Draws(
              row.sampler().label(),
              verdict(row, fit),
              fit.passed() && row.known() != Known.WRONG,
              fit.draws()[0],
              Arrays.stream(fit.draws()[1]).map(view.up()).toArray()));
    }
    return new DrawsFigure(
        title,
        target.marginals().get(0).name(),
        view.upName(),
        range(across),
        range(up),
        view.logDensity(),
        Arrays.stream(HELD).map(share -> quantile(logDensity, 1 - share)).toArray(),
        "hold 50, 90 and 99 % of the target",
        panels);
  }

  private static String verdict(TargetRow row, TargetFit fit) {
    String passed = row.known() == Known.WRONG ? "WRONG" : "gates pass";
    String divergences = fit.divergences() > 0 ? ", " + fit.divergences() + " divergences" : "";
    return "R-hat "
        + Report.digits(fit.rHat(), 4)
        + ", ESS "
        + Math.round(fit.ess())
        + divergences
        + ": "
        + (fit.passed() ? passed : "a gate fails");
  }

  private static Range range(double[] values) {
    double low = quantile(values, 0.005);
    double high = quantile(values, 0.995);
    double margin = 0.15 * (high - low);
    return new Range(low - margin, high + margin);
  }

  private static double quantile(double[] values, double p) {
    return Convergence.quantile(new double[][] {values}, p);
  }
}
