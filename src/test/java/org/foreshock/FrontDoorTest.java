package org.foreshock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.Example;
import org.foreshock.data.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example that opens the documentation is compiled and run; and what the door promises. */
final class FrontDoorTest {
  private static final Path TEST =
      Path.of("src", "test", "java", "org", "foreshock", "FrontDoorTest.java");
  private static final Path PAGE =
      Path.of("src", "main", "java", "org", "foreshock", "package-info.java");

  @TempDir private Path folder;

  /** The example as it stands there, but for where its files are. */
  @Test
  void theExampleRuns() throws IOException {
    example(folder);
  }

  private void example(Path here) throws IOException {
    table(here.resolve("runs.csv"));
    // the example begins
    Runs runs = Runs.read(here.resolve("runs.csv")).where("model", "A");
    Fit fit = Foreshock.fit(runs).breaks(1).prior("f ~ lognormal(-1.6, 0.5)").seed(1).run();
    fit.problems(); // empty: its gates passed
    Forecast far = fit.forecast(1e21, 1e22);
    far.curve().median(); // of the curve at either scale
    far.newRun().quantile(0.95); // one new run lies below with a probability of 95 %
    fit.picture(); // a BufferedImage, shown inline by a notebook
    fit.write(here.resolve("my-fit"));
    Fit again = Fit.read(here.resolve("my-fit"));

    SeedAnswer n = Foreshock.seeds(Scenario.usual().sharpness("0.05")).distance(-0.2).run();
    n.seeds(); // per scale, to locate the next break
    // the example ends
    assertEquals(List.of(), fit.problems());
    assertEquals(2, far.curve().median().length);
    assertTrue(far.curve().median()[0] < far.newRun().quantile(0.95)[0]);
    assertEquals(1600, fit.picture().getWidth());
    assertSame(fit, again);
    assertTrue(n.attainable() && n.seeds() > 0 && n.interval()[0] <= n.seeds(), n.toString());
  }

  @Test
  void theExampleIsTheOneOfTheFirstPage() throws IOException {
    String page = Files.readString(PAGE);
    List<String> shown =
        page.substring(page.indexOf("{@code") + 6, page.indexOf("}</pre>"))
            .lines()
            .map(line -> line.replaceFirst("^ \\*", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    List<String> run = new ArrayList<>();
    boolean within = false;
    for (String line : Files.readAllLines(TEST)) {
      if (line.strip().equals("// the example ends")) {
        break;
      }
      if (within && !line.isBlank()) {
        run.add(line.strip().replaceAll("here\\.resolve\\(", "Path.of("));
      }
      within |= line.strip().equals("// the example begins");
    }
    assertEquals(shown, run);
  }

  private static void assertSame(Fit fit, Fit again) throws IOException {
    assertEquals(fit.json(), again.json());
    assertArrayEquals(fit.draws("d1"), again.draws("d1"));
    assertEquals(fit.forecast(1e21).toString(), again.forecast(1e21).toString());
    BufferedImage kept = again.picture();
    assertEquals(fit.picture().getRGB(700, 400), kept.getRGB(700, 400));
  }

  /** Two models' runs; what A's law is, the fit is to find. */
  private static void table(Path file) throws IOException {
    StringBuilder rows = new StringBuilder("model,x,y\n");
    for (String row : Example.table().lines().skip(1).toList()) {
      rows.append("A,").append(row).append("\nB,").append(row).append('\n');
    }
    Files.writeString(file, rows);
  }

  @Test
  void runsMayBeHeldByTheProgram() {
    double[] x = {1, 10, 100, 1000, 1e4};
    double[] y = {5, 4, 3.2, 2.56, 2.048};
    Fit fit = Foreshock.fit(Runs.of(x, y)).method("point").breaks(0).run();
    assertEquals(1.6384, fit.forecast(1e5).curve().median()[0], 1e-3);
    assertEquals(1, fit.draws("c0").length);
    assertThrows(IllegalArgumentException.class, () -> Runs.of(x, new double[2]));
  }

  @Test
  void mistakesAreToldInTheLibrarysWords() {
    FitBuilder fit = Foreshock.fit(Runs.example());
    assertMessage("`breaks(10)`: must be from 0 to 9", () -> fit.breaks(10));
    assertMessage("there is no such model", () -> fit.noise("normal"));
    assertMessage(
        "`chains(0)`: must be from 1 to 64", () -> Foreshock.fit(Runs.example()).chains(0).run());
    assertMessage(
        "`draws` means nothing with `method(point)`",
        () -> Foreshock.fit(Runs.example()).method("point").draws(100).run());
    assertMessage(
        "forecast at -1.0", () -> Foreshock.fit(Runs.example()).method("point").run().forecast(-1));
    assertMessage("sharpness -1", () -> Foreshock.seeds(Scenario.usual().sharpness("-1")).run());
  }

  private static void assertMessage(String part, Runnable mistake) {
    String message = assertThrows(InputException.class, mistake::run).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void progressGoesFromNoneToAll() {
    List<String> told = new ArrayList<>();
    Foreshock.fit(Runs.example())
        .chains(2)
        .warmup(50)
        .floor("free")
        .draws(20)
        .sensitivity(false)
        .progress((task, done, total) -> told.add(task + " " + done + "/" + total))
        .run();
    assertEquals("sampling 0/140", told.get(0));
    assertEquals("sampling 140/140", told.get(told.size() - 1));
    assertEquals(141, told.size());
  }
}
