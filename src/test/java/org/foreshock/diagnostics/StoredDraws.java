package org.foreshock.diagnostics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Draws in the test resources; see reference.R there for what they are. */
final class StoredDraws {
  private StoredDraws() {}

  /** The set of the given name as chains[chain][draw]. */
  static double[][] read(String set) {
    List<String> lines = lines(set + ".draws.csv");
    double[][] chains = new double[lines.get(0).split(",").length][lines.size()];
    for (int i = 0; i < lines.size(); i++) {
      String[] row = lines.get(i).split(",");
      for (int c = 0; c < chains.length; c++) {
        chains[c][i] = number(row[c]);
      }
    }
    return chains;
  }

  static List<String> lines(String resource) {
    try (InputStream in = StoredDraws.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads infinities as R writes them. */
  private static double number(String text) {
    return Double.parseDouble(text.replaceFirst("Inf$", "Infinity"));
  }

  /** Applies a function to every draw. */
  static double[][] map(double[][] chains, DoubleUnaryOperator function) {
    return Arrays.stream(chains)
        .map(chain -> Arrays.stream(chain).map(function).toArray())
        .toArray(double[][]::new);
  }
}
