package org.foreshock.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The built-in example: test cross-entropy of four-digit addition against training set size, the 17
 * numbers that the authors of broken neural scaling laws print in {@code
 * fit_bnsl_and_extrapolate__4_digit_addition__dataset_size_x-axis.py} of
 * github.com/ethancaballero/broken_neural_scaling_laws (commit ffa608f) and plot in Caballero et
 * al., ICLR 2023, arXiv 2210.14891.
 */
public final class Example {
  /** What it is a table of. */
  public static final String TITLE = "four-digit addition";

  private Example() {}

  /** The table, as CSV. */
  public static String table() {
    try (InputStream in = Example.class.getResourceAsStream("four-digit-addition.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
