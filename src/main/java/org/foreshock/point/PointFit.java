package org.foreshock.point;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.foreshock.data.Moments;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Sums;
import org.foreshock.data.Sweep;
import org.foreshock.law.BrokenPowerLaw;

/**
 * One best curve. How sure it is, it does not know.
 *
 * @param method how it was found
 * @param noise says what the response is: ln y, or y
 * @param law the curve, breaks in order of place
 * @param squares what was made least: the sum over runs of squared residuals of the response, or of
 *     ln(1 + y) with {@link PointMethod#PUBLISHED}
 * @param runs number of independent deviations behind it
 * @param parameters number of parameters fitted
 * @param sigma residual standard deviation of one run's response, with runs less parameters as
 *     degrees of freedom; NaN where there are none, or the curve is not above 0 where ln y is asked
 * @param rivals other optima that fit nearly as well and foretell something else, best first
 * @param problems why the curve should not be relied on; empty if nothing is known to be wrong
 */
public record PointFit(
    PointMethod method,
    NoiseModel noise,
    BrokenPowerLaw law,
    double squares,
    double runs,
    int parameters,
    double sigma,
    List<Rival> rivals,
    List<String> problems) {

  /**
   * Another optimum.
   *
   * @param law its curve
   * @param squares its sum, as of the best
   * @param logLikelihoodRatio ln of its likelihood less that of the best
   */
  public record Rival(BrokenPowerLaw law, double squares, double logLikelihoodRatio) {}

  /** Rivals are at least so likely, compared with the best: a twentieth. */
  private static final double LEAST_LOG_RATIO = -3;

  /** Sums of squares below this share per run are rounding. */
  private static final double ROUNDING = 1e-20;

  /** A direction that moves the curve by less than this share of another is not determined. */
  private static final double LEAST_SINGULAR = 1e-7;

  /** Parameters with less than this share of a direction are not named for it. */
  private static final double SHARE = 0.1;

  public PointFit {
    rivals = List.copyOf(rivals);
    problems = List.copyOf(problems);
  }

  /**
   * The law with the least squares of the response, found from many starts. With normal noise it is
   * the most likely one. The limit is 0 or more unless noise is additive.
   *
   * @param sweep at least as many scales as there are parameters
   * @param noise log-normal or additive
   * @param breaks number of breaks, n; 3 + 3n parameters are fitted
   * @param floor whether there is a limit; else it is 0, and one parameter fewer is fitted
   * @param horizonDecades how far beyond the largest scale breaks are looked for
   */
  public static PointFit leastSquares(
      Sweep sweep, NoiseModel noise, int breaks, boolean floor, double horizonDecades) {
    Problem problem = Problem.of(sweep, noise);
    Search search = new Search(problem, floor, horizonDecades);
    List<Descent.End> ends = search.optima(breaks);
    double[] best = Parameters.ordered(ends.get(0).at());
    BrokenPowerLaw law = Parameters.law(best, problem.origin());
    int parameters = Parameters.count(breaks) - (floor ? 0 : 1);
    double squares = squares(sweep, noise, law);
    double runs = runs(sweep, noise);
    List<Rival> rivals = new ArrayList<>();
    for (Descent.End end : ends.subList(1, ends.size())) {
      Rival rival = rival(end, problem, sweep, noise, squares);
      if (rival.logLikelihoodRatio() >= LEAST_LOG_RATIO) {
        rivals.add(rival);
      }
    }
    List<String> problems = new ArrayList<>();
    if (!ends.get(0).converged()) {
      problems.add(
          "the search ended before it had converged: it was following a flat valley, and other"
              + " parameters may fit slightly better and forecast otherwise");
    }
    Box box = search.box(breaks);
    problems.addAll(edges(best, box));
    problems.addAll(undetermined(problem, best, box));
    if (!rivals.isEmpty()) {
      problems.add(
          rivals.size() == 1
              ? "another optimum fits nearly as well and forecasts otherwise"
              : rivals.size() + " other optima fit nearly as well and forecast otherwise");
    }
    if (sweep.size() <= parameters) {
      problems.add(
          "there are as many parameters as scales: nothing is left to tell how well the law fits");
    }
    double sigma = sigma(squares, runs, parameters);
    return new PointFit(
        PointMethod.POINT, noise, law, squares, runs, parameters, sigma, rivals, problems);
  }

  private static Rival rival(
      Descent.End end, Problem problem, Sweep sweep, NoiseModel noise, double best) {
    BrokenPowerLaw law = Parameters.law(Parameters.ordered(end.at()), problem.origin());
    double runs = runs(sweep, noise);
    double squares = squares(sweep, noise, law);
    double tiny = ROUNDING * runs;
    return new Rival(law, squares, -0.5 * runs * Math.log((squares + tiny) / (best + tiny)));
  }

  /**
   * The law with one break that the authors' own procedure finds ({@link PublishedProcedure}).
   *
   * @param sweep at least 6 scales, y &gt; 0
   * @throws IllegalArgumentException if it ends with numbers that are not those of a law
   */
  public static PointFit published(Sweep sweep) {
    PublishedProcedure.End end = PublishedProcedure.run(sweep);
    BrokenPowerLaw law = PublishedProcedure.law(end.raw());
    List<String> problems = new ArrayList<>();
    if (!end.converged()) {
      problems.add("Levenberg-Marquardt did not converge");
    }
    double residuals = squares(sweep, NoiseModel.LOGNORMAL, law);
    if (Double.isNaN(residuals)) {
      problems.add("the curve is not above 0 at every run");
    }
    double runs = runs(sweep, NoiseModel.LOGNORMAL);
    int parameters = Parameters.count(1);
    return new PointFit(
        PointMethod.PUBLISHED,
        NoiseModel.LOGNORMAL,
        law,
        end.squares(),
        runs,
        parameters,
        sigma(residuals, runs, parameters),
        List.of(),
        problems);
  }

  private static List<String> edges(double[] at, Box box) {
    List<String> edges = new ArrayList<>();
    for (int j = 0; j < at.length; j++) {
      String complaint = box.complaint(j, at[j], Parameters.name(j));
      if (!complaint.isEmpty()) {
        edges.add(complaint);
      }
    }
    return edges;
  }

  /**
   * Names parameters that can be changed together by much and leave the curve what it is at every
   * scale: those in the direction that moves it least, if that is next to nothing.
   */
  private static List<String> undetermined(Problem problem, double[] at, Box box) {
    int[] free =
        IntStream.range(0, at.length)
            .filter(j -> !box.atLower(j, at[j]) && !box.atUpper(j, at[j]))
            .toArray();
    SingularValueDecomposition svd =
        new SingularValueDecomposition(sensitivities(problem, at, free));
    double[] singular = svd.getSingularValues();
    int last = singular.length - 1;
    if (singular[last] > LEAST_SINGULAR * singular[0]) {
      return List.of();
    }
    List<String> moved = new ArrayList<>();
    for (int i = 0; i < free.length; i++) {
      if (Math.abs(svd.getV().getEntry(i, last)) > SHARE) {
        moved.add(Parameters.name(free[i]));
      }
    }
    return List.of(
        "the runs do not determine " + String.join(", ", moved) + ": other values fit as well");
  }

  /** Derivatives of the responses by some parameters, the limit in units of the largest y. */
  private static RealMatrix sensitivities(Problem problem, double[] at, int[] free) {
    Curve curve = new Curve(problem);
    curve.evaluate(at);
    double[] gradient = new double[at.length];
    RealMatrix matrix = new Array2DRowRealMatrix(problem.size(), free.length);
    for (int k = 0; k < problem.size(); k++) {
      curve.gradient(at, k, gradient);
      gradient[Parameters.LIMIT] *= Math.abs(problem.highestY());
      for (int i = 0; i < free.length; i++) {
        matrix.setEntry(k, i, gradient[free[i]]);
      }
    }
    return matrix;
  }

  /** Sum over runs of squared residuals of the response. */
  private static double squares(Sweep sweep, NoiseModel noise, BrokenPowerLaw law) {
    double sum = 0;
    for (Scale scale : sweep.scales()) {
      double u = Math.log(scale.x());
      Moments moments = noise.moments(scale);
      double residual = moments.mean() - (noise.isLog() ? law.logValue(u) : law.valueAtLog(u));
      sum += moments.sumOfSquares() + moments.count() * residual * residual;
    }
    return sum;
  }

  private static double runs(Sweep sweep, NoiseModel noise) {
    return Sums.of(sweep.scales().stream().mapToDouble(scale -> noise.moments(scale).terms()));
  }

  private static double sigma(double squares, double runs, int parameters) {
    return runs > parameters ? Math.sqrt(squares / (runs - parameters)) : Double.NaN;
  }
}
