package org.foreshock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.foreshock.data.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fit that cannot be relied on says so, wherever it is looked at. */
final class DiagnosisTest {
  private static final List<String> TOO_FEW = List.of("--draws", "20");

  @TempDir private Path folder;

  @Test
  void badNewsLeadsTheTable() {
    Program fit = with("--strict");
    assertEquals(3, fit.status());
    assertTrue(fit.out().startsWith("NOT CONVERGED: do not rely on these numbers.\n  - "));
    assertTrue(fit.out().contains("Try "));
    assertEquals("", fit.err());
  }

  @Test
  void badNewsStandsBesideJson() {
    Program fit = with("--json");
    assertEquals(0, fit.status());
    assertEquals(false, ((Map<?, ?>) fit.json().get("diagnostics")).get("ok"));
    assertTrue(fit.err().startsWith("foreshock: not converged: "), fit.err());
  }

  @Test
  void quietSaysNothingButTheStatus() {
    assertEquals(new Program(3, "", ""), with("--quiet", "--strict"));
    Program both = with("--quiet", "--json");
    assertEquals("", both.err());
    assertEquals(false, ((Map<?, ?>) both.json().get("diagnostics")).get("ok"));
  }

  @Test
  void storedFitRemembers() {
    assertEquals(0, with("--quiet").status());
    Program table = Program.run("predict", folder.toString(), "--at", "1e3", "--strict");
    assertEquals(3, table.status());
    assertTrue(table.out().startsWith("NOT CONVERGED"), table.out());
    Program json = Program.run("predict", folder.toString(), "--at", "1e3", "--json");
    assertEquals(false, json.json().get("ok"));
    assertTrue(json.err().startsWith("foreshock: not converged: "), json.err());
  }

  @Test
  void goodFitPassesStrictly() {
    Program fit =
        Program.example("--warmup", "500", "--draws", "1000", "--strict", "--out", folder + "");
    assertEquals(0, fit.status(), fit.out());
    assertTrue(fit.out().startsWith(Example.TITLE), fit.out());
    assertTrue(fit.out().contains(": all gates passed"));
    assertTrue(fit.out().chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')), fit.out());
  }

  private Program with(String... options) {
    List<String> all = new ArrayList<>(TOO_FEW);
    all.addAll(List.of("--out", folder.toString()));
    all.addAll(List.of(options));
    return Program.example(all.toArray(String[]::new));
  }
}
