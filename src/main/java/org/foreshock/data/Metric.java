package org.foreshock.data;

/**
 * What is modelled of the user's metric: the metric itself, or the distance that is left to a
 * ceiling, so that a metric that rises (accuracy towards 1) becomes one that falls. Going back is
 * the same as going there.
 *
 * @param ceiling in y units; NaN for none
 */
public record Metric(double ceiling) {
  /** The metric itself. */
  public static final Metric PLAIN = new Metric(Double.NaN);

  /** Whether there is a ceiling, so that up and down change places. */
  public boolean isReversed() {
    return !Double.isNaN(ceiling);
  }

  /** From the user's metric to what is modelled, and back. */
  public double flip(double value) {
    return isReversed() ? ceiling - value : value;
  }

  /** The sweep in the user's metric, for what is modelled, and back. */
  public Sweep flip(Sweep sweep) {
    return isReversed()
        ? new Sweep(sweep.scales().stream().map(scale -> scale.below(ceiling)).toList())
        : sweep;
  }
}
