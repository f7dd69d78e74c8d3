package org.foreshock.report;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foreshock.forecast.Decomposition;
import org.foreshock.plot.LawFigure;

/**
 * What there is to say of a law.
 *
 * @param version of the program
 * @param title one line
 * @param xName what x is
 * @param yName what the metric is
 * @param parts the law
 * @param points where its values are told, in x units
 */
public record LawResults(
    String version,
    String title,
    String xName,
    String yName,
    Decomposition parts,
    double[] points) {
  private static final String PNG = "law.png";
  private static final String SVG = "law.svg";
  private static final String JSON = "law.json";

  /** The files that {@link #files} may make. */
  public static final List<String> FILES = List.of(PNG, SVG, JSON);

  /** The table for people. */
  public String text() {
    return LawReport.of(this);
  }

  /** The same for programs, a line feed at its end (docs/output.md). */
  public String json() {
    return LawJson.text(this);
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
      LawFigure figure = new LawFigure(parts, xName, yName, title);
      files.put(PNG, figure::writePng);
      files.put(SVG, figure::writeSvg);
    }
    return files;
  }
}
