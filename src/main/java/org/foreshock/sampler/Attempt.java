package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Work on one chain: what came of it, or why nothing did. */
sealed interface Attempt<T> permits Attempt.Done, Attempt.Failed {

  /** It went well. */
  record Done<T>(T value) implements Attempt<T> {}

  /**
   * It did not.
   *
   * @param why for the user
   */
  record Failed<T>(String why) implements Attempt<T> {}

  /** Goes on from what was done; a failure stays one. */
  default <U> Attempt<U> then(Function<? super T, ? extends U> work) {
    if (this instanceof Failed<T> failed) {
      return new Failed<>(failed.why());
    }
    try {
      return new Done<>(work.apply(((Done<T>) this).value()));
    } catch (RuntimeException e) {
      return new Failed<>(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /** What was done, failures left out. */
  static <T> List<T> done(List<Attempt<T>> attempts) {
    List<T> done = new ArrayList<>();
    for (Attempt<T> attempt : attempts) {
      if (attempt instanceof Done<T> good) {
        done.add(good.value());
      }
    }
    return done;
  }
}
