package org.foreshock.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stored full results and the page that shows them: {@code README.md} is made of {@code
 * front-page.md}, which people write, with a row for every study, which comes from its stamp. What
 * did not hold is explained by hand in {@code explanation.txt} beside the stamp.
 *
 * @param folder of front-page.md, README.md and results
 */
record FrontPage(Path folder) {
  private static final String ROWS = "{studies}";
  private static final String EXPLANATION = "explanation.txt";

  Path results() {
    return folder.resolve("results");
  }

  private Path page() {
    return folder.resolve("README.md");
  }

  void write(List<Study> studies) throws IOException {
    Files.writeString(page(), text(studies));
  }

  /** What is known not to hold of a study, and explained. */
  List<String> known(Study study) throws IOException {
    Path stored = results().resolve(study.name());
    Optional<Stamp> stamp = Stamp.read(stored);
    return stamp.isPresent() && Files.exists(stored.resolve(EXPLANATION))
        ? stamp.get().verdict().failed()
        : List.of();
  }

  /** What is wrong with the stored results; empty if nothing is. */
  List<String> complaints(List<Study> studies) throws IOException {
    List<String> complaints = new ArrayList<>();
    for (Study study : studies) {
      complaint(study).ifPresent(complaints::add);
    }
    complaints.addAll(strangers(studies));
    if (!text(studies).equals(Files.readString(page()))) {
      complaints.add(page() + " is not what the results make; run validation/run --front-page");
    }
    return complaints;
  }

  private Optional<String> complaint(Study study) throws IOException {
    Path results = results().resolve(study.name());
    Optional<Stamp> stamp = Stamp.read(results);
    String again = "; run " + Stamp.command(study, Study.Size.FULL);
    if (stamp.isEmpty()) {
      return Optional.of("there is no stored result of " + study.name() + again);
    }
    if (!stamp.get().fingerprint().equals(Fingerprint.of(study))) {
      return Optional.of(
          "default priors, noise models, samplers or settings have changed since the stored result"
              + " of "
              + study.name()
              + " was made on "
              + stamp.get().made()
              + again);
    }
    Path explanation = results.resolve(EXPLANATION);
    if (!stamp.get().verdict().passed() && !Files.exists(explanation)) {
      return Optional.of(study.name() + " does not hold, and there is no " + explanation);
    }
    return Optional.empty();
  }

  /** Results of studies that there are not. */
  private List<String> strangers(List<Study> studies) throws IOException {
    List<String> names = studies.stream().map(Study::name).toList();
    if (!Files.exists(results())) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(results())) {
      return folders
          .filter(path -> !names.contains(path.getFileName().toString()))
          .map(path -> path + " is the result of no study; remove it")
          .sorted()
          .toList();
    }
  }

  private String text(List<Study> studies) throws IOException {
    List<String> rows = new ArrayList<>();
    for (Study study : studies) {
      rows.add(row(study));
    }
    return Files.readString(folder.resolve("front-page.md")).replace(ROWS, String.join("\n", rows));
  }

  private String row(Study study) throws IOException {
    Path results = results().resolve(study.name());
    Optional<Stamp> stamp = Stamp.read(results);
    Path explanation = results.resolve(EXPLANATION);
    String cameOut =
        stamp
            .map(
                s ->
                    (s.verdict().passed() ? "holds: " : "**does not hold**: ") + s.verdict().told())
            .orElse("not yet run");
    String name =
        stamp.isPresent()
            ? "[" + study.name() + "](results/" + study.name() + "/report.md)"
            : study.name();
    String explained =
        Files.exists(explanation)
            ? Files.readString(explanation).strip().replaceAll("\\s+", " ")
            : "";
    return "| " + String.join(" | ", name, study.checks(), study.how(), cameOut, explained) + " |";
  }
}
