package org.foreshock.data;

import java.util.List;

/**
 * Sufficient statistics of the runs at one scale, for a Normal noise model: count, mean and sum of
 * squares of the response (ln y for log-normal noise).
 *
 * @param count number of runs behind the mean, n &gt; 0
 * @param mean mean response
 * @param sumOfSquares sum of squared deviations from the mean, 0 where it is not known
 * @param terms how many independent deviations the likelihood counts: n where every run, or their
 *     spread, is known; 1 where only the mean is
 */
public record Moments(double count, double mean, double sumOfSquares, double terms) {

  /** One run. */
  static Moments ofRun(double response) {
    return new Moments(1, response, 0, 1);
  }

  /** The statistics of runs, in two passes: first the mean, then the squares about it. */
  static Moments ofRuns(double[] responses) {
    double sum = 0;
    for (double response : responses) {
      sum += response;
    }
    double mean = sum / responses.length;
    double squares = 0;
    for (double response : responses) {
      squares += (response - mean) * (response - mean);
    }
    return new Moments(responses.length, mean, squares, responses.length);
  }

  /**
   * The statistics of all runs behind the parts, with n = Σ n_i:
   *
   * <pre>
   * mean = Σ n_i m_i / n,   sum of squares = Σ (S_i + n_i (m_i − mean)²),   terms = Σ terms_i
   * </pre>
   *
   * <p>The Normal likelihood of the whole is then the product of those of its parts, whether the
   * spread within each is known or not: a mean of n_i runs deviates by σ/√n_i.
   */
  static Moments pooled(List<Moments> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    double count = 0;
    double sum = 0;
    double terms = 0;
    for (Moments part : parts) {
      count += part.count;
      sum += part.count * part.mean;
      terms += part.terms;
    }
    double mean = sum / count;
    double squares = 0;
    for (Moments part : parts) {
      double deviation = part.mean - mean;
      squares += part.sumOfSquares + part.count * deviation * deviation;
    }
    return new Moments(count, mean, squares, terms);
  }
}
