package org.foreshock.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.foreshock.data.Scale;
import org.foreshock.data.Sums;
import org.foreshock.data.Sweep;
import org.foreshock.predictive.Predictive;

/**
 * How well a forecast foresaw runs that its fit was not shown.
 *
 * @param runs the runs held out, in the user's metric
 * @param forecast the median of the curve at each of their scales
 * @param observation bands of one new run there; empty if nothing is said of one
 * @param errors of the forecast
 * @param calibration of the forecast of single runs; empty if nothing is said of one, and where the
 *     table gives averages alone
 */
public record HeldOut(
    Sweep runs,
    double[] forecast,
    Optional<Bands> observation,
    Errors errors,
    Optional<Calibration> calibration) {

  /**
   * Errors of one forecast value a scale. Every run counts once, and so does every average that the
   * table gives in place of runs.
   *
   * @param values how many were compared
   * @param rmsle root mean squared error of ln y, the user's metric; NaN where a run or the curve
   *     is not above 0
   * @param rmse root mean squared error, in y units
   */
  public record Errors(int values, double rmsle, double rmse) {}

  /**
   * How the distribution of one new run did.
   *
   * @param meanLogDensity mean log predictive density of the response: ln y (of what is left to the
   *     ceiling, if there is one), or y with additive noise
   * @param scores of the user's metric
   */
  public record Calibration(double meanLogDensity, Scores scores) {
    /** Of single runs. */
    static Calibration of(List<Score> scores, ResponseScale scale) {
      double density = Sums.mean(scores, score -> score.logDensity() - scale.logSlope(score.y()));
      return new Calibration(density, Scores.of(scores));
    }

    /** How many single runs were scored. */
    public int runs() {
      return scores.runs();
    }

    /** Share of the runs inside the central interval of this one of {@link Score#levels}. */
    public double covered(double level) {
      return scores.covered(level);
    }
  }

  /** Where there are more single runs, as many of each scale, evenly chosen, are scored. */
  private static final int MOST_SCORED = 2000;

  /**
   * Scores a forecast.
   *
   * @param predictive what it says
   * @param scale what the log density is told of
   * @param heldOut runs, as they are modelled
   */
  public static HeldOut of(Predictive predictive, ResponseScale scale, Sweep heldOut) {
    Sweep runs = scale.metric().flip(heldOut);
    double[] x = runs.scales().stream().mapToDouble(Scale::x).toArray();
    double[] forecast = Bands.ofCurve(predictive, x).medians();
    Bands observation = Bands.ofNewRun(predictive, x);
    boolean known = !Double.isNaN(observation.medians()[0]);
    List<Score> scores = known ? scores(predictive, runs) : List.of();
    return new HeldOut(
        runs,
        forecast,
        known ? Optional.of(observation) : Optional.empty(),
        errors(runs, forecast),
        scores.isEmpty() ? Optional.empty() : Optional.of(Calibration.of(scores, scale)));
  }

  /** Without what is said of one new run. */
  HeldOut errorsAlone() {
    return new HeldOut(runs, forecast, Optional.empty(), errors, Optional.empty());
  }

  private static Errors errors(Sweep runs, double[] forecasts) {
    int values = 0;
    double logSquares = 0;
    double squares = 0;
    for (int k = 0; k < runs.size(); k++) {
      Scale scale = runs.scales().get(k);
      double forecast = forecasts[k];
      for (double y : scale.runs().length > 0 ? scale.runs() : new double[] {scale.mean()}) {
        double logError = Score.log(forecast) - Score.log(y);
        logSquares += logError * logError;
        squares += (forecast - y) * (forecast - y);
        values++;
      }
    }
    return new Errors(values, Math.sqrt(logSquares / values), Math.sqrt(squares / values));
  }

  private static List<Score> scores(Predictive predictive, Sweep runs) {
    int most = Math.max(1, MOST_SCORED / runs.size());
    List<Score> scores = new ArrayList<>();
    for (Scale scale : runs.scales()) {
      double[] all = scale.runs();
      int used = Math.min(all.length, most);
      if (used > 0) {
        Scorer scorer = new Scorer(predictive.newRun(scale.x()));
        for (int i = 0; i < used; i++) {
          scores.add(scorer.score(all[(int) ((long) i * all.length / used)]));
        }
      }
    }
    return scores;
  }
}
