package org.foreshock.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.foreshock.data.Metric;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.PosteriorDraw;

/**
 * How well a fit foresaw runs that it was not shown.
 *
 * @param runs the runs held out, in the user's metric
 * @param forecast the median of the curve at each of their scales, or the one curve of a point fit
 * @param observation bands of one new run there; empty for a point fit
 * @param errors of the forecast
 * @param calibration of the forecast of single runs; empty for a point fit, and where the table
 *     gives averages alone
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
   * @param runs how many single runs were scored
   * @param meanLogDensity mean log predictive density of the response: ln y (of what is left to the
   *     ceiling, if there is one), or y with additive noise
   * @param covered50 share of the runs inside the central 50 % predictive interval
   * @param covered90 share inside the central 90 % interval
   */
  public record Calibration(int runs, double meanLogDensity, double covered50, double covered90) {}

  private static final int MEDIAN = Bands.PROBABILITIES.length / 2;

  /** Draws are thinned where more than so many terms would be needed. */
  private static final double MOST_WORK = 2e6;

  /**
   * Scores draws.
   *
   * @param draws from the posterior
   * @param metric what they are of the user's metric
   * @param heldOut runs, as they are modelled
   * @param seed of the predictive deviations
   */
  public static HeldOut of(List<PosteriorDraw> draws, Metric metric, Sweep heldOut, long seed) {
    Predictive predictive = new Predictive(draws, metric, seed);
    Sweep runs = metric.flip(heldOut);
    double[] forecast =
        Arrays.stream(predictive.curve(scales(runs)).quantiles())
            .mapToDouble(quantiles -> quantiles[MEDIAN])
            .toArray();
    return new HeldOut(
        runs,
        forecast,
        Optional.of(predictive.observation(scales(runs))),
        errors(runs, forecast),
        calibration(draws, heldOut));
  }

  /**
   * Scores one curve.
   *
   * @param law the curve
   * @param metric what it is of the user's metric
   * @param heldOut runs, as they are modelled
   */
  public static HeldOut ofPoint(BrokenPowerLaw law, Metric metric, Sweep heldOut) {
    Sweep runs = metric.flip(heldOut);
    double[] forecast = Arrays.stream(scales(runs)).map(law::value).map(metric::flip).toArray();
    return new HeldOut(runs, forecast, Optional.empty(), errors(runs, forecast), Optional.empty());
  }

  private static double[] scales(Sweep runs) {
    return runs.scales().stream().mapToDouble(Scale::x).toArray();
  }

  private static Errors errors(Sweep runs, double[] forecasts) {
    int values = 0;
    double logSquares = 0;
    double squares = 0;
    for (int k = 0; k < runs.size(); k++) {
      Scale scale = runs.scales().get(k);
      double forecast = forecasts[k];
      for (double y : scale.runs().length > 0 ? scale.runs() : new double[] {scale.mean()}) {
        double logError = Math.log(forecast) - Math.log(y);
        logSquares += y > 0 && forecast > 0 ? logError * logError : Double.NaN;
        squares += (forecast - y) * (forecast - y);
        values++;
      }
    }
    return new Errors(values, Math.sqrt(logSquares / values), Math.sqrt(squares / values));
  }

  private static Optional<Calibration> calibration(List<PosteriorDraw> draws, Sweep heldOut) {
    int runs = heldOut.scales().stream().mapToInt(scale -> scale.runs().length).sum();
    if (runs == 0) {
      return Optional.empty();
    }
    int used = (int) Math.max(1, Math.min(draws.size(), MOST_WORK / runs));
    PosteriorDraw[] thinned = new PosteriorDraw[used];
    Arrays.setAll(thinned, s -> draws.get((int) ((long) s * draws.size() / used)));
    double logDensity = 0;
    int in50 = 0;
    int in90 = 0;
    for (Scale scale : heldOut.scales()) {
      Mixture mixture = new Mixture(thinned, Math.log(scale.x()));
      for (double y : scale.runs()) {
        double response = thinned[0].noise().model().isLog() ? Math.log(y) : y;
        double place = mixture.cumulative(response);
        logDensity += mixture.logDensity(response);
        in50 += Math.abs(place - 0.5) < 0.25 ? 1 : 0;
        in90 += Math.abs(place - 0.5) < 0.45 ? 1 : 0;
      }
    }
    double all = runs;
    return Optional.of(new Calibration(runs, logDensity / all, in50 / all, in90 / all));
  }

  /** The response of one new run at a scale: a mixture of what each draw says. */
  private static final class Mixture {
    private final Noise[] noise;
    private final double[] centre;
    private final double[] sigma;

    Mixture(PosteriorDraw[] draws, double u) {
      noise = new Noise[draws.length];
      centre = new double[draws.length];
      sigma = new double[draws.length];
      for (int s = 0; s < draws.length; s++) {
        noise[s] = draws[s].noise();
        centre[s] = noise[s].centre(draws[s].law(), u);
        sigma[s] = noise[s].sigmaAt(u);
      }
    }

    double cumulative(double response) {
      double sum = 0;
      for (int s = 0; s < noise.length; s++) {
        sum += noise[s].cumulative((response - centre[s]) / sigma[s]);
      }
      return sum / noise.length;
    }

    double logDensity(double response) {
      double[] terms = new double[noise.length];
      double most = Double.NEGATIVE_INFINITY;
      for (int s = 0; s < terms.length; s++) {
        terms[s] = noise[s].logDensity((response - centre[s]) / sigma[s]) - Math.log(sigma[s]);
        most = Math.max(most, terms[s]);
      }
      double sum = 0;
      for (double term : terms) {
        sum += Math.exp(term - most);
      }
      return most + Math.log(sum / terms.length);
    }
  }
}
