package org.foreshock.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import org.foreshock.place.PlacePosterior.How;
import org.foreshock.place.PlacePosterior.Method;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.Prior;
import org.junit.jupiter.api.Test;

/** A result that its own method calls inexact never counts. */
final class CheckedAnalysisTest {
  private static final double[] LOG_SCALES = {0, 2, 4, 6};
  private static final AnalysisPrior PRIOR =
      AnalysisPrior.of(LOG_SCALES, 0, FloorKind.AUTO, 2, List.of());
  private static final PlacePosterior NOTHING =
      PlacePosterior.withoutRuns(LOG_SCALES, PRIOR, Located.DEFAULT);
  private static final Experiment RUNS =
      new Experiment(LOG_SCALES, new double[] {1, 1, 1, 1}, new double[] {3, 2, 1, 0}, 0, 0);

  private static Supplier<PlaceAnalysis> method(
      Method method, double error, double logBayesFactor) {
    return () ->
        (experiment, seed) ->
            new PlacePosterior(
                2, 2.1, 0.5, 1, 2.05, 0.001, 0.5, logBayesFactor, new How(method, error, 1));
  }

  private static PlacePosterior analysed(double fast, double fine, double chains) {
    List<Supplier<PlaceAnalysis>> methods =
        List.of(
            method(Method.QUADRATURE, fast, 1),
            method(Method.FINE_QUADRATURE, fine, 2),
            method(Method.NUTS, chains, Double.NaN));
    return new CheckedAnalysis(methods, NOTHING).analyse(RUNS, 1);
  }

  @Test
  void theFirstExactMethodAnswers() {
    double bad = Double.POSITIVE_INFINITY;
    assertEquals(Method.QUADRATURE, analysed(0.01, 0, 0).how().method());
    assertEquals(Method.FINE_QUADRATURE, analysed(0.04, 0.01, 0).how().method());
    assertEquals(Method.NUTS, analysed(bad, Double.NaN, 0).how().method());
  }

  @Test
  void chainsBorrowTheBayesFactorOfTheFineQuadrature() {
    assertEquals(2, analysed(1, 1, 0).logBayesFactor());
  }

  private static PlaceAnalysis interval(double low, double high, Method method, double error) {
    return (experiment, seed) ->
        new PlacePosterior(
            low, high, 0.5, 1, (low + high) / 2, 0.001, 0.5, 1, new How(method, error, 1));
  }

  private static PlacePosterior together(double low, double high, double roughError, double error) {
    return together(low, high, roughError, error, 0.5 * (low + high));
  }

  private static PlacePosterior together(
      double low, double high, double roughError, double error, double mode) {
    return new AgreedAnalysis(
            interval(2, 3, Method.QUADRATURE, roughError),
            interval(low, high, Method.FINE_QUADRATURE, error),
            runs -> mode)
        .analyse(RUNS, 1);
  }

  /** Both ends count: an interval elsewhere may be as long. */
  @Test
  void whereTwoQuadraturesDifferNeitherCounts() {
    PlacePosterior same = together(2.1, 3.1, 0.05, 0.01);
    assertEquals(Method.FINE_QUADRATURE, same.how().method());
    assertTrue(same.how().isExact());
    assertFalse(together(2, 2.5, 0.01, 0.01).how().isExact());
    assertFalse(together(3, 4, 0.01, 0.01).how().isExact());
    assertFalse(together(2, 3, 0.01, 0.05).how().isExact());
    assertFalse(together(2, 3, Double.POSITIVE_INFINITY, 0.01).how().isExact());
    assertFalse(together(2, 3, Double.NaN, 0.01).how().isExact());
    assertFalse(together(Double.NaN, 3, 0.01, 0.01).how().isExact());
  }

  @Test
  void whereTheBestModeLiesElsewhereTwoQuadraturesDoNotCount() {
    assertTrue(together(2, 3, 0.01, 0.01, 2.9).how().isExact());
    assertFalse(together(2, 3, 0.01, 0.01, 3.1).how().isExact());
    assertFalse(together(2, 3, 0.01, 0.01, Double.NaN).how().isExact());
  }

  @Test
  void whatNoMethodSettlesIsNotLocatedHoweverShortTheIntervalLooks() {
    PlacePosterior posterior = analysed(1, 1, Double.POSITIVE_INFINITY);
    assertEquals(Method.UNSETTLED, posterior.how().method());
    Prior place = PRIOR.priors().log10D().get(0);
    double shortest = place.quantile(0.95) - place.quantile(0.05);
    assertTrue(posterior.length() >= shortest, () -> "length " + posterior.length());
  }
}
