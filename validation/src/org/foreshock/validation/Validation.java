package org.foreshock.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Called by {@code validation/run} in the root of the checkout: {@code --quick OUT | --full OUT |
 * --check | --front-page | --list} and, for the first two, names of studies. Exit status 1 if
 * something does not hold; in the quick size, if something does not that holds in the full one.
 */
public final class Validation {
  private static final FrontPage PAGE = new FrontPage(Path.of("validation"));

  private Validation() {}

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    List<String> words = List.of(arguments);
    switch (words.get(0)) {
      case "--quick" -> quick(Path.of(words.get(1)), words.subList(2, words.size()));
      case "--full" -> full(Path.of(words.get(1)), words.subList(2, words.size()));
      case "--check" -> System.exit(check() ? 0 : 1);
      case "--front-page" -> PAGE.write(Studies.all());
      case "--list" -> Studies.all().forEach(study -> say(study.name() + ": " + study.checks()));
      default -> throw new IllegalArgumentException(words.get(0));
    }
  }

  /** Small versions; without names also the check of the stored results. */
  private static void quick(Path out, List<String> names) throws IOException {
    boolean good = run(Study.Size.QUICK, out, names);
    boolean current = !names.isEmpty() || check();
    System.exit(good && current ? 0 : 1);
  }

  private static void full(Path out, List<String> names) throws IOException {
    boolean good = run(Study.Size.FULL, out, names);
    if (Files.exists(out) && Files.isSameFile(out, PAGE.results())) {
      PAGE.write(Studies.all());
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean check() throws IOException {
    List<String> complaints = PAGE.complaints(Studies.all());
    complaints.forEach(complaint -> say("STALE  " + complaint));
    if (complaints.isEmpty()) {
      say("The stored full results are those of this code.");
    }
    return complaints.isEmpty();
  }

  private static boolean run(Study.Size size, Path out, List<String> names) throws IOException {
    boolean passed = true;
    for (Study study : chosen(names)) {
      Path folder = Files.createDirectories(out.resolve(study.name()));
      clear(folder);
      long started = System.nanoTime();
      Study.Verdict verdict = study.run(size, folder);
      double seconds = (System.nanoTime() - started) / 1e9;
      Stamp.now(study, size, verdict, seconds).write(folder);
      boolean known = size == Study.Size.QUICK && PAGE.known(study).containsAll(verdict.failed());
      say(
          (verdict.passed() ? "holds  " : known ? "known  " : "FAILS  ")
              + study.name()
              + " ("
              + Math.round(seconds)
              + " s): "
              + verdict.told());
      passed &= verdict.passed() || known;
    }
    return passed;
  }

  /** Whatever is there belongs to an earlier result, an explanation too. */
  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<Study> chosen(List<String> names) {
    List<Study> all = Studies.all();
    for (String name : names) {
      Optional<Study> found = all.stream().filter(study -> study.name().equals(name)).findAny();
      if (found.isEmpty()) {
        System.err.println("validation/run: there is no study " + name + "; try --list");
        System.exit(2);
      }
    }
    return all.stream().filter(study -> names.isEmpty() || names.contains(study.name())).toList();
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
