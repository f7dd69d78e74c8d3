package org.foreshock.point;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;

/**
 * The estimators M1 to M4 of Alabdulmohsin, Neyshabur and Zhai (NeurIPS 2022, arXiv 2209.06640):
 *
 * <pre>
 * M1  y = β x^(−c)
 * M2  y = ε + β x^(−c)
 * M3  y = β (1/x + γ)^c,  c ≥ 0
 * M4  (y − ε) / (ε₀ − y)^α = β x^(−c),  0 ≤ ε &lt; y &lt; ε₀
 * </pre>
 *
 * <p>each with the least squares of ln y, where the authors of M2 and M4 minimise the squares of ln
 * of their excess.
 */
public enum Estimator {
  M1("m1", 2) {
    @Override
    DoubleUnaryOperator fit(Problem problem, Sweep sweep) {
      return PointFit.leastSquares(sweep, NoiseModel.LOGNORMAL, 0, false, 0).law()::logValue;
    }
  },
  M2("m2", 3) {
    @Override
    DoubleUnaryOperator fit(Problem problem, Sweep sweep) {
      return PointFit.leastSquares(sweep, NoiseModel.LOGNORMAL, 0, true, 0).law()::logValue;
    }
  },
  M3("m3", 3) {
    @Override
    DoubleUnaryOperator fit(Problem problem, Sweep sweep) {
      return shifted(problem);
    }
  },
  M4("m4", 5) {
    @Override
    DoubleUnaryOperator fit(Problem problem, Sweep sweep) {
      return saturating(problem);
    }
  };

  /** Shares of the lowest y, and multiples of the highest, from which M4 is looked for. */
  private static final double[] LOWER = {0, 0.3, 0.7, 0.95};

  private static final double[] UPPER = {1.02, 1.2, 2, 20};

  private static final double HIGHEST_UPPER = 1000;
  private static final double STEEPEST = 30;
  private static final double LEAST_ALPHA = 1e-3;
  private static final double MOST_ALPHA = 20;
  private static final int MOST_SCALES = 250;
  private static final int STARTS = 6;
  private static final int STEPS = 500;

  /** Steps of ln γ from where M3's limit is not felt at any scale to where it is all. */
  private static final int GRID = 100;

  private static final double UNFELT = Math.log(1e-4);

  private final String label;
  private final int parameters;

  Estimator(String label, int parameters) {
    this.label = label;
    this.parameters = parameters;
  }

  /** The name that users write. */
  public String label() {
    return label;
  }

  /** Number of parameters fitted. */
  public int parameters() {
    return parameters;
  }

  /**
   * The curve ln y(ln x) that fits best.
   *
   * @param sweep y &gt; 0, two scales or more
   */
  public DoubleUnaryOperator fit(Sweep sweep) {
    return fit(Problem.of(sweep, NoiseModel.LOGNORMAL), sweep);
  }

  abstract DoubleUnaryOperator fit(Problem problem, Sweep sweep);

  /** A line in ln(1/x + γ), for the best γ ≥ 0. */
  private static DoubleUnaryOperator shifted(Problem problem) {
    double low = UNFELT - problem.last();
    double high = -problem.origin() - UNFELT;
    double step = (high - low) / GRID;
    double best = Double.NEGATIVE_INFINITY;
    double least = Line.of(problem, best).squares();
    for (int i = 0; i <= GRID; i++) {
      double squares = Line.of(problem, low + i * step).squares();
      if (squares < least) {
        least = squares;
        best = low + i * step;
      }
    }
    if (best == Double.NEGATIVE_INFINITY) {
      return Line.of(problem, best);
    }
    double refined =
        new BrentOptimizer(1e-12, 1e-12)
            .optimize(
                new MaxEval(1000),
                GoalType.MINIMIZE,
                new UnivariateObjectiveFunction(g -> Line.of(problem, g).squares()),
                new SearchInterval(best - step, best + step, best))
            .getPoint();
    return Line.of(problem, refined);
  }

  /**
   * M3 with a given γ.
   *
   * @param logGamma ln γ; −∞ for none
   * @param offset ln β
   * @param slope c
   * @param squares weighted sum of squared residuals
   */
  private record Line(double logGamma, double offset, double slope, double squares)
      implements DoubleUnaryOperator {

    static Line of(Problem problem, double logGamma) {
      double count = 0;
      double meanV = 0;
      double meanY = 0;
      for (int k = 0; k < problem.size(); k++) {
        double weight = problem.weight()[k];
        count += weight;
        meanV += (shifted(problem.u()[k], logGamma) - meanV) * weight / count;
        meanY += (problem.response()[k] - meanY) * weight / count;
      }
      double squares = 0;
      double products = 0;
      for (int k = 0; k < problem.size(); k++) {
        double v = shifted(problem.u()[k], logGamma) - meanV;
        squares += problem.weight()[k] * v * v;
        products += problem.weight()[k] * v * (problem.response()[k] - meanY);
      }
      double slope = squares > 0 ? Math.max(0, products / squares) : 0;
      Line line = new Line(logGamma, meanY - slope * meanV, slope, 0);
      double[] responses = new double[problem.size()];
      for (int k = 0; k < responses.length; k++) {
        responses[k] = line.applyAsDouble(problem.u()[k]);
      }
      return new Line(logGamma, line.offset, slope, problem.squares(responses));
    }

    /** ln(1/x + γ). */
    private static double shifted(double u, double logGamma) {
      double high = Math.max(-u, logGamma);
      return high + Math.log1p(Math.exp(Math.min(-u, logGamma) - high));
    }

    @Override
    public double applyAsDouble(double u) {
      return offset + slope * shifted(u, logGamma);
    }
  }

  /** Descents from the best of a grid of limits, where the other parameters are a regression. */
  private static DoubleUnaryOperator saturating(Problem problem) {
    Problem thin = problem.thinned(MOST_SCALES);
    Box box = box(problem);
    SaturatingCurve curve = new SaturatingCurve(thin);
    List<Descent.End> starts = new ArrayList<>();
    for (double lower : LOWER) {
      for (double upper : UPPER) {
        double[] at = regressed(thin, box, lower * problem.lowestY(), upper * problem.highestY());
        starts.add(new Descent.End(at, thin.squares(curve.evaluate(at)), false));
      }
    }
    starts.sort(Comparator.comparingDouble(Descent.End::squares));
    Descent quick = new Descent(thin, curve, STEPS);
    double[] best =
        starts.stream()
            .limit(STARTS)
            .map(start -> quick.from(start.at(), box))
            .min(Comparator.comparingDouble(Descent.End::squares))
            .orElseThrow()
            .at();
    double[] at = new Descent(problem, new SaturatingCurve(problem), STEPS).from(best, box).at();
    return SaturatingCurve.law(at, problem.origin())::logValue;
  }

  private static Box box(Problem problem) {
    double logHighest = Math.log(problem.highestY());
    double infinite = Double.POSITIVE_INFINITY;
    return new Box(
        new double[] {0, logHighest, -infinite, 0, LEAST_ALPHA},
        new double[] {
          problem.lowestY(), logHighest + Math.log(HIGHEST_UPPER), infinite, STEEPEST, MOST_ALPHA
        });
  }

  /** The least squares of ln(y − lower) = A − c u + α ln(upper − y), held in the box. */
  private static double[] regressed(Problem problem, Box box, double lower, double upper) {
    double[][] rows = new double[problem.size()][];
    double[] targets = new double[problem.size()];
    for (int k = 0; k < rows.length; k++) {
      double root = Math.sqrt(problem.weight()[k]);
      double y = problem.y(k);
      rows[k] =
          new double[] {
            root, root * (problem.origin() - problem.u()[k]), root * Math.log(upper - y)
          };
      targets[k] = root * Math.log(y - lower);
    }
    QRDecomposition regression = new QRDecomposition(new Array2DRowRealMatrix(rows, false), 1e-12);
    boolean solved = rows.length > 2 && regression.getSolver().isNonSingular();
    double[] solution =
        solved
            ? regression.getSolver().solve(new ArrayRealVector(targets, false)).toArray()
            : new double[] {0, 0, 1};
    double[] at = new double[SaturatingCurve.PARAMETERS];
    at[SaturatingCurve.LOWER] = lower;
    at[SaturatingCurve.LOG_UPPER] = Math.log(upper);
    at[SaturatingCurve.SLOPE] = box.held(SaturatingCurve.SLOPE, solution[1]);
    at[SaturatingCurve.ALPHA] = box.held(SaturatingCurve.ALPHA, solution[2]);
    at[SaturatingCurve.LEVEL] = level(problem, at, lower, upper);
    return at;
  }

  /** The level that meets the mean of the data, given all else. */
  private static double level(Problem problem, double[] at, double lower, double upper) {
    double sum = 0;
    double count = 0;
    for (int k = 0; k < problem.size(); k++) {
      double y = problem.y(k);
      double left =
          Math.log(y - lower)
              - at[SaturatingCurve.ALPHA] * Math.log(upper - y)
              - (1 - at[SaturatingCurve.ALPHA]) * Math.log(upper - lower)
              + at[SaturatingCurve.SLOPE] * (problem.u()[k] - problem.origin());
      sum += problem.weight()[k] * left;
      count += problem.weight()[k];
    }
    return sum / count;
  }
}
