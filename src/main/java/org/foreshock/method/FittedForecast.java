package org.foreshock.method;

import java.util.List;
import org.foreshock.predictive.Predictive;

/**
 * Forecasts and no more, as a rival makes them.
 *
 * @param predictive what is known of the metric at any scale
 * @param problems what is wrong and what to try, empty if nothing is
 */
public record FittedForecast(Predictive predictive, List<String> problems) implements Fitted {
  public FittedForecast {
    problems = List.copyOf(problems);
  }
}
