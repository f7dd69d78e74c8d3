package org.foreshock.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.foreshock.budget.Outcome;
import org.foreshock.data.InputException;
import org.foreshock.work.Journal;
import org.foreshock.work.ThreadQueue;
import org.foreshock.work.Watcher;
import picocli.CommandLine.Option;

/** How simulations are run, and where results go. */
final class BudgetOutput {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "folder for results and pictures; default: foreshock-seeds or foreshock-next (none with --json)")
  private Path folder;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "folder for the journal of simulated sweeps, from which an interrupted command goes on;"
              + " default: that of --out")
  private Path cache;

  @Option(names = "--json", description = "print JSON instead of the table")
  private boolean json;

  @Option(names = "--quiet", description = "print no table and no progress")
  private boolean quiet;

  @Option(names = "--no-pictures", description = "draw no pictures")
  private boolean noPictures;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "sweeps at a time; results do not depend on it; default: all processors")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--random-seed",
      paramLabel = "N",
      description = "results depend on options and this alone; default ${DEFAULT-VALUE}")
  private long seed = 1;

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }

  boolean pictures() {
    return !noPictures;
  }

  long seed() {
    return seed;
  }

  /** Where results go, if anywhere. */
  Optional<Path> folder(String usual) {
    if (folder != null) {
      return Optional.of(named(folder, "--out"));
    }
    return json ? Optional.empty() : Optional.of(Path.of(usual));
  }

  private static Path named(Path path, String option) {
    if (path.toString().isEmpty()) {
      throw new InputException(
          option + " names no folder: give it one, such as " + option + " mine");
    }
    return path;
  }

  /** The journal, if there is a folder for it. */
  Optional<Journal<Outcome>> journal(Optional<Path> results) {
    Optional<Path> kept = cache == null ? results : Optional.of(named(cache, "--cache"));
    return kept.map(path -> Outcome.journal(path.resolve("sweeps.journal")));
  }

  ThreadQueue<Outcome> queue(Optional<Journal<Outcome>> journal, Watcher watcher) {
    if (threads < 1 || threads > 1024) {
      throw new InputException("--threads " + threads + ": must be from 1 to 1024");
    }
    return new ThreadQueue<>(threads, journal, watcher);
  }
}
