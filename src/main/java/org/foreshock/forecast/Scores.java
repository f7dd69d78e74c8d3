package org.foreshock.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.foreshock.data.Sums;

/**
 * Scores of many runs, averaged; NaN where one of them is, and of none.
 *
 * @param runs how many
 * @param rmsle root mean squared error of ln y, the median being the forecast
 * @param logDensity mean log predictive density of ln y
 * @param crps mean continuous ranked probability score of ln y, in nats
 * @param coverage shares of the runs inside the central intervals of {@link Score#levels}
 * @param intervalScores mean interval scores of ln y, for the same intervals
 */
public record Scores(
    int runs,
    double rmsle,
    double logDensity,
    double crps,
    double[] coverage,
    double[] intervalScores) {

  /** Share of the runs inside the central interval of this one of {@link Score#levels}. */
  public double covered(double level) {
    return coverage[Arrays.binarySearch(Score.levels(), level)];
  }

  /** Averages. */
  public static Scores of(List<Score> scores) {
    double[] levels = Score.levels();
    double[] coverage = new double[levels.length];
    double[] intervals = new double[levels.length];
    for (int i = 0; i < levels.length; i++) {
      int index = i;
      coverage[i] = mean(scores, score -> score.covered(levels[index]) ? 1 : 0);
      intervals[i] = mean(scores, score -> score.logIntervalScore(index));
    }
    return new Scores(
        scores.size(),
        Math.sqrt(mean(scores, score -> score.logError() * score.logError())),
        mean(scores, Score::logDensityOfLog),
        mean(scores, Score::crps),
        coverage,
        intervals);
  }

  private static double mean(List<Score> scores, ToDoubleFunction<Score> number) {
    return Sums.mean(scores, number);
  }
}
