package org.foreshock.report;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foreshock.data.Table;
import org.foreshock.forecast.PointOutlook;
import org.foreshock.law.Break;
import org.foreshock.method.FittedCurve;
import org.foreshock.plot.BreakMark;
import org.foreshock.plot.CurveFigure;
import org.foreshock.point.PointFit;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.predictive.Predictive;

/**
 * All that a point fit found out.
 *
 * @param version of the program
 * @param title of the curve
 * @param source of the table, as the user named it
 * @param table the runs and their names
 * @param fitted the curve
 * @param horizonDecades how far beyond the runs breaks were looked for; NaN if that has no limit
 * @param outlook what the curve says
 */
public record PointResults(
    String version,
    String title,
    String source,
    Table table,
    FittedCurve fitted,
    double horizonDecades,
    PointOutlook outlook)
    implements FitResults {
  static final String PNG = "curve.png";
  static final String SVG = "curve.svg";

  PointFit fit() {
    return fitted.fit();
  }

  @Override
  public Predictive predictive() {
    return fitted.predictive();
  }

  @Override
  public List<String> problems() {
    return fitted.problems();
  }

  @Override
  public boolean priorOnly() {
    return false;
  }

  @Override
  public List<PosteriorDraw> draws() {
    return List.of(outlook.point());
  }

  @Override
  public BufferedImage picture() {
    return figure().image();
  }

  @Override
  public String text() {
    return PointReport.of(this);
  }

  @Override
  public String json() {
    return PointJson.text(this);
  }

  @Override
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
    for (Break at : fit().law().breaks()) {
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
    return problems().isEmpty()
        ? Optional.empty()
        : Optional.of("CAUTION: " + problems().get(0).split(": ")[0]);
  }
}
