package org.foreshock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.foreshock.data.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our files are replaced whole or not at all; those of others are left alone. */
final class FolderTest {
  @TempDir private Path folder;

  @Test
  void oursAreReplacedAndTheirsStay() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.writeString(folder.resolve("draws.csv"), "old");
    Files.writeString(folder.resolve("bands.svg"), "a picture of another fit");
    assertEquals(0, Program.example("--quiet", "--out", folder.toString()).status());
    assertEquals(
        List.of("bands.csv", "draws.csv", "notes.txt", "summary.json"), Program.names(folder));
    assertEquals("mine", Program.text(folder.resolve("notes.txt")));
    assertTrue(Program.text(folder.resolve("draws.csv")).startsWith("chain,draw"));
  }

  @Test
  void picturesAreDrawn() {
    String out = folder.resolve("new folder").resolve("größe").toString();
    Program fit =
        Program.run(
            "fit",
            "--example",
            "--warmup",
            "100",
            "--draws",
            "50",
            "--no-sensitivity",
            "--out",
            out);
    assertEquals(0, fit.status(), fit.err());
    List<String> names =
        List.of("bands.csv", "bands.png", "bands.svg", "breaks.png", "draws.csv", "summary.json");
    assertEquals(names, Program.names(Path.of(out)));
    names.forEach(name -> assertTrue(fit.out().contains("wrote " + Path.of(out, name))));
  }

  @Test
  void whatIsInTheWayIsSaidBeforeTheWork() throws IOException {
    Files.writeString(folder.resolve("bands.csv"), "old");
    Files.createDirectories(folder.resolve("bands.png").resolve("mine"));
    Program fit = Program.example("--out", folder.toString());
    assertEquals(2, fit.status());
    assertTrue(fit.err().contains("bands.png: is a folder"), fit.err());
    assertEquals(List.of("bands.csv", "bands.png"), Program.names(folder));
    assertEquals("old", Program.text(folder.resolve("bands.csv")));
  }

  @Test
  void folderThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    Program fit = Program.example("--out", file.toString());
    assertEquals(2, fit.status());
    assertTrue(fit.err().contains("is a file, and results need a folder"), fit.err());
    assertEquals("mine", Program.text(file));
  }

  @Test
  void failedFitLeavesNothing() {
    Program fit = Program.example("--prior", "sigma ~ fixed(1e-300)", "--out", folder.toString());
    assertEquals(1, fit.status(), fit.err());
    assertEquals(List.of(), Program.names(folder));
  }

  @Test
  void jsonAloneWritesNoFolder() throws IOException {
    // a name that no earlier fit in the working folder can have left behind
    Path table = folder.resolve("only-for-this-test.csv");
    Files.writeString(table, Example.table());
    Program fit = Program.run("fit", table.toString(), "--json", "--warmup", "50", "--draws", "20");
    assertEquals(0, fit.status(), fit.err());
    assertTrue(Files.notExists(Path.of("only-for-this-test-fit")));
  }
}
