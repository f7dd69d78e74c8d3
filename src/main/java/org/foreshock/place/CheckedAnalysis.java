package org.foreshock.place;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Methods of analysis one after another, the fastest first, until one calls its own result exact.
 * Where none does, the runs are taken to have said nothing: such a sweep never counts as one in
 * which the break is located.
 */
final class CheckedAnalysis implements PlaceAnalysis {
  private static final int DRAWS = 2000;

  private final List<Supplier<PlaceAnalysis>> methods;
  private final PlaceAnalysis[] ready;
  private final PlacePosterior nothing;

  /**
   * Methods to try.
   *
   * @param methods made when they are first needed
   * @param nothing what is known without runs
   */
  CheckedAnalysis(List<Supplier<PlaceAnalysis>> methods, PlacePosterior nothing) {
    this.methods = methods;
    this.nothing = nothing;
    ready = new PlaceAnalysis[methods.size()];
  }

  /**
   * Those of every command: fast quadrature, a finer one, long chains; with earlier breaks both
   * quadratures together, then long chains; long chains alone under priors that are beyond the
   * reach of the quadrature.
   */
  static CheckedAnalysis of(double[] logScales, AnalysisPrior prior, Located located) {
    Supplier<PlaceAnalysis> fast = () -> new PlaceQuadrature(logScales, prior, located);
    Supplier<PlaceAnalysis> fine =
        () -> new PlaceQuadrature(logScales, prior, located, PlaceQuadrature.Fineness.FINE);
    Supplier<PlaceAnalysis> both =
        () -> new AgreedAnalysis(fast.get(), fine.get(), new BestMode(prior)::place);
    Supplier<PlaceAnalysis> chains = () -> new LongChains(logScales, prior, located, DRAWS);
    boolean earlier = prior.priors().breaks() > 1;
    List<Supplier<PlaceAnalysis>> quadratures = earlier ? List.of(both) : List.of(fast, fine);
    List<Supplier<PlaceAnalysis>> methods = new ArrayList<>();
    if (QuadratureReach.covers(prior.priors())) {
      methods.addAll(quadratures);
    }
    methods.add(chains);
    return new CheckedAnalysis(methods, PlacePosterior.withoutRuns(logScales, prior, located));
  }

  @Override
  public PlacePosterior analyse(Experiment experiment, long seed) {
    double logBayesFactor = nothing.logBayesFactor();
    for (int i = 0; i < ready.length; i++) {
      PlacePosterior posterior = ready(i).analyse(experiment, seed);
      if (!Double.isNaN(posterior.logBayesFactor())) {
        logBayesFactor = posterior.logBayesFactor();
      }
      if (posterior.how().isExact()) {
        // chains may know no Bayes factor: that of the quadrature before them has to do then
        return posterior.withBayesFactor(logBayesFactor);
      }
    }
    return nothing;
  }

  private PlaceAnalysis ready(int i) {
    if (ready[i] == null) {
      ready[i] = methods.get(i).get();
    }
    return ready[i];
  }
}
