package org.foreshock.method;

import java.io.Serializable;
import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;

/**
 * A way to fit runs. Its options are its own, the components of a record; it is a pure function of
 * them, the runs and a seed. It is plain data, so that it can be sent to where fits are made.
 */
public interface Method extends Serializable {
  /** The name that users write, for example {@code point}. */
  String label();

  /**
   * Fits runs.
   *
   * @param runs as they are modelled
   * @param metric what they are of the user's metric
   * @param seed of its random numbers, if it needs any
   * @param progress told of the pieces of the work
   */
  Fitted fit(Sweep runs, Metric metric, long seed, Progress progress);

  /** Fits runs and tells nobody how far it is. */
  default Fitted fit(Sweep runs, Metric metric, long seed) {
    return fit(runs, metric, seed, Progress.NONE);
  }
}
