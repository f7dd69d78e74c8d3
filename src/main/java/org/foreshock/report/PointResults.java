package org.foreshock.report;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foreshock.data.Table;
import org.foreshock.forecast.PointOutlook;
import org.foreshock.law.Break;
import org.foreshock.plot.BreakMark;
import org.foreshock.plot.CurveFigure;
import org.foreshock.point.PointFit;

/**
 * All that a point fit found out.
 *
 * @param version of the program
 * @param title of the curve
 * @param source of the table, as the user named it
 * @param table the runs and their names
 * @param fit the curve
 * @param horizonDecades how far beyond the runs breaks were looked for; NaN if that has no limit
 * @param outlook what the curve says
 */
public record PointResults(
    String version,
    String title,
    String source,
    Table table,
    PointFit fit,
    double horizonDecades,
    PointOutlook outlook) {
  static final String PNG = "curve.png";
  static final String SVG = "curve.svg";

  /** The table for people. */
  public String text() {
    return PointReport.of(this);
  }

  /** summary.json, a line feed at its end (docs/output.md). */
  public String json() {
    return PointJson.text(this);
  }

  /**
   * What a folder gets.
   *
   * @param pictures whether to draw
   */
  public Map<String, OutputFolder.Content> files(boolean pictures) {
    Map<String, OutputFolder.Content> files = new LinkedHashMap<>();
    files.put(SummaryJson.NAME, file -> Files.writeString(file, json()));
    files.put(CurveCsv.NAME, file -> CurveCsv.write(file, outlook));
    if (pictures) {
      CurveFigure figure = figure();
      files.put(PNG, figure::writePng);
      files.put(SVG, figure::writeSvg);
    }
    return files;
  }

  private CurveFigure figure() {
    List<BreakMark> marks = new ArrayList<>();
    for (Break at : fit.law().breaks()) {
      double d = at.place();
      marks.add(new BreakMark("d" + (marks.size() + 1), d, d, d, d, d, 1));
    }
    return new CurveFigure(
        table.shown(),
        table.shownHeldOut(),
        outlook.x(),
        outlook.curve(),
        outlook.rivals(),
        marks,
        table.xName(),
        table.yName(),
        title,
        warning());
  }

  private Optional<String> warning() {
    return fit.problems().isEmpty()
        ? Optional.empty()
        : Optional.of("CAUTION: " + fit.problems().get(0).split(": ")[0]);
  }
}
