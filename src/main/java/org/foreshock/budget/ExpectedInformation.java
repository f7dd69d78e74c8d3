package org.foreshock.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.foreshock.law.Break;
import org.foreshock.law.LawGrid;
import org.foreshock.prior.Floor;
import org.foreshock.prior.Prior;
import org.foreshock.prior.Priors;

/**
 * What runs are expected to tell of the place of the last break, by Fisher's information at a truth
 * plus the precision of the analysis prior (taken as normal): a straight-line view of a curved
 * problem, good for a guide and for comparing designs, not a bound.
 *
 * <p>With J the derivatives of ln μ at the scales by all quantities but the noise, whose
 * information is apart, the information is Σ_k n_k J_k J_kᵀ/σ² + P. It is never formed: the
 * triangular factor of the stacked rows √n_k J_k/σ and √P has the place in its last column, so that
 * the variance of ln d is 1 over the square of its last entry, also where the information spans
 * forty decades.
 */
final class ExpectedInformation {
  private static final double LN_10 = Math.log(10);

  /** Stands for a = 0, where the derivative by the floor is one-sided. */
  private static final double NO_FLOOR = 1e-9;

  /** One standard deviation of a normal to either side. */
  private static final double LOW = 0.15865525393145707;

  private final double[][] derivative;
  private final double[] precision;

  /**
   * Prepares the derivatives.
   *
   * @param scales where runs may be; the floor is stated for the largest
   */
  ExpectedInformation(Truth truth, Design scales, AnalysisPrior prior) {
    List<Quantity> quantities = quantities(truth, scales, prior);
    LawGrid grid =
        new LawGrid(
            scales.logScales(),
            truth.law().breaks().size(),
            LawGrid.Anchor.LEVEL,
            LawGrid.LimitForm.DEPTH);
    LawGrid.Parameters at = parameters(truth, scales);
    grid.evaluate(at);
    derivative = new double[scales.size()][quantities.size()];
    for (int k = 0; k < scales.size(); k++) {
      double[] one = new double[scales.size()];
      one[k] = 1 / truth.sigma();
      LawGrid.Parameters into = new LawGrid.Parameters(at.breaks());
      grid.pullBack(at, one, 0, 0, into);
      for (int i = 0; i < quantities.size(); i++) {
        derivative[k][i] = quantities.get(i).of().in(into);
      }
    }
    precision =
        quantities.stream().mapToDouble(each -> 1 / (each.scale() * each.scale())).toArray();
  }

  /** What the information is of: where it stands among the parameters, and the prior's scale. */
  private record Quantity(Coordinate of, double scale) {}

  private interface Coordinate {
    double in(LawGrid.Parameters parameters);
  }

  /** All quantities that the analysis does not know, the place of the last break last. */
  private static List<Quantity> quantities(Truth truth, Design scales, AnalysisPrior analysis) {
    Priors priors = analysis.priors();
    int last = priors.breaks() - 1;
    List<Quantity> all = new ArrayList<>();
    all.add(new Quantity(p -> p.anchor, scale(priors.level())));
    all.add(new Quantity(p -> p.slope, scale(priors.c0())));
    if (analysis.zeroFloor() < 1) {
      all.add(new Quantity(p -> p.limit, floorScale(truth, scales, priors.floor())));
    }
    for (int i = 0; i <= last; i++) {
      int at = i;
      all.add(new Quantity(p -> p.change[at], scale(priors.c().get(i))));
      all.add(new Quantity(p -> p.logSharpness[at], logScale(priors.f().get(i))));
    }
    for (int i = 0; i <= last; i++) {
      int at = i;
      all.add(new Quantity(p -> p.logPlace[at], LN_10 * scale(priors.log10D().get(i))));
    }
    all.removeIf(each -> each.scale() == 0);
    return all;
  }

  private static double scale(Prior prior) {
    return prior.isFixed() ? 0 : (prior.quantile(1 - LOW) - prior.quantile(LOW)) / 2;
  }

  private static double logScale(Prior prior) {
    return prior.isFixed()
        ? 0
        : (Math.log(prior.quantile(1 - LOW)) - Math.log(prior.quantile(LOW))) / 2;
  }

  /** In units of the depth −ln(1 − share). */
  private static double floorScale(Truth truth, Design scales, Floor floor) {
    if (floor instanceof Floor.Share share) {
      return scale(share.share());
    }
    double value = truth.law().valueAtLog(scales.last());
    return floor instanceof Floor.Absolute free ? scale(free.a()) / value : 0;
  }

  private static LawGrid.Parameters parameters(Truth truth, Design scales) {
    List<Break> breaks =
        truth.law().breaks().stream()
            .sorted((a, b) -> Double.compare(a.place(), b.place()))
            .toList();
    LawGrid.Parameters at = new LawGrid.Parameters(breaks.size());
    at.anchor = truth.law().logOffset() - truth.law().slope() * scales.first();
    at.slope = truth.law().slope();
    double depth = truth.law().logValue(scales.last()) - truth.law().logExcess(scales.last());
    at.limit = Math.max(depth, NO_FLOOR);
    for (int i = 0; i < breaks.size(); i++) {
      at.change[i] = breaks.get(i).slopeChange();
      at.logPlace[i] = Math.log(breaks.get(i).place()) - scales.first();
      at.logSharpness[i] = Math.log(breaks.get(i).sharpness());
    }
    return at;
  }

  /**
   * The expected variance of log10 d.
   *
   * @param runs at each scale
   */
  double variance(double[] runs) {
    double last = lastEntry(factor(runs));
    return 1 / (last * last) / (LN_10 * LN_10);
  }

  /**
   * How fast that variance falls with runs at each scale: minus its derivative by each entry of
   * {@code runs}.
   */
  double[] gain(double[] runs) {
    RealMatrix factor = factor(runs);
    double[] towards = solve(factor);
    double[] gain = new double[derivative.length];
    for (int k = 0; k < gain.length; k++) {
      double seen = 0;
      for (int i = 0; i < towards.length; i++) {
        seen += derivative[k][i] * towards[i];
      }
      gain[k] = seen * seen / (LN_10 * LN_10);
    }
    return gain;
  }

  private RealMatrix factor(double[] runs) {
    int quantities = precision.length;
    double[][] rows = new double[runs.length + quantities][quantities];
    for (int k = 0; k < runs.length; k++) {
      double root = Math.sqrt(runs[k]);
      Arrays.setAll(rows[k], i -> 0);
      for (int i = 0; i < quantities; i++) {
        rows[k][i] = root * derivative[k][i];
      }
    }
    for (int i = 0; i < quantities; i++) {
      rows[runs.length + i][i] = Math.sqrt(precision[i]);
    }
    return new QRDecomposition(new Array2DRowRealMatrix(rows, false)).getR();
  }

  private double lastEntry(RealMatrix factor) {
    return factor.getEntry(precision.length - 1, precision.length - 1);
  }

  /** The last column of the inverse of the information: R x = e/R_qq. */
  private double[] solve(RealMatrix factor) {
    int n = precision.length;
    double[] x = new double[n];
    double last = lastEntry(factor);
    x[n - 1] = 1 / (last * last);
    for (int i = n - 2; i >= 0; i--) {
      double sum = 0;
      for (int j = i + 1; j < n; j++) {
        sum -= factor.getEntry(i, j) * x[j];
      }
      x[i] = sum / factor.getEntry(i, i);
    }
    return x;
  }

  /**
   * The fewest seeds per scale for an interval of a length, were the posterior normal.
   *
   * @param length of the interval of log10 d
   * @param level probability in it
   * @return any number of at least 1; infinite beyond 1e300
   */
  double seeds(double length, double level) {
    double sd = length / (2 * normalQuantile(0.5 * (1 + level)));
    double[] runs = new double[derivative.length];
    double low = 0;
    double high = 300 * LN_10;
    if (standardDeviation(runs, high) > sd) {
      return Double.POSITIVE_INFINITY;
    }
    while (high - low > 1e-3) {
      double middle = 0.5 * (low + high);
      if (standardDeviation(runs, middle) > sd) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low == 0 ? 1 : Math.exp(high);
  }

  private double standardDeviation(double[] runs, double logSeeds) {
    Arrays.fill(runs, Math.exp(logSeeds));
    return Math.sqrt(variance(runs));
  }

  private static double normalQuantile(double p) {
    return new org.foreshock.prior.Normal(0, 1).quantile(p);
  }
}
