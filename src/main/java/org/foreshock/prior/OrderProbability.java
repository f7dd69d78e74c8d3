package org.foreshock.prior;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The probability that independent draws come out in ascending order.
 *
 * <p>With G_0 = 1 and G_k(t) = P(X_1 &lt; ... &lt; X_k &le; t) the recursion is G_k(t) = the
 * integral of G_{k-1} dF_k up to t. Each G is held at the Gauss-Legendre nodes of panels whose
 * edges are quantiles of all the priors, halving the tails down to 2^-50, and their ends: so every
 * density is smooth inside a panel, jumps and points of mass fall on edges, and what lies outside
 * has a probability of about 1e-15.
 */
final class OrderProbability {
  private static final int NODES = 12;
  private static final int TAIL_HALVINGS = 50;
  private static final GaussIntegrator GAUSS = new GaussIntegratorFactory().legendre(NODES);
  private static final double[][] INTEGRAL_TO_NODE = integralToNode();

  private final double[] edges;

  private OrderProbability(List<Prior> priors) {
    TreeSet<Double> points = new TreeSet<>();
    for (Prior prior : priors) {
      points.add(prior.lower());
      points.add(prior.upper());
      for (int k = 1; k <= TAIL_HALVINGS && !prior.isFixed(); k++) {
        double tail = 1.0 / (1L << k);
        points.add(prior.quantile(tail));
        points.add(prior.quantile(1 - tail));
      }
    }
    this.edges = points.stream().mapToDouble(v -> v).filter(Double::isFinite).toArray();
  }

  /**
   * P(X_1 &lt; X_2 &lt; ...), to about 1e-8 of itself where it is above 1e-6 and no density has a
   * pole steeper than an inverse square root.
   *
   * @param priors at least one
   */
  static double of(List<Prior> priors) {
    return new OrderProbability(priors).compute(priors);
  }

  private double compute(List<Prior> priors) {
    Ascent ascent = certain();
    for (Prior prior : priors) {
      ascent = prior instanceof Fixed point ? jump(ascent, point) : integrate(ascent, prior);
    }
    return ascent.total();
  }

  /**
   * One G_k.
   *
   * @param atNode its value at the nodes, by panel
   * @param below its limit from below at the edges
   * @param total its value at infinity
   */
  private record Ascent(double[][] atNode, double[] below, double total) {}

  private Ascent certain() {
    Ascent ascent = zero(1);
    Arrays.fill(ascent.below(), 1);
    for (double[] panel : ascent.atNode()) {
      Arrays.fill(panel, 1);
    }
    return ascent;
  }

  private Ascent zero(double total) {
    return new Ascent(new double[edges.length - 1][NODES], new double[edges.length], total);
  }

  /** The step for a point of mass: all of what lies strictly below it. */
  private Ascent jump(Ascent previous, Fixed point) {
    int edge = Arrays.binarySearch(edges, point.value());
    double mass = previous.below()[edge];
    Ascent next = zero(mass);
    for (int p = edge; p < edges.length - 1; p++) {
      Arrays.fill(next.atNode()[p], mass);
      next.below()[p + 1] = mass;
    }
    return next;
  }

  private Ascent integrate(Ascent previous, Prior prior) {
    double[][] atNode = new double[edges.length - 1][NODES];
    double[] below = new double[edges.length];
    double sum = 0;
    for (int p = 0; p < edges.length - 1; p++) {
      double[] integrand = integrand(previous, prior, p);
      for (int j = 0; j < NODES; j++) {
        atNode[p][j] = sum + dot(INTEGRAL_TO_NODE[j], integrand);
      }
      for (int i = 0; i < NODES; i++) {
        sum += GAUSS.getWeight(i) * integrand[i];
      }
      below[p + 1] = sum;
    }
    return new Ascent(atNode, below, sum);
  }

  private double[] integrand(Ascent previous, Prior prior, int panel) {
    double half = 0.5 * (edges[panel + 1] - edges[panel]);
    double middle = edges[panel] + half;
    double[] values = new double[NODES];
    for (int i = 0; i < NODES; i++) {
      double density = Math.exp(prior.logDensity(middle + half * GAUSS.getPoint(i)));
      values[i] = half * density * previous.atNode()[panel][i];
    }
    return values;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /**
   * Row j integrates a polynomial, given at the nodes, from -1 to node j: expand it in Legendre
   * polynomials P_m by Gauss's rule, and use that P_m integrates to (P_{m+1} - P_{m-1}) / (2m + 1)
   * (DLMF 14.10).
   */
  private static double[][] integralToNode() {
    double[][] rows = new double[NODES][NODES];
    for (int j = 0; j < NODES; j++) {
      double[] target = legendre(GAUSS.getPoint(j));
      for (int i = 0; i < NODES; i++) {
        double[] source = legendre(GAUSS.getPoint(i));
        double sum = target[1] + 1;
        for (int m = 1; m < NODES; m++) {
          sum += source[m] * (target[m + 1] - target[m - 1]);
        }
        rows[j][i] = 0.5 * GAUSS.getWeight(i) * sum;
      }
    }
    return rows;
  }

  /** P_0(x) to P_NODES(x). */
  private static double[] legendre(double x) {
    double[] p = new double[NODES + 1];
    p[0] = 1;
    p[1] = x;
    for (int m = 1; m < NODES; m++) {
      p[m + 1] = ((2 * m + 1) * x * p[m] - m * p[m - 1]) / (m + 1);
    }
    return p;
  }
}
