package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.NonSymmetricMatrixException;
import org.apache.commons.math3.linear.SingularMatrixException;

/** Work on one chain: what came of it, or why nothing did. */
sealed interface Attempt<T> permits Attempt.Done, Attempt.Failed {

  /** It went well. */
  record Done<T>(T value) implements Attempt<T> {}

  /**
   * Numbers were not good enough for it; other random numbers may be.
   *
   * @param why for the user
   */
  record Failed<T>(String why) implements Attempt<T> {}

  /**
   * Goes on from what was done; a failure stays one. Only what arithmetic can come to is a failure:
   * a decomposition that does not converge or meets a matrix that rounding has spoilt. Any other
   * exception is an error of the program and passes through.
   */
  default <U> Attempt<U> then(Function<? super T, ? extends U> work) {
    if (this instanceof Failed<T> failed) {
      return new Failed<>(failed.why());
    }
    try {
      return new Done<>(work.apply(((Done<T>) this).value()));
    } catch (ArithmeticException
        | MathIllegalStateException
        | NonPositiveDefiniteMatrixException
        | NonSymmetricMatrixException
        | SingularMatrixException e) {
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
