package org.foreshock.budget;

/**
 * The analysis of every command: the fast quadrature; where its own diagnostics call it inexact the
 * fine one; and where that is inexact too, long chains. What even these cannot settle says so.
 */
final class CheckedAnalysis implements PlaceAnalysis {
  private static final int DRAWS = 2000;

  private final double[] logScales;
  private final AnalysisPrior prior;
  private final Located located;
  private final PlaceAnalysis fast;
  private PlaceAnalysis fine;
  private PlaceAnalysis chains;

  CheckedAnalysis(double[] logScales, AnalysisPrior prior, Located located) {
    this.logScales = logScales;
    this.prior = prior;
    this.located = located;
    fast = new PlaceQuadrature(logScales, prior, located);
  }

  @Override
  public PlacePosterior analyse(Experiment experiment, long seed) {
    PlacePosterior first = fast.analyse(experiment, seed);
    if (first.how().isExact()) {
      return first;
    }
    if (fine == null) {
      fine = new PlaceQuadrature(logScales, prior, located, PlaceQuadrature.Fineness.FINE);
    }
    PlacePosterior second = fine.analyse(experiment, seed);
    if (second.how().isExact()) {
      return second;
    }
    if (chains == null) {
      chains = new LongChains(logScales, prior, located, DRAWS);
    }
    return chains.analyse(experiment, seed).withBayesFactor(second.logBayesFactor());
  }
}
