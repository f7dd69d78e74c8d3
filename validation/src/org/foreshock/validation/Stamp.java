package org.foreshock.validation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * When and by what a result was made, and how it came out; {@code stamp.json} beside the report.
 *
 * @param command that makes it again
 * @param version of Foreshock
 * @param made date, UTC
 * @param java version
 * @param seconds that it took
 * @param fingerprint of the code, see {@link Fingerprint}
 * @param verdict of the study
 */
record Stamp(
    String command,
    String version,
    String made,
    String java,
    long seconds,
    String fingerprint,
    Study.Verdict verdict) {
  private static final String FILE = "stamp.json";

  /** For a result that was made just now. */
  static Stamp now(Study study, Study.Size size, Study.Verdict verdict, double seconds) {
    return new Stamp(
        command(study, size),
        Fingerprint.version(),
        LocalDate.now(ZoneOffset.UTC).toString(),
        System.getProperty("java.version"),
        Math.round(seconds),
        Fingerprint.of(study),
        verdict);
  }

  static String command(Study study, Study.Size size) {
    return "validation/run --" + size.name().toLowerCase(Locale.ROOT) + " " + study.name();
  }

  void write(Path folder) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", command);
    json.put("version", version);
    json.put("made", made);
    json.put("java", java);
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("seconds", seconds);
    json.put("fingerprint", fingerprint);
    json.put("passed", verdict.passed());
    json.put("failed", verdict.failed());
    json.put("verdict", verdict.told());
    Report.json(folder.resolve(FILE), json);
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String.class::cast).toList();
  }

  /** The stamp in a folder, if there is one. */
  static Optional<Stamp> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, Object> json = JSON.std.mapFrom(Files.readString(file));
    return Optional.of(
        new Stamp(
            (String) json.get("command"),
            (String) json.get("version"),
            (String) json.get("made"),
            (String) json.get("java"),
            ((Number) json.get("seconds")).longValue(),
            (String) json.get("fingerprint"),
            new Study.Verdict(strings(json.get("failed")), (String) json.get("verdict"))));
  }
}
