package org.foreshock.method;

import java.util.List;
import org.foreshock.predictive.Predictive;

/**
 * What a method made of runs. The kinds differ in what can be told beyond forecasts; a method with
 * nothing more to tell makes a {@link FittedForecast}.
 */
public sealed interface Fitted permits FittedPosterior, FittedAverage, FittedCurve, FittedForecast {
  /** What is known of the metric at any scale. */
  Predictive predictive();

  /** What is wrong and what to try, empty if nothing is. */
  List<String> problems();
}
