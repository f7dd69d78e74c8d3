package org.foreshock.validation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.foreshock.diagnostics.Convergence;
import org.foreshock.sampler.KnownTarget;

/**
 * All runs of one sampler on one target.
 *
 * @param known how it does
 * @param fits one a run
 * @param limit on the mean error of a quantity, in Monte Carlo standard errors of one run
 */
record TargetRow(
    KnownTarget target, Chosen sampler, Known known, List<TargetFit> fits, double limit) {

  double mean(ToDoubleFunction<TargetFit> of) {
    return Convergence.mean(new double[][] {fits.stream().mapToDouble(of).toArray()});
  }

  private double meanSquare(ToDoubleFunction<TargetFit> of) {
    return mean(fit -> of.applyAsDouble(fit) * of.applyAsDouble(fit));
  }

  /**
   * The mean error in units of the root mean square of the standard errors. Not the mean of their
   * quotient: a run that misses a tail takes both too small, so that quotient has a bias where the
   * estimate has none.
   */
  double bias(int quantity) {
    return mean(fit -> fit.off()[quantity]) / Math.sqrt(meanSquare(fit -> fit.errors()[quantity]));
  }

  /** The quantity with the largest bias. */
  int worst() {
    int worst = 0;
    for (int j = 1; j < fits.get(0).off().length; j++) {
      worst = Math.abs(bias(j)) > Math.abs(bias(worst)) ? j : worst;
    }
    return worst;
  }

  double largestBias() {
    return bias(worst());
  }

  /** Size of all errors: 1 if the Monte Carlo standard errors are what they say. */
  double size() {
    int quantities = fits.get(0).off().length;
    double sum = 0;
    for (int j = 0; j < quantities; j++) {
      int quantity = j;
      sum += meanSquare(fit -> fit.off()[quantity]) / meanSquare(fit -> fit.errors()[quantity]);
    }
    return Math.sqrt(sum / quantities);
  }

  double passed() {
    return mean(fit -> fit.passed() ? 1 : 0);
  }

  boolean asKnown() {
    return known.is(!(Math.abs(largestBias()) <= limit), passed());
  }

  String told() {
    return sampler.label() + " on " + target.name();
  }
}
