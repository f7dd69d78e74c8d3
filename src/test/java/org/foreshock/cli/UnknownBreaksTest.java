package org.foreshock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --breaks auto}. */
final class UnknownBreaksTest {
  @TempDir private Path folder;

  private static double number(Object of, String key) {
    return ((Number) ((Map<?, ?>) of).get(key)).doubleValue();
  }

  @Test
  void writesWhatOtherProgramsRead() throws IOException {
    Path fit = folder.resolve("fit");
    Program run =
        Program.run(
            "fit",
            "--example",
            "--breaks",
            "auto",
            "--max-breaks",
            "1",
            "--draws",
            "500",
            "--up-to",
            "560",
            "--no-pictures",
            "--threads",
            "1",
            "--out",
            fit.toString());
    assertEquals(0, run.status(), run::err);
    assertTrue(run.out().contains("breaks in 2.53 decades"), run.out());
    Map<String, Object> summary = JSON.std.mapFrom(Files.readString(fit.resolve("summary.json")));
    List<?> counts = (List<?>) summary.get("break_count");
    assertEquals(2, counts.size());
    double sum = number(counts.get(0), "probability") + number(counts.get(1), "probability");
    assertEquals(1, sum, 1e-9);
    assertTrue(
        number(counts.get(1), "probability_half_rate")
            < number(counts.get(1), "probability_double_rate"));
    assertEquals(4, ((List<?>) summary.get("models")).size());
    assertNull(((Map<?, ?>) summary.get("model")).get("breaks"));
    drawsMatch(Files.readAllLines(fit.resolve("draws.csv")), number(counts.get(1), "probability"));
    Program told = Program.run("predict", fit.toString(), "--at", "3000");
    assertEquals(0, told.status(), told::err);
    assertTrue(told.out().contains("3000"), told.out());
  }

  private static void drawsMatch(List<String> lines, double probability) {
    assertEquals("chain,draw,n,lp,a,b,c0,c1,d1,f1,sigma", lines.get(0));
    int with = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      int n = Integer.parseInt(cells[2]);
      assertEquals(n == 0, cells[7].isEmpty() && cells[8].isEmpty() && cells[9].isEmpty(), line);
      with += n;
    }
    assertEquals(501, lines.size());
    // systematic resampling: the share of a model is its probability, to one draw or two
    assertEquals(probability, with / 500.0, 0.005);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--breaks auto --warmup 5 | --warmup means nothing with --breaks auto",
        "--breaks auto --sampler nuts | --sampler nuts needs a number of breaks",
        "--breaks auto --noise student-t | state the number with --breaks",
        "--breaks auto --method point | --method point needs a number of --breaks",
        "--breaks auto --max-breaks 10 | --max-breaks 10: must be from 0 to 9",
        "--breaks auto --break-rate -1 | --break-rate -1.0: must be from 0 to 100",
        "--breaks auto --prior-only | --prior-only means nothing with --breaks auto",
        "--max-breaks 2 | --max-breaks means nothing where the number of breaks is stated",
        "--sampler smc | use --breaks auto",
        "--breaks two | --breaks two: must be a number from 0 to 9, or auto"
      })
  void whatMeansNothingIsRefused(String options, String message) {
    Program run = Program.run(("fit --example --json " + options).split(" "));
    assertEquals(2, run.status(), run::err);
    assertTrue(run.err().contains(message), run::err);
  }
}
