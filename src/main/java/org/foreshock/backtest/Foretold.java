package org.foreshock.backtest;

import java.util.List;
import java.util.Optional;
import org.foreshock.forecast.Score;

/**
 * How a method did on one case.
 *
 * @param scores of the runs that came next, in their order; none if the method failed
 * @param seconds that the fit and its forecasts took
 * @param problem why there are no scores, or what to know of them
 */
public record Foretold(List<Score> scores, double seconds, Optional<String> problem) {
  public Foretold {
    scores = List.copyOf(scores);
  }

  static Foretold failed(String problem, double seconds) {
    return new Foretold(List.of(), seconds, Optional.of(problem));
  }
}
