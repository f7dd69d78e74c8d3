package org.foreshock.backtest;

import java.util.List;
import org.foreshock.data.Sums;
import org.foreshock.forecast.Score;
import org.foreshock.forecast.Scores;

/**
 * How a method did on one case, in numbers; those that do not exist are NaN.
 *
 * @param of the case
 * @param method the name of the method
 * @param foretold run by run
 * @param scores averages over the runs
 */
public record CurveScore(Case of, String method, Foretold foretold, Scores scores) {
  /** The level of the interval whose score is told, among {@link Score#levels}: 90 %. */
  private static final int INTERVAL = 2;

  static CurveScore of(Case of, String method, Foretold foretold) {
    return new CurveScore(of, method, foretold, Scores.of(foretold.scores()));
  }

  /** Whether its error is a number. */
  public boolean isScored() {
    return !Double.isNaN(scores.rmsle());
  }

  /** Mean log predictive density of y, per unit of y. */
  public double logDensityOfY() {
    return Sums.mean(foretold.scores(), Score::logDensity);
  }

  /** Mean log predictive density of y over the largest y that was shown. */
  public double logDensityScaled() {
    double unit = of.largestY();
    return Sums.mean(foretold.scores(), score -> score.logDensityPer(unit));
  }

  /** Mean interval score of ln y for the 90 % interval. */
  public double intervalScore() {
    return scores.intervalScores()[INTERVAL];
  }

  /** Probability integral transforms of the runs. */
  public double[] transforms() {
    return foretold.scores().stream().mapToDouble(Score::transform).toArray();
  }

  /** A number of a curve. */
  public enum Measure {
    RMSLE("rmsle"),
    LPD("lpd"),
    LL_Y("ll_y"),
    LL_SCALED("ll_scaled"),
    COVERAGE50("coverage50"),
    COVERAGE80("coverage80"),
    COVERAGE90("coverage90"),
    COVERAGE95("coverage95"),
    INTERVAL_SCORE("interval_score90"),
    CRPS("crps");

    private final String key;

    Measure(String key) {
      this.key = key;
    }

    /** Its name in files. */
    public String key() {
      return key;
    }
  }

  /** One of its numbers. */
  public double get(Measure measure) {
    List<Score> all = foretold.scores();
    if (all.isEmpty()) {
      return Double.NaN;
    }
    return switch (measure) {
      case RMSLE -> scores.rmsle();
      case LPD -> scores.logDensity();
      case LL_Y -> logDensityOfY();
      case LL_SCALED -> logDensityScaled();
      case COVERAGE50 -> scores.coverage()[0];
      case COVERAGE80 -> scores.coverage()[1];
      case COVERAGE90 -> scores.coverage()[2];
      case COVERAGE95 -> scores.coverage()[3];
      case INTERVAL_SCORE -> intervalScore();
      case CRPS -> scores.crps();
    };
  }
}
