package org.foreshock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one run of the program said.
 *
 * @param status it ended with
 * @param out standard output
 * @param err standard error
 */
record Program(int status, String out, String err) {

  /** Short chains, no refits and no pictures: enough for what is written where. */
  static final List<String> QUICK =
      List.of("--warmup", "200", "--draws", "100", "--no-sensitivity", "--no-pictures");

  /** Runs the program with its output caught. */
  static Program run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream caughtOut = new ByteArrayOutputStream();
    ByteArrayOutputStream caughtErr = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(caughtOut, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(caughtErr, true, StandardCharsets.UTF_8));
      int status = Main.run(arguments);
      return new Program(
          status,
          caughtOut.toString(StandardCharsets.UTF_8),
          caughtErr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** A quick fit of the built-in example. */
  static Program example(String... more) {
    return quick("--example", more);
  }

  /** A quick fit of a table. */
  static Program quick(String table, String... more) {
    List<String> arguments = new ArrayList<>(List.of("fit", table));
    arguments.addAll(QUICK);
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  /** Standard output as JSON. */
  Map<String, Object> json() {
    assertEquals(0, status, err);
    return parsed(out);
  }

  static Map<String, Object> parsed(String text) {
    try {
      return JSON.std.mapFrom(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of everything in a folder, hidden things too, in order. */
  static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file. */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
