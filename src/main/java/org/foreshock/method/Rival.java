package org.foreshock.method;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.foreshock.data.InputException;
import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.point.Estimator;
import org.foreshock.point.PointFit;

/**
 * What others would forecast with. All but {@link #LAST} fit one curve and take it as known: all
 * that is uncertain of a new run is its scatter, normal in ln y with the residual standard
 * deviation ({@link Residuals}).
 */
public enum Rival implements Method {
  /** A power law. */
  M1("m1", 2) {
    @Override
    Fit fit(Sweep runs) {
      return Fit.of(Estimator.M1, runs);
    }
  },
  /** A power law above a limit. */
  M2("m2", 3) {
    @Override
    Fit fit(Sweep runs) {
      return Fit.of(Estimator.M2, runs);
    }
  },
  /** A power law that ends at a scale. */
  M3("m3", 3) {
    @Override
    Fit fit(Sweep runs) {
      return Fit.of(Estimator.M3, runs);
    }
  },
  /** A power law between two limits. */
  M4("m4", 5) {
    @Override
    Fit fit(Sweep runs) {
      return Fit.of(Estimator.M4, runs);
    }
  },
  /** The law with one break, by its authors' own procedure. */
  BNSL_PUBLISHED("bnsl-published", 6) {
    @Override
    Fit fit(Sweep runs) {
      try {
        return Fit.of(PointFit.published(runs), runs);
      } catch (IllegalArgumentException e) {
        throw new InputException(
            "the published procedure ended with numbers that make no law (" + e.getMessage() + ")",
            e);
      }
    }
  },
  /** The law by least squares, its number of breaks by {@link HoldOut}. */
  BNSL_POINT("bnsl-point", 4) {
    @Override
    Fit fit(Sweep runs) {
      return Fit.of(HoldOut.leastSquares(runs), runs);
    }
  },
  /** The last value, from which ln y wanders: {@link RandomWalk}. */
  LAST("last", 2) {
    @Override
    Fit fit(Sweep runs) {
      RandomWalk walk = RandomWalk.of(runs);
      return new Fit(walk::centre, walk::spread, walk::spread);
    }
  },
  /** A power law through the last 30 % of the scales, three at least. */
  TAIL("tail", 3) {
    @Override
    Fit fit(Sweep runs) {
      int kept = Math.max(3, (int) Math.round(0.3 * runs.size()));
      return Fit.of(
          Estimator.M1, new Sweep(runs.scales().subList(runs.size() - kept, runs.size())));
    }
  };

  private final String label;
  private final int needs;

  Rival(String label, int needs) {
    this.label = label;
    this.needs = needs;
  }

  @Override
  public String label() {
    return label;
  }

  /** ln of the curve, and the spreads of ln of it and of ln of a new run, by ln x. */
  record Fit(
      DoubleUnaryOperator centre, DoubleUnaryOperator curveSpread, DoubleUnaryOperator runSpread) {

    static Fit of(Estimator estimator, Sweep runs) {
      return of(estimator.fit(runs), estimator.parameters(), runs);
    }

    static Fit of(PointFit fit, Sweep runs) {
      return of(fit.law()::logValue, fit.parameters(), runs);
    }

    private static Fit of(DoubleUnaryOperator centre, int parameters, Sweep runs) {
      double spread = Residuals.deviation(runs, centre, parameters);
      return new Fit(centre, u -> 0, u -> spread);
    }
  }

  abstract Fit fit(Sweep runs);

  @Override
  public Fitted fit(Sweep runs, Metric metric, long seed, Progress progress) {
    if (runs.size() < needs) {
      throw new InputException(
          label + " needs " + needs + " distinct scales or more, and there are " + runs.size());
    }
    Fit fit = fit(runs);
    return new FittedForecast(
        new CurvePredictive(metric, fit.centre, fit.curveSpread, fit.runSpread), List.of());
  }

  /** How many breaks a law has, by what foresees the last scales best. */
  private static final class HoldOut {
    private static final double KEPT_BACK = 0.2;
    private static final int MOST_BREAKS = 2;

    /**
     * The law by least squares, with the number of breaks, 0 to 2, that foresees the last fifth of
     * the scales best when fitted to the others.
     */
    static PointFit leastSquares(Sweep runs) {
      int kept = runs.size() - Math.max(1, (int) Math.round(KEPT_BACK * runs.size()));
      Sweep first = new Sweep(runs.scales().subList(0, kept));
      List<Scale> rest = runs.scales().subList(kept, runs.size());
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int n = 0; n <= MOST_BREAKS && 3 + 3 * n <= kept; n++) {
        double squares = squares(leastSquares(first, n).law(), rest);
        if (squares < least) {
          least = squares;
          best = n;
        }
      }
      return leastSquares(runs, best);
    }

    private static PointFit leastSquares(Sweep runs, int breaks) {
      return PointFit.leastSquares(runs, NoiseModel.LOGNORMAL, breaks, true, 0);
    }

    private static double squares(BrokenPowerLaw law, List<Scale> scales) {
      double squares = 0;
      for (Scale scale : scales) {
        double error = scale.logMoments().mean() - law.logValue(Math.log(scale.x()));
        squares += error * error;
      }
      return squares;
    }
  }
}
