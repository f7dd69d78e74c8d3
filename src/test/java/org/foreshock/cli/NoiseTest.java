package org.foreshock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every noise model and the ceiling, from the table to the files and back. */
class NoiseTest {
  @TempDir private Path folder;

  /** 0.1 + 3 / sqrt(x), two seeds, in steps of 1/1024 so that 1 - y is exact. */
  private Path table(String name, DoubleUnaryOperator metric) throws IOException {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int k = 0; k < 12; k++) {
      double x = 16 << k;
      for (int seed = -1; seed <= 1; seed += 2) {
        double error = (0.1 + 3 / Math.sqrt(x)) * (1 + 0.02 * seed);
        double y = metric.applyAsDouble(Math.rint(1024 * error) / 1024);
        text.append(x).append(',').append(y).append('\n');
      }
    }
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "lognormal, sigma",
    "additive, sigma",
    "'student-t', 'sigma,nu'",
    "heteroscedastic, 'sigma,sigma_slope'"
  })
  void storedFitsForecastWhatTheFitDid(String noise, String columns) throws IOException {
    Path out = folder.resolve("fit");
    Program fit =
        Program.quick(
            table("runs.csv", y -> y).toString(),
            "--noise",
            noise,
            "--breaks",
            "0",
            "--predict",
            "1e5,2e6",
            "--json",
            "--out",
            out.toString());
    Map<String, Object> summary = fit.json();
    assertEquals(noise, ((Map<?, ?>) summary.get("model")).get("noise"));
    String header = Program.text(out.resolve("draws.csv")).lines().findFirst().orElseThrow();
    assertEquals("chain,draw,n,lp,a,b,c0," + columns, header);
    Program told = Program.run("predict", out.toString(), "--at", "1e5,2e6", "--json");
    assertEquals(summary.get("forecast"), told.json().get("forecast"));
  }

  /** An accuracy under its ceiling of 1 is fitted as its error is, to the byte, and told turned. */
  @Test
  void accuracyIsOneLessTheError() throws IOException {
    String[] more = {"--breaks", "0", "--predict", "1e5", "--json", "--out"};
    Path one = folder.resolve("error");
    Path other = folder.resolve("accuracy");
    Program error = Program.quick(table("e.csv", y -> y).toString(), with(more, one, "0.2"));
    Program accuracy =
        Program.quick(
            table("a.csv", y -> 1 - y).toString(), with(more, other, "0.8", "--ceiling", "1"));
    assertEquals(Program.text(one.resolve("draws.csv")), Program.text(other.resolve("draws.csv")));
    for (String kind : List.of("curve", "observation")) {
      for (String q : List.of("025", "05", "1", "25", "5")) {
        double low = quantile(error, kind, "q0." + q);
        double high = quantile(accuracy, kind, "q0." + turned(q));
        assertEquals(1 - low, high, 1e-9);
      }
    }
    assertEquals(
        ((Map<?, ?>) error.json().get("target")).get("log10_x"),
        ((Map<?, ?>) accuracy.json().get("target")).get("log10_x"));
    Program told = Program.run("predict", other.toString(), "--at", "1e5", "--json");
    assertEquals(accuracy.json().get("forecast"), told.json().get("forecast"));
  }

  private static String[] with(String[] more, Path out, String target, String... ceiling) {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(List.of(out.toString(), "--target", target));
    all.addAll(List.of(ceiling));
    return all.toArray(new String[0]);
  }

  private static String turned(String digits) {
    return Map.of("025", "975", "05", "95", "1", "9", "25", "75", "5", "5").get(digits);
  }

  private static double quantile(Program fit, String kind, String name) {
    Map<?, ?> first = (Map<?, ?>) ((List<?>) fit.json().get("forecast")).get(0);
    return ((Number) ((Map<?, ?>) first.get(kind)).get(name)).doubleValue();
  }

  @Test
  void negativeMetricsHaveALimitBelowZero() throws IOException {
    Path table = table("reward.csv", y -> y - 3);
    Program fit = Program.quick(table.toString(), "--noise", "additive", "--breaks", "0", "--json");
    Map<?, ?> a = (Map<?, ?>) ((Map<?, ?>) fit.json().get("parameters")).get("a");
    assertEquals(-2.9, ((Number) a.get("q50")).doubleValue(), 0.05);
    Program refused = Program.quick(table.toString(), "--breaks", "0");
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("--noise additive"), refused.err());
  }
}
