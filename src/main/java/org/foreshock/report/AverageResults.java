package org.foreshock.report;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foreshock.collapsed.BreakCount;
import org.foreshock.data.Table;
import org.foreshock.forecast.AverageOutlook;
import org.foreshock.method.FittedAverage;
import org.foreshock.plot.BandFigure;
import org.foreshock.plot.YScale;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.predictive.Predictive;

/**
 * All that an average over numbers of breaks found out.
 *
 * @param version of the program
 * @param title of the curve
 * @param source of the table, as the user named it
 * @param table the runs and their names
 * @param fitted the models and the draws of their average
 * @param outlook what the average says
 */
public record AverageResults(
    String version,
    String title,
    String source,
    Table table,
    FittedAverage fitted,
    AverageOutlook outlook)
    implements FitResults {

  BreakCount fit() {
    return fitted.fit();
  }

  long seed() {
    return fitted.seed();
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
    return fit().draws();
  }

  @Override
  public BufferedImage picture() {
    return figure().image();
  }

  @Override
  public String text() {
    return AverageReport.of(this);
  }

  @Override
  public String json() {
    return AverageJson.text(this);
  }

  @Override
  public Map<String, OutputFolder.Content> files(boolean pictures) {
    Map<String, OutputFolder.Content> files = new LinkedHashMap<>();
    int most = fit().question().maxBreaks();
    files.put(SummaryJson.NAME, file -> Files.writeString(file, json()));
    files.put(DrawsCsv.NAME, file -> DrawsCsv.write(file, most, draws()));
    files.put(BandsCsv.NAME, file -> BandsCsv.write(file, outlook.curve(), outlook.observation()));
    if (pictures) {
      BandFigure figure = figure();
      files.put(Pictures.BANDS_PNG, figure::writePng);
      files.put(Pictures.BANDS_SVG, figure::writeSvg);
    }
    return files;
  }

  private BandFigure figure() {
    return new BandFigure(
        table.shown(),
        table.shownHeldOut(),
        outlook.curve(),
        outlook.observation(),
        List.of(),
        table.xName(),
        table.yName(),
        title,
        warning(),
        YScale.AUTO);
  }

  private Optional<String> warning() {
    return problems().isEmpty()
        ? Optional.empty()
        : Optional.of("NOT CONVERGED: " + problems().get(0).split(": |\\. ")[0]);
  }
}
