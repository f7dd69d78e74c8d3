package org.foreshock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.foreshock.data.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results depend on the runs, the options and the random seed, and on nothing else. */
final class SameBytesTest {
  @TempDir private Path folder;

  @Test
  void threadsChangeNothing() {
    assertEquals(results("--threads", "1"), results("--threads", "4"));
  }

  @Test
  void randomSeedChangesDraws() {
    assertNotEquals(results("--random-seed", "1"), results("--random-seed", "2"));
  }

  @Test
  void orderOfRowsChangesNothing() throws IOException {
    List<String> rows = new ArrayList<>(Example.table().lines().toList());
    String header = rows.remove(0);
    String first = fitted(header, rows);
    Collections.shuffle(rows, new Random(7));
    assertEquals(first, fitted(header, rows));
  }

  private String fitted(String header, List<String> rows) throws IOException {
    Path table = folder.resolve("runs.csv");
    Files.writeString(table, header + "\n" + String.join("\n", rows) + "\n");
    assertEquals(0, Program.quick(table.toString(), "--quiet", "--out", out()).status());
    return contents();
  }

  private String results(String... options) {
    List<String> all = new ArrayList<>(List.of("--quiet", "--out", out()));
    all.addAll(List.of(options));
    assertEquals(0, Program.example(all.toArray(String[]::new)).status());
    return contents();
  }

  private String out() {
    return folder.resolve("fit").toString();
  }

  /** The three files without the times, which differ. */
  private String contents() {
    Path fit = folder.resolve("fit");
    String summary = Program.text(fit.resolve("summary.json"));
    int timing = summary.indexOf("\"timing\"");
    return summary.substring(0, timing)
        + Program.text(fit.resolve("draws.csv"))
        + Program.text(fit.resolve("bands.csv"));
  }
}
