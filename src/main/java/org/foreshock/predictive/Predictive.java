package org.foreshock.predictive;

/**
 * What is known of the metric at any scale, after the runs. An instance may be shared by threads.
 */
public interface Predictive {
  /**
   * The curve μ(x).
   *
   * @param x a scale, &gt; 0
   */
  Distribution curve(double x);

  /**
   * One new run at a scale: the curve and the noise of a run.
   *
   * @param x a scale, &gt; 0
   */
  Distribution newRun(double x);
}
