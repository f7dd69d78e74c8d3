package org.foreshock.collapsed;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;
import org.foreshock.data.Moments;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.law.Softplus;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.Floor;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.Randomness;

/**
 * The likelihood of outer coordinates: coefficients and ln σ integrated out. With γ the
 * coefficients less their prior centres, P their prior precision and r(γ) the response of the law,
 * the runs know N deviations, and
 *
 * <pre>
 * ln L = −N (λ + ½ ln 2π) − ½ R(γ)/σ²,   R = S + Σ_k w_k (m_k − r_k(γ))²,   λ = ln σ
 * </pre>
 *
 * <p>r is linear in γ where there is no floor and noise is in ln y; otherwise it is linearised
 * where Gauss and Newton's steps end. The integral over γ is then Gaussian: with J = ∂r/∂γ, M = σ²P
 * + J′WJ, it leaves
 *
 * <pre>
 * g(λ) = −N (λ + ½ ln 2π) + kλ + ½ ln |P| − ½ ln |M| − ½ (R/σ² + γ′Pγ) + ln p(λ)
 * </pre>
 *
 * <p>at the best γ given λ. The integral over λ is Laplace's under a log-normal prior of σ (Tierney
 * and Kadane 1986), by the trapezium rule under any other. The result is an estimate; {@link #draw}
 * draws from it, and gives what its draws must be weighted with to be exact.
 *
 * <p>Evaluating allocates nothing. One instance a thread.
 */
final class ConditionalIntegral {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

  /** No power beyond this overflows. */
  private static final double HIGHEST = 690;

  private static final int MOST_STEPS = 8;
  private static final double SMALL_STEP = 0.02;
  private static final double TOLERATED_RISE = 0.05;
  private static final double DAMPING = 0.35;
  private static final int MOST_DAMPINGS = 6;

  /** What the law leaves above a floor, as a share of itself, where a start is looked for. */
  private static final double LEAST_EXCESS = 0.02;

  private static final int MOST_NEWTON = 25;
  private static final double LAMBDA_CLOSE = 0.01;

  /** Nodes of λ: λ̂ + ½ sd (i − 10). */
  private static final int NODES = 25;

  private static final int NODES_BELOW = 10;
  private static final double NODE_STEP = 0.5;

  /**
   * Draws come from a mixture where the response is not linear: by how much it bends is not known.
   */
  private static final double[] BENDS = {1, 0.3, 0.03};

  private static final double[] BEND_SHARES = {0.7, 0.15, 0.15};
  private static final int DEGREES = 7;

  private enum Form {
    LINEAR,
    LOG_SHARE,
    LOG_LIMIT,
    PLAIN_SHARE,
    PLAIN_LIMIT
  }

  private final Form form;
  private final SigmaPrior sigmaPrior;
  private final Conditions at;
  private final boolean shapeIsSlope;

  private final int scales;
  private final int last;
  private final double log10First;
  private final double[] distance;
  private final double[] fromMiddle;
  private final double[] count;
  private final double[] mean;
  private final double[] within;
  private final double totalTerms;
  private final double lean;
  private final double totalWithin;
  private final double range;

  /** k, and which coefficient each is. */
  private final int size;

  private final int[] inner;

  private final double[] along;
  private final double[] column;
  private final double[][] columns;
  private final double[] offset;
  private final double[] weight;
  private final double[] excess;
  private final double[] response;
  private final double[] bend;
  private final double[][] jacobian;
  private final double[] target;
  private final double[] weighted;
  private final double[] precision;
  private final double[] normal;
  private final double[] right;
  private final double[] root;
  private final double[] inverse;
  private final double[] gamma;
  private final double[] solved;
  private final double[] step;
  private final double[] scratch;
  private double squaresWithin;
  private double logLean;
  private double logPrecision;
  private double lambda;
  private double residual;
  private double penalty;
  private double deviance;

  // of draws
  private final double[] nodes = new double[NODES];
  private final double[] heights = new double[NODES];
  private final double[] masses = new double[NODES - 1];
  private double mass;
  private double highest;
  private double logLikelihood;
  private final double[] parts = new double[BENDS.length];
  private final double studentConstant;
  private final double[][] bentNormal = new double[BENDS.length][];
  private final double[][] bentRoot = new double[BENDS.length][];
  private final double[] drawn;

  ConditionalIntegral(Sweep sweep, Priors priors, NoiseModel noise, Conditions at) {
    this.at = at;
    sigmaPrior = new SigmaPrior(priors.sigma());
    form = form(noise, priors.floor());
    shapeIsSlope = noise == NoiseModel.HETEROSCEDASTIC;
    scales = sweep.size();
    last = scales - 1;
    double first = Math.log(sweep.minX());
    log10First = first / Logs.LN_10;
    distance = new double[scales];
    fromMiddle = new double[scales];
    count = new double[scales];
    mean = new double[scales];
    within = new double[scales];
    double terms = 0;
    double sumWithin = 0;
    double sumLean = 0;
    for (int k = 0; k < scales; k++) {
      double u = Math.log(sweep.scales().get(k).x());
      Moments moments = noise.moments(sweep.scales().get(k));
      distance[k] = u - first;
      fromMiddle[k] = u - sweep.logMiddle();
      count[k] = moments.count();
      mean[k] = moments.mean();
      within[k] = moments.sumOfSquares();
      terms += moments.terms();
      sumWithin += within[k];
      sumLean += moments.terms() * fromMiddle[k];
    }
    totalTerms = terms;
    totalWithin = sumWithin;
    lean = sumLean;
    range = range(mean);
    int k = 0;
    int[] which = new int[at.breaks() + 2];
    for (int j = 0; j < which.length; j++) {
      if (at.isInner(j)) {
        which[k++] = j;
      }
    }
    size = k;
    inner = Arrays.copyOf(which, k);
    along = new double[scales];
    column = new double[scales];
    columns = new double[k][scales];
    offset = new double[scales];
    weight = new double[scales];
    excess = new double[scales];
    response = new double[scales];
    bend = new double[scales];
    jacobian = form == Form.LINEAR ? columns : new double[k][scales];
    target = new double[scales];
    weighted = new double[scales];
    precision = new double[k];
    normal = new double[k * (k + 1) / 2];
    root = new double[normal.length];
    inverse = new double[normal.length];
    right = new double[k];
    gamma = new double[k];
    solved = new double[k];
    step = new double[k];
    scratch = new double[k];
    drawn = new double[k];
    studentConstant =
        Gamma.logGamma(0.5 * (DEGREES + k))
            - Gamma.logGamma(0.5 * DEGREES)
            - 0.5 * k * Math.log(DEGREES * Math.PI);
    for (int b = 0; b < BENDS.length; b++) {
      bentNormal[b] = new double[normal.length];
      bentRoot[b] = new double[normal.length];
    }
  }

  private static Form form(NoiseModel noise, Floor floor) {
    if (floor instanceof Floor.Share) {
      return noise.isLog() ? Form.LOG_SHARE : Form.PLAIN_SHARE;
    }
    if (floor instanceof Floor.Absolute) {
      return noise.isLog() ? Form.LOG_LIMIT : Form.PLAIN_LIMIT;
    }
    return noise.isLog() ? Form.LINEAR : Form.PLAIN_LIMIT;
  }

  private static double range(double[] means) {
    double low = Arrays.stream(means).min().orElse(0);
    double high = Arrays.stream(means).max().orElse(0);
    return high > low ? high - low : Math.max(Math.abs(high), Double.MIN_NORMAL);
  }

  /** Number of coefficients that are integrated out. */
  int size() {
    return size;
  }

  /** Which coefficient each of them is. */
  int inner(int j) {
    return inner[j];
  }

  /** ln of the estimated likelihood at the conditions last read; −∞ or NaN where there is none. */
  double logEstimate() {
    prepare();
    if (form == Form.LINEAR) {
      for (int k = 0; k < scales; k++) {
        target[k] = mean[k] - offset[k];
      }
      formNormal();
      lambda = sigmaPrior.middle();
      if (!solve()) {
        return Double.NEGATIVE_INFINITY;
      }
      System.arraycopy(solved, 0, gamma, 0, size);
    } else if (!descend()) {
      return Double.NEGATIVE_INFINITY;
    }
    return logIntegral();
  }

  private void prepare() {
    Arrays.fill(offset, 0);
    int j = 0;
    logPrecision = 0;
    for (int coefficient = 0; coefficient < at.coefficient.length; coefficient++) {
      boolean integrated = j < size && inner[j] == coefficient;
      double[] into = integrated ? columns[j] : column;
      fill(coefficient, into);
      double value = at.coefficient[coefficient];
      if (value != 0) {
        for (int k = 0; k < scales; k++) {
          offset[k] += value * into[k];
        }
      }
      if (integrated) {
        precision[j] = at.precision[coefficient];
        logPrecision += Math.log(precision[j]);
        j++;
      }
    }
    weigh();
  }

  private void fill(int coefficient, double[] into) {
    if (coefficient == Conditions.LEVEL) {
      Arrays.fill(into, 1);
    } else if (coefficient == Conditions.SLOPE) {
      for (int k = 0; k < scales; k++) {
        into[k] = -distance[k];
      }
    } else {
      double f = at.sharpness[coefficient - 2];
      double place = (at.log10Place[coefficient - 2] - log10First) * Logs.LN_10;
      double inverseSharpness = 1 / f;
      for (int k = 0; k < scales; k++) {
        along[k] = (distance[k] - place) * inverseSharpness;
      }
      for (int k = 0; k < scales; k++) {
        into[k] = -f * Softplus.value(along[k]);
      }
    }
  }

  private void weigh() {
    if (!shapeIsSlope) {
      System.arraycopy(count, 0, weight, 0, scales);
      squaresWithin = totalWithin;
      logLean = 0;
      return;
    }
    squaresWithin = 0;
    for (int k = 0; k < scales; k++) {
      double relative = Math.exp(-2 * at.shape * fromMiddle[k]);
      weight[k] = count[k] * relative;
      squaresWithin += within[k] * relative;
    }
    logLean = -at.shape * lean;
  }

  /** J′WJ and J′Wz. */
  private void formNormal() {
    int entry = 0;
    for (int i = 0; i < size; i++) {
      double[] row = jacobian[i];
      for (int k = 0; k < scales; k++) {
        weighted[k] = weight[k] * row[k];
      }
      for (int j = 0; j <= i; j++) {
        normal[entry++] = dot(weighted, jacobian[j], scales);
      }
      right[i] = dot(weighted, target, scales);
    }
  }

  private static double dot(double[] a, double[] b, int size) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < size; k += 4) {
      s0 += a[k] * b[k];
      s1 += a[k + 1] * b[k + 1];
      s2 += a[k + 2] * b[k + 2];
      s3 += a[k + 3] * b[k + 3];
    }
    for (; k < size; k++) {
      s0 += a[k] * b[k];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** The best coefficients and λ for a linearised response; false if there are none. */
  private boolean solve() {
    if (!solveGiven(lambda)) {
      return false;
    }
    residual = squaresOfResiduals();
    if (sigmaPrior.isFixed()) {
      return true;
    }
    for (int i = 0; i < MOST_NEWTON; i++) {
      double next = nextLambda();
      double change = Math.abs(next - lambda);
      lambda = next;
      if (!(change < LAMBDA_CLOSE)) {
        if (!(change < Double.POSITIVE_INFINITY) || !solveGiven(lambda)) {
          return false;
        }
        residual = squaresOfResiduals();
      } else {
        break;
      }
    }
    if (!solveGiven(lambda)) {
      return false;
    }
    residual = squaresOfResiduals();
    return true;
  }

  private double nextLambda() {
    double variance = Math.exp(2 * lambda);
    double effective = size - variance * traceOfShrinkage();
    double left = totalTerms - effective;
    double pull = residual / variance;
    double next;
    if (pull > 3 * Math.max(left, 1)) {
      next = lambda + 0.5 * Math.log(pull / Math.max(left, 1));
    } else {
      double slope = -left + pull + sigmaPrior.slope(lambda);
      double curvature = 2 * pull + sigmaPrior.curvature(lambda);
      double change = curvature > 0 ? slope / curvature : Math.signum(slope);
      next = lambda + Math.max(-2, Math.min(2, change));
    }
    return Math.max(sigmaPrior.lower(), Math.min(sigmaPrior.upper(), next));
  }

  /** tr P M⁻¹, given the root of M. */
  private double traceOfShrinkage() {
    double trace = 0;
    for (int j = 0; j < size; j++) {
      int column = j * (j + 1) / 2 + j;
      inverse[column] = 1 / root[column];
      double squares = inverse[column] * inverse[column];
      for (int i = j + 1; i < size; i++) {
        int row = i * (i + 1) / 2;
        double sum = 0;
        for (int m = j; m < i; m++) {
          sum += root[row + m] * inverse[m * (m + 1) / 2 + j];
        }
        double entry = -sum / root[row + i];
        inverse[row + j] = entry;
        squares += entry * entry;
      }
      trace += precision[j] * squares;
    }
    return trace;
  }

  /** Solves M γ = J′Wz at a λ. */
  private boolean solveGiven(double at) {
    double variance = Math.exp(2 * at);
    if (!factor(normal, variance, root)) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      int row = i * (i + 1) / 2;
      double sum = right[i];
      for (int j = 0; j < i; j++) {
        sum -= root[row + j] * solved[j];
      }
      solved[i] = sum / root[row + i];
    }
    backSolve(root, solved);
    penalty = 0;
    for (int i = 0; i < size; i++) {
      penalty += precision[i] * solved[i] * solved[i];
    }
    return true;
  }

  /** L′ x = b, in place. */
  private void backSolve(double[] lower, double[] x) {
    for (int i = size - 1; i >= 0; i--) {
      double sum = x[i];
      for (int j = i + 1; j < size; j++) {
        sum -= lower[j * (j + 1) / 2 + i] * x[j];
      }
      x[i] = sum / lower[i * (i + 1) / 2 + i];
    }
  }

  /** Cholesky's root of σ²P plus a matrix; false if rounding makes it singular. */
  private boolean factor(double[] matrix, double variance, double[] into) {
    for (int i = 0; i < size; i++) {
      int row = i * (i + 1) / 2;
      for (int j = 0; j <= i; j++) {
        int other = j * (j + 1) / 2;
        double sum = matrix[row + j] + (i == j ? variance * precision[i] : 0);
        for (int m = 0; m < j; m++) {
          sum -= into[row + m] * into[other + m];
        }
        if (i != j) {
          into[row + j] = sum / into[other + j];
        } else if (sum > 0) {
          into[row + j] = Math.sqrt(sum);
        } else {
          return false;
        }
      }
    }
    return true;
  }

  private double squaresOfResiduals() {
    System.arraycopy(target, 0, response, 0, scales);
    for (int j = 0; j < size; j++) {
      double[] row = jacobian[j];
      double by = solved[j];
      for (int k = 0; k < scales; k++) {
        response[k] -= by * row[k];
      }
    }
    double sum = squaresWithin;
    for (int k = 0; k < scales; k++) {
      sum += weight[k] * response[k] * response[k];
    }
    return sum;
  }

  /** Gauss and Newton's steps, from a start that takes the floor off the runs. */
  private boolean descend() {
    if (!start()) {
      return false;
    }
    System.arraycopy(solved, 0, gamma, 0, size);
    respond(gamma, 1);
    for (int i = 0; i < MOST_STEPS; i++) {
      double before = deviance;
      linearise();
      if (!solve()) {
        return false;
      }
      if (stepLength() < SMALL_STEP) {
        System.arraycopy(solved, 0, gamma, 0, size);
        return true;
      }
      double variance = Math.exp(2 * lambda);
      double cost = before / variance + penaltyOf(gamma);
      for (int d = 0; d <= MOST_DAMPINGS; d++) {
        double share = d == 0 ? 1 : share(d);
        for (int j = 0; j < size; j++) {
          scratch[j] = gamma[j] + share * step[j];
        }
        respond(scratch, 1);
        if (deviance / variance + penaltyOf(scratch) <= cost + 2 * TOLERATED_RISE) {
          break;
        }
      }
      System.arraycopy(scratch, 0, gamma, 0, size);
    }
    linearise();
    return solve();
  }

  private static double share(int dampings) {
    double share = 1;
    for (int d = 0; d < dampings; d++) {
      share *= DAMPING;
    }
    return share;
  }

  private double penaltyOf(double[] coefficients) {
    double sum = 0;
    for (int j = 0; j < size; j++) {
      sum += precision[j] * coefficients[j] * coefficients[j];
    }
    return sum;
  }

  /** step′ M step/σ². */
  private double stepLength() {
    for (int j = 0; j < size; j++) {
      step[j] = solved[j] - gamma[j];
    }
    double sum = 0;
    for (int j = 0; j < size; j++) {
      double z = 0;
      for (int i = j; i < size; i++) {
        z += root[i * (i + 1) / 2 + j] * step[i];
      }
      sum += z * z;
    }
    return sum / Math.exp(2 * lambda);
  }

  /** Regression of ln(y − a), a guessed from the runs at the largest scale. */
  private boolean start() {
    boolean isLog = form == Form.LOG_SHARE || form == Form.LOG_LIMIT;
    double floor = at.floor;
    if (form == Form.LOG_SHARE) {
      floor = at.floor * Math.exp(mean[last]);
    } else if (form == Form.PLAIN_SHARE) {
      floor = at.floor * mean[last];
    }
    double least = LEAST_EXCESS * range;
    for (int k = 0; k < scales; k++) {
      double relief;
      if (isLog) {
        double q = Math.max(LEAST_EXCESS, 1 - floor / Math.exp(mean[k]));
        target[k] = mean[k] + Math.log(q) - offset[k];
        relief = q;
      } else {
        relief = Math.max(least, mean[k] - floor);
        target[k] = Math.log(relief) - offset[k];
      }
      bend[k] = relief;
    }
    for (int k = 0; k < scales; k++) {
      target[k] *= bend[k];
    }
    for (int j = 0; j < size; j++) {
      for (int k = 0; k < scales; k++) {
        jacobian[j][k] = bend[k] * columns[j][k];
      }
    }
    formNormal();
    lambda = sigmaPrior.middle();
    return solve();
  }

  /** The response at coefficients, its derivatives, and R. Uses {@link #bend} for dr/dh. */
  private void respond(double[] coefficients, double bending) {
    System.arraycopy(offset, 0, excess, 0, scales);
    for (int j = 0; j < size; j++) {
      double by = coefficients[j];
      double[] row = columns[j];
      for (int k = 0; k < scales; k++) {
        excess[k] += by * row[k];
      }
    }
    switch (form) {
      case LOG_SHARE -> {
        double odds = at.floor / (1 - at.floor);
        for (int k = 0; k < scales; k++) {
          double e = Math.exp(Math.min(HIGHEST, excess[k] - excess[last]));
          double whole = e + odds;
          bend[k] = e / whole;
          response[k] = excess[last] + Math.log(whole);
        }
      }
      case LOG_LIMIT -> {
        for (int k = 0; k < scales; k++) {
          double e = Math.exp(Math.min(HIGHEST, excess[k]));
          double whole = e + at.floor;
          bend[k] = e / whole;
          response[k] = Math.log(whole);
        }
      }
      case PLAIN_SHARE -> {
        double odds = at.floor / (1 - at.floor);
        double lastValue = Math.exp(Math.min(HIGHEST, excess[last]));
        for (int k = 0; k < scales; k++) {
          bend[k] = Math.exp(Math.min(HIGHEST, excess[k]));
          response[k] = bend[k] + odds * lastValue;
        }
      }
      case PLAIN_LIMIT -> {
        for (int k = 0; k < scales; k++) {
          bend[k] = Math.exp(Math.min(HIGHEST, excess[k]));
          response[k] = bend[k] + at.floor;
        }
      }
      default -> System.arraycopy(excess, 0, response, 0, scales);
    }
    deviance = squaresWithin;
    for (int k = 0; k < scales; k++) {
      double off = mean[k] - response[k];
      deviance += weight[k] * off * off;
    }
    differentiate(bending);
  }

  private void differentiate(double bending) {
    if (form == Form.LINEAR) {
      return;
    }
    double odds = at.floor / (1 - at.floor);
    double lastValue = form == Form.PLAIN_SHARE ? odds * bend[last] : 0;
    for (int j = 0; j < size; j++) {
      double[] from = columns[j];
      double[] into = jacobian[j];
      double atLast = from[last];
      for (int k = 0; k < scales; k++) {
        double p = bending * bend[k];
        into[k] = p * from[k];
        if (form == Form.LOG_SHARE) {
          into[k] += (1 - p) * atLast;
        } else if (form == Form.PLAIN_SHARE) {
          into[k] += lastValue * atLast;
        }
      }
    }
  }

  /** z = m − r + Jγ, and what is normal about it. */
  private void linearise() {
    for (int k = 0; k < scales; k++) {
      target[k] = mean[k] - response[k];
    }
    for (int j = 0; j < size; j++) {
      double by = gamma[j];
      double[] row = jacobian[j];
      for (int k = 0; k < scales; k++) {
        target[k] += by * row[k];
      }
    }
    formNormal();
  }

  /** g(λ) at what was solved for last, R given. */
  private double height(double at, double squares) {
    double logRoot = 0;
    for (int i = 0; i < size; i++) {
      logRoot += Math.log(root[i * (i + 1) / 2 + i]);
    }
    return logLean
        - totalTerms * (at + HALF_LOG_TWO_PI)
        + size * at
        + 0.5 * logPrecision
        - logRoot
        - 0.5 * (squares * Math.exp(-2 * at) + penalty)
        + sigmaPrior.logDensity(at);
  }

  private double logIntegral() {
    double top = height(lambda, residual);
    if (sigmaPrior.isFixed()) {
      return top;
    }
    if (sigmaPrior.isNormal()) {
      return top + HALF_LOG_TWO_PI - 0.5 * Math.log(curvature());
    }
    tabulate();
    return Math.log(mass) + highest;
  }

  private double curvature() {
    return 2 * residual * Math.exp(-2 * lambda) + sigmaPrior.curvature(lambda);
  }

  /** g at the nodes, and the mass between them of e^g made piecewise linear. */
  private void tabulate() {
    double curvature = curvature();
    double sd = curvature > 0 ? Math.min(2, 1 / Math.sqrt(curvature)) : 2;
    double low = Math.max(sigmaPrior.lower(), lambda - NODE_STEP * sd * NODES_BELOW);
    double high = Math.min(sigmaPrior.upper(), lambda + NODE_STEP * sd * (NODES - 1 - NODES_BELOW));
    highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < NODES; i++) {
      nodes[i] = low + (high - low) * i / (NODES - 1);
      heights[i] =
          solveGiven(nodes[i]) ? height(nodes[i], squaresOfResiduals()) : Double.NEGATIVE_INFINITY;
      highest = Math.max(highest, heights[i]);
    }
    mass = 0;
    for (int i = 0; i < NODES; i++) {
      heights[i] = Math.exp(heights[i] - highest);
    }
    for (int i = 0; i < NODES - 1; i++) {
      masses[i] = 0.5 * (heights[i] + heights[i + 1]) * (nodes[i + 1] - nodes[i]);
      mass += masses[i];
    }
  }

  /** Makes draws possible at the conditions whose estimate was made last. */
  void prepareDraws() {
    if (form != Form.LINEAR) {
      bend();
    }
    if (!sigmaPrior.isFixed()) {
      tabulate();
    }
  }

  /** Linearises at the best coefficients, and as if the response bent less there. */
  private void bend() {
    for (int b = 1; b < BENDS.length; b++) {
      respond(gamma, BENDS[b]);
      int entry = 0;
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < scales; k++) {
          weighted[k] = weight[k] * jacobian[i][k];
        }
        for (int j = 0; j <= i; j++) {
          bentNormal[b][entry++] = dot(weighted, jacobian[j], scales);
        }
      }
    }
    respond(gamma, 1);
    linearise();
    System.arraycopy(normal, 0, bentNormal[0], 0, normal.length);
  }

  /**
   * Draws coefficients and λ.
   *
   * @param coefficients receives all of them, those that are given included
   * @return ln of prior times likelihood over the density drawn from, of the coefficients and λ
   *     given the outer coordinates; −∞ if the draw is impossible
   */
  double draw(Randomness random, double[] coefficients) {
    double logRatio = drawLambda(random);
    double variance = Math.exp(2 * lambda);
    if (!solveGiven(lambda)) {
      return Double.NEGATIVE_INFINITY;
    }
    logRatio -= form == Form.LINEAR ? drawNormal(random) : drawMixture(random, variance);
    double squares;
    if (form == Form.LINEAR) {
      System.arraycopy(drawn, 0, solved, 0, size);
      squares = squaresOfResiduals();
    } else {
      respond(drawn, 1);
      squares = deviance;
    }
    logRatio +=
        logLean
            - totalTerms * (lambda + HALF_LOG_TWO_PI)
            - 0.5 * squares / variance
            + sigmaPrior.logDensity(lambda)
            + 0.5 * logPrecision
            - size * HALF_LOG_TWO_PI
            - 0.5 * penaltyOf(drawn);
    System.arraycopy(at.coefficient, 0, coefficients, 0, coefficients.length);
    for (int j = 0; j < size; j++) {
      coefficients[inner[j]] += drawn[j];
    }
    logLikelihood = logLean - totalTerms * (lambda + HALF_LOG_TWO_PI) - 0.5 * squares / variance;
    return Double.isNaN(logRatio) ? Double.NEGATIVE_INFINITY : logRatio;
  }

  /** Log likelihood of the draw made last. */
  double logLikelihood() {
    return logLikelihood;
  }

  /** σ of the draw made last. */
  double sigma() {
    return Math.exp(lambda);
  }

  /** Draws λ; minus ln of its density. */
  private double drawLambda(Randomness random) {
    if (sigmaPrior.isFixed()) {
      return 0;
    }
    double left = random.uniform() * mass;
    int i = 0;
    while (i < masses.length - 1 && left >= masses[i]) {
      left -= masses[i];
      i++;
    }
    double width = nodes[i + 1] - nodes[i];
    double a = heights[i];
    double b = heights[i + 1];
    // of the two roots of a t + (b − a) t²/2 = left/width the one in [0, 1], without cancellation
    double area = Math.min(left, masses[i]) / width;
    double discriminant = Math.max(0, a * a + 2 * (b - a) * area);
    double divisor = a + Math.sqrt(discriminant);
    double t = divisor > 0 ? Math.min(1, 2 * area / divisor) : random.uniform();
    lambda = nodes[i] + t * width;
    double height = a + (b - a) * t;
    return Math.log(mass) - Math.log(height);
  }

  /** Draws from the Normal that is the posterior of coefficients given λ; ln of its density. */
  private double drawNormal(Randomness random) {
    double sigma = Math.exp(lambda);
    double squares = 0;
    double logRoot = 0;
    for (int i = 0; i < size; i++) {
      step[i] = random.normal();
      squares += step[i] * step[i];
      logRoot += Math.log(root[i * (i + 1) / 2 + i]);
    }
    backSolve(root, step);
    for (int i = 0; i < size; i++) {
      drawn[i] = solved[i] + sigma * step[i];
    }
    return logRoot - size * (lambda + HALF_LOG_TWO_PI) - 0.5 * squares;
  }

  private double drawMixture(Randomness random, double variance) {
    for (int b = 0; b < BENDS.length; b++) {
      factor(bentNormal[b], variance, bentRoot[b]);
    }
    double u = random.uniform();
    int which = u < BEND_SHARES[0] ? 0 : u < BEND_SHARES[0] + BEND_SHARES[1] ? 1 : 2;
    double chiSquare = 0;
    for (int i = 0; i < DEGREES; i++) {
      double z = random.normal();
      chiSquare += z * z;
    }
    double stretch = Math.sqrt(DEGREES / chiSquare * variance);
    for (int i = 0; i < size; i++) {
      step[i] = random.normal();
    }
    backSolve(bentRoot[which], step);
    for (int i = 0; i < size; i++) {
      drawn[i] = solved[i] + stretch * step[i];
      step[i] = drawn[i] - solved[i];
    }
    double sum = 0;
    double highestPart = Double.NEGATIVE_INFINITY;
    for (int b = 0; b < BENDS.length; b++) {
      parts[b] = logStudent(bentRoot[b], variance) + Math.log(BEND_SHARES[b]);
      highestPart = Math.max(highestPart, parts[b]);
    }
    for (double part : parts) {
      sum += Math.exp(part - highestPart);
    }
    return highestPart + Math.log(sum) + studentConstant;
  }

  private double logStudent(double[] lower, double variance) {
    double squares = 0;
    double logRoot = 0;
    for (int j = 0; j < size; j++) {
      double z = 0;
      for (int i = j; i < size; i++) {
        z += lower[i * (i + 1) / 2 + j] * step[i];
      }
      squares += z * z;
      logRoot += Math.log(lower[j * (j + 1) / 2 + j]);
    }
    double spread = 1 + squares / variance / DEGREES;
    return logRoot - 0.5 * size * Math.log(variance) - 0.5 * (DEGREES + size) * Math.log(spread);
  }
}
