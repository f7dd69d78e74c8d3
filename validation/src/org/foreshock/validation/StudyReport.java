package org.foreshock.validation;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report of a study as it grows: text and figures, claims that can fail, numbers. */
final class StudyReport {
  private static final BigDecimal SMALL = new BigDecimal("0.001");

  private final Path folder;
  private final StringBuilder text = new StringBuilder();
  private final List<Claim> claims = new ArrayList<>();
  private final Map<String, Object> numbers = new LinkedHashMap<>();

  /**
   * A claim and what came of it.
   *
   * @param holds whether it does
   * @param claim what was expected, with its numbers
   * @param found what was seen
   */
  private record Claim(boolean holds, String claim, String found) {}

  /** A figure that can be written. */
  interface Figure {
    void writePng(Path file) throws IOException;
  }

  StudyReport(Path folder, String title) {
    this.folder = folder;
    text.append("# ").append(title).append('\n');
  }

  /** A round number as one writes it: 0.05, 450, 1e-6. */
  static String brief(double value) {
    BigDecimal plain = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return plain.abs().compareTo(SMALL) < 0 && plain.signum() != 0
        ? plain.unscaledValue() + "e" + -plain.scale()
        : plain.toPlainString();
  }

  StudyReport say(String paragraph) {
    text.append('\n').append(paragraph).append('\n');
    return this;
  }

  StudyReport show(String name, String caption, Figure figure) throws IOException {
    figure.writePng(folder.resolve(name + ".png"));
    return say("![" + caption + "](" + name + ".png)");
  }

  StudyReport table(List<String> names, List<List<String>> rows) {
    text.append('\n').append(line(names)).append("|---".repeat(names.size())).append("|\n");
    rows.forEach(row -> text.append(line(row)));
    return this;
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  StudyReport claim(boolean holds, String claim, String found) {
    claims.add(new Claim(holds, claim, found));
    return this;
  }

  StudyReport put(String key, Object value) {
    numbers.put(key, value);
    return this;
  }

  /** Writes report.md and result.json. */
  Study.Verdict write() throws IOException {
    List<Object> judged = new ArrayList<>();
    text.append("\n## What was claimed\n");
    List<List<String>> rows = new ArrayList<>();
    for (Claim claim : claims) {
      rows.add(List.of(claim.claim, claim.found, claim.holds ? "holds" : "**does not hold**"));
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("claim", claim.claim);
      entry.put("found", claim.found);
      entry.put("holds", claim.holds);
      judged.add(entry);
    }
    table(List.of("claim", "found", ""), rows);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("claims", judged);
    json.putAll(numbers);
    Report.json(folder.resolve("result.json"), json);
    Files.writeString(folder.resolve("report.md"), text);
    long failed = claims.stream().filter(claim -> !claim.holds).count();
    String told =
        failed == 0
            ? claims.size() + " claims hold: " + founds(true)
            : failed + " of " + claims.size() + " claims do not hold: " + founds(false);
    return new Study.Verdict(
        claims.stream().filter(claim -> !claim.holds).map(Claim::claim).toList(), told);
  }

  private String founds(boolean holding) {
    return String.join(
        "; ", claims.stream().filter(claim -> claim.holds == holding).map(Claim::found).toList());
  }
}
