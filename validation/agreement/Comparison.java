import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.foreshock.diagnostics.Convergence;

/**
 * One sampler on one reference posterior.
 *
 * @param reference posterior
 * @param sampler name
 * @param fits one for each random seed
 * @param quantiles every quantile of every quantity, all fits taken together
 * @param essBulk smallest over the quantities
 * @param rHat largest over the quantities, of all chains of all fits
 * @param densityError largest difference between the engine's lp and the plain density
 * @param referenceDensityError the same of Stan's
 */
record Comparison(
    ReferenceCase reference,
    String sampler,
    List<EngineFit> fits,
    List<Quantile> quantiles,
    double essBulk,
    double rHat,
    double densityError,
    double referenceDensityError) {

  private static final double DENSITY_TOLERANCE = 1e-8;

  /**
   * A quantile of the engine beside the reference's.
   *
   * @param value of the engine
   * @param error its Monte Carlo standard error
   * @param spread of the quantity in the reference posterior: a standard deviation, if it is Normal
   * @param scatter variance of the values of single fits over what their Monte Carlo standard
   *     errors make of it: 1 on average if these are right; NaN of one fit
   */
  record Quantile(
      String quantity,
      String label,
      double value,
      double error,
      ReferenceCase.Estimate reference,
      double spread,
      double scatter) {

    /** Difference in units of both Monte Carlo errors. */
    double z() {
      return (value - reference.value()) / combinedError();
    }

    double combinedError() {
      return Math.sqrt(error * error + reference.error() * reference.error());
    }
  }

  static Comparison of(ReferenceCase reference, String sampler, List<EngineFit> fits)
      throws IOException {
    PlainDensity plain = new PlainDensity(reference);
    List<Quantile> quantiles = new ArrayList<>();
    double essBulk = Double.POSITIVE_INFINITY;
    double rHat = 0;
    for (Map.Entry<String, List<ReferenceCase.Estimate>> entry : reference.quantiles().entrySet()) {
      List<double[][]> each =
          fits.stream().map(fit -> chains(fit, entry.getKey(), plain.logLast())).toList();
      double[][] chains = each.stream().flatMap(Arrays::stream).toArray(double[][]::new);
      quantiles.addAll(compare(entry.getKey(), chains, each, entry.getValue()));
      essBulk = Math.min(essBulk, Convergence.essBulk(chains));
      rHat = Math.max(rHat, Convergence.rHat(chains));
    }
    double densityError = 0;
    for (EngineFit fit : fits) {
      densityError = Math.max(densityError, densityError(plain, fit.draws()));
    }
    return new Comparison(
        reference,
        sampler,
        fits,
        quantiles,
        essBulk,
        rHat,
        densityError,
        densityError(plain, reference.density()));
  }

  private static double[][] chains(EngineFit fit, String quantity, double logLast) {
    int length = fit.draws().size() / fit.chains();
    double[][] chains = new double[fit.chains()][];
    for (int chain = 0; chain < chains.length; chain++) {
      chains[chain] =
          fit.draws().subList(chain * length, (chain + 1) * length).stream()
              .mapToDouble(draw -> draw.quantity(quantity, logLast))
              .toArray();
    }
    return chains;
  }

  private static List<Quantile> compare(
      String quantity,
      double[][] chains,
      List<double[][]> each,
      List<ReferenceCase.Estimate> reference) {
    double spread = (reference.get(3).value() - reference.get(1).value()) / 1.349;
    List<Quantile> quantiles = new ArrayList<>();
    for (int i = 0; i < reference.size(); i++) {
      double p = ReferenceCase.PROBABILITIES[i];
      quantiles.add(
          new Quantile(
              quantity,
              ReferenceCase.LABELS[i],
              Convergence.quantile(chains, p),
              Convergence.mcseQuantile(chains, p),
              reference.get(i),
              spread,
              scatter(each, p)));
    }
    return quantiles;
  }

  private static double scatter(List<double[][]> each, double p) {
    double mean =
        each.stream().mapToDouble(fit -> Convergence.quantile(fit, p)).sum() / each.size();
    double squares = 0;
    double errors = 0;
    for (double[][] fit : each) {
      double off = Convergence.quantile(fit, p) - mean;
      double error = Convergence.mcseQuantile(fit, p);
      squares += off * off;
      errors += error * error;
    }
    return squares / (each.size() - 1) / (errors / each.size());
  }

  private static double densityError(PlainDensity plain, List<Draw> draws) {
    double largest = 0;
    for (Draw draw : draws) {
      largest = Math.max(largest, Math.abs(plain.at(draw) - draw.lp())); // NaN stays
    }
    return largest;
  }

  /** The quantile that differs most. */
  Quantile worst() {
    return quantiles.stream()
        .max(Comparator.comparingDouble(quantile -> Math.abs(quantile.z())))
        .orElseThrow();
  }

  /**
   * How far quantiles of single fits scatter, in units of their Monte Carlo standard errors: root
   * mean square over all quantiles.
   */
  double scatter() {
    return Math.sqrt(
        quantiles.stream().mapToDouble(Quantile::scatter).average().orElse(Double.NaN));
  }

  /** Probability that the worst of so many quantiles is this far off by chance, at most. */
  double pValue() {
    double one = 2 * new NormalDistribution(0, 1).cumulativeProbability(-Math.abs(worst().z()));
    return Math.min(1, quantiles.size() * one);
  }

  /** Effective draws of the quantity that has fewest, for each CPU second. */
  double essPerSecond() {
    return essBulk / fits.stream().mapToDouble(EngineFit::cpuSeconds).sum();
  }

  /** Of all fits; empty where the sampler has no trajectories that could diverge. */
  OptionalInt divergences() {
    return fits.stream()
        .map(EngineFit::divergences)
        .reduce(
            OptionalInt.empty(),
            (sum, one) -> one.isEmpty() ? sum : OptionalInt.of(sum.orElse(0) + one.getAsInt()));
  }

  /**
   * The smallest shift of a median, in standard deviations of its quantity, that would be told as a
   * difference, for the quantity that is known least well.
   */
  double resolution(double limit) {
    return quantiles.stream()
        .filter(quantile -> quantile.label().equals("q50"))
        .mapToDouble(quantile -> limit * quantile.combinedError() / quantile.spread())
        .max()
        .orElseThrow();
  }

  /**
   * What is wrong, given how many Monte Carlo errors a quantile may be off; empty if nothing is.
   */
  List<String> problems(double limit) {
    List<String> problems = new ArrayList<>();
    long beyond = quantiles.stream().filter(quantile -> !(Math.abs(quantile.z()) <= limit)).count();
    if (beyond > 0) {
      problems.add(beyond + (beyond == 1 ? " quantile differs" : " quantiles differ"));
    }
    if (!fits.stream().allMatch(EngineFit::ok) || !(rHat < 1.01)) {
      problems.add("not converged");
    }
    if (!reference.converged()) {
      problems.add("the reference has not converged");
    }
    if (!(densityError <= DENSITY_TOLERANCE)) {
      problems.add("lp is not the density");
    }
    if (!(referenceDensityError <= DENSITY_TOLERANCE)) {
      problems.add("the reference has another density");
    }
    return problems;
  }
}
