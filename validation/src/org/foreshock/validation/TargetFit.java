package org.foreshock.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foreshock.diagnostics.ColumnSummary;
import org.foreshock.diagnostics.Convergence;
import org.foreshock.diagnostics.EnergyDiagnostics;
import org.foreshock.sampler.Chain;
import org.foreshock.sampler.ChainSettings;
import org.foreshock.sampler.Chains;
import org.foreshock.sampler.KnownTarget;

/**
 * One run of a sampler on a target with known answers.
 *
 * @param off how far off every {@link #quantities quantity} is
 * @param errors their Monte Carlo standard errors
 * @param rHat largest of the marginals
 * @param ess smallest effective sample size of the marginals, bulk or tail
 * @param divergences of all chains
 * @param evaluations of the density, with or without gradient, warm-up included
 * @param passed whether every gate is passed
 * @param draws of the first two coordinates
 */
record TargetFit(
    double[] off,
    double[] errors,
    double rHat,
    double ess,
    int divergences,
    long evaluations,
    boolean passed,
    double[][] draws) {
  private static final double[] PROBABILITIES = {0.05, 0.5, 0.95};

  /** Effective draws for a thousand evaluations of the density. */
  double essPerThousand() {
    return 1000 * ess / evaluations;
  }

  /** What is compared, in the order of {@link #off}. */
  static List<String> quantities(KnownTarget target) {
    List<String> names = new ArrayList<>();
    for (KnownTarget.Marginal marginal : target.marginals()) {
      names.add("mean of " + marginal.name());
      for (double p : PROBABILITIES) {
        names.add(Math.round(100 * p) + " % quantile of " + marginal.name());
      }
    }
    return names;
  }

  /** The right values, in the same order. */
  static double[] truths(KnownTarget target) {
    List<Double> truths = new ArrayList<>();
    for (KnownTarget.Marginal marginal : target.marginals()) {
      truths.add(marginal.mean());
      for (double p : PROBABILITIES) {
        truths.add(marginal.quantile(p));
      }
    }
    return truths.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Runs it, with the gates that a fit has to pass.
   *
   * @param truths of the target
   */
  static TargetFit run(KnownTarget target, double[] truths, Chosen sampler, long seed) {
    ChainSettings settings = sampler.settings(seed);
    Chains.Result result =
        new Chains(target::density, settings, TargetFit::worth, () -> {})
            .run(target.starts(), () -> {});
    List<Chain.Drawn> chains = new ArrayList<>();
    for (Chain chain : result.chains()) {
      if (chain instanceof Chain.Drawn drawn) {
        chains.add(drawn);
      }
    }
    List<double[][]> positions = chains.stream().map(Chain.Drawn::positions).toList();
    double[] off = new double[truths.length];
    double[] errors = new double[truths.length];
    double rHat = 0;
    double ess = Double.POSITIVE_INFINITY;
    int at = 0;
    for (KnownTarget.Marginal marginal : target.marginals()) {
      double[][] values = column(positions, marginal.coordinate());
      ColumnSummary summary = ColumnSummary.of(values);
      rHat = Math.max(rHat, summary.rHat());
      ess = Math.min(ess, Math.min(summary.essBulk(), summary.essTail()));
      off[at] = summary.mean() - truths[at];
      errors[at++] = Convergence.mcseMean(values);
      for (double p : PROBABILITIES) {
        off[at] = Convergence.quantile(values, p) - truths[at];
        errors[at++] = Convergence.mcseQuantile(values, p);
      }
    }
    int divergences = 0;
    boolean energetic = true;
    for (Chain.Drawn chain : chains) {
      if (chain.trace() instanceof Chain.Trajectories trajectories) {
        for (boolean diverging : trajectories.diverging()) {
          divergences += diverging ? 1 : 0;
        }
        energetic &=
            EnergyDiagnostics.eBfmi(trajectories.energies(), trajectories.energyChanges()) > 0.3;
      }
    }
    boolean whole = chains.size() == result.chains().size();
    return new TargetFit(
        off,
        errors,
        rHat,
        ess,
        divergences,
        result.gradients() + result.values(),
        whole && rHat < 1.01 && ess >= 400 && divergences == 0 && energetic,
        new double[][] {flat(column(positions, 0)), flat(column(positions, 1))});
  }

  /** Effective sample size of the worst coordinate, as a fit takes that of its worst column. */
  private static double worth(List<double[][]> paths) {
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < paths.get(0)[0].length; j++) {
      double[][] values = column(paths, j);
      least = Math.min(least, Math.min(Convergence.essBulk(values), Convergence.essTail(values)));
    }
    return least;
  }

  private static double[][] column(List<double[][]> chains, int coordinate) {
    return chains.stream()
        .map(chain -> Arrays.stream(chain).mapToDouble(draw -> draw[coordinate]).toArray())
        .toArray(double[][]::new);
  }

  private static double[] flat(double[][] chains) {
    return Arrays.stream(chains).flatMapToDouble(Arrays::stream).toArray();
  }
}
