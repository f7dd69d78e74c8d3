package org.foreshock.report;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foreshock.budget.Criterion;
import org.foreshock.budget.Goal;
import org.foreshock.budget.SeedAnswer;
import org.foreshock.budget.SeedQuestion;
import org.foreshock.plot.SeedCurveFigure;

/**
 * An answer to "how many seeds do I need?".
 *
 * @param version of the program
 * @param scenario what the design prior is, in words, a line each
 * @param question as it was asked
 * @param answer to it
 */
public record SeedResults(
    String version, List<String> scenario, SeedQuestion question, SeedAnswer answer) {
  private static final String PNG = "seeds.png";
  private static final String SVG = "seeds.svg";
  private static final String JSON = "seeds.json";
  static final String CSV = "seeds.csv";

  /** The files that a folder may get, from a single answer or a table. */
  public static final List<String> FILES = List.of(PNG, SVG, CSV, JSON);

  /** The answer for people. */
  public String text() {
    return SeedReport.of(this);
  }

  /** The same for programs, a line feed at its end (docs/output.md). */
  public String json() {
    return SeedJson.text(this);
  }

  /**
   * What a folder gets.
   *
   * @param pictures whether to draw
   */
  public Map<String, OutputFolder.Content> files(boolean pictures) {
    Map<String, OutputFolder.Content> files = new LinkedHashMap<>();
    files.put(JSON, file -> Files.writeString(file, json()));
    if (pictures) {
      SeedCurveFigure figure = figure();
      files.put(PNG, figure::writePng);
      files.put(SVG, figure::writeSvg);
    }
    return files;
  }

  /** The files of a table. */
  static Map<String, OutputFolder.Content> files(
      String json, String csv, Optional<org.foreshock.plot.HeatMapFigure> map) {
    Map<String, OutputFolder.Content> files = new LinkedHashMap<>();
    files.put(JSON, file -> Files.writeString(file, json));
    files.put(CSV, file -> Files.writeString(file, csv));
    map.ifPresent(
        figure -> {
          files.put(PNG, figure::writePng);
          files.put(SVG, figure::writeSvg);
        });
    return files;
  }

  private SeedCurveFigure figure() {
    Goal goal = question.goal();
    SeedAnswer.Verdict verdict = answer.verdict();
    Optional<SeedCurveFigure.SeedMark> mark =
        verdict.attainable()
            ? Optional.of(
                new SeedCurveFigure.SeedMark(verdict.seeds(), verdict.low(), verdict.high()))
            : Optional.empty();
    return new SeedCurveFigure(
        answer.curve(),
        goal.criterion() == Criterion.ASSURANCE ? goal.assurance() : Double.NaN,
        goal.longest(),
        mark,
        verdict.attainable()
            ? "Seeds per scale to locate " + sought(question)
            : "These seeds cannot locate " + sought(question));
  }

  /** Which break is to be located. */
  static String sought(SeedQuestion question) {
    int breaks = question.prior().priors().breaks();
    return breaks == 1 ? "the next break" : "the last of " + breaks + " breaks";
  }
}
