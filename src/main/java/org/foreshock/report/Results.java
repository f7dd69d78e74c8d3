package org.foreshock.report;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foreshock.data.Table;
import org.foreshock.fit.Fit;
import org.foreshock.forecast.HeldOut;
import org.foreshock.forecast.Outlook;
import org.foreshock.forecast.Sensitivity;
import org.foreshock.method.FittedPosterior;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.predictive.Predictive;
import org.foreshock.sampler.ChainSettings;

/**
 * All that a fit of the posterior found out.
 *
 * @param version of the program
 * @param title of the curve
 * @param source of the table, as the user named it
 * @param table the runs and their names
 * @param fitted the draws and their diagnosis
 * @param outlook what the fit says
 * @param heldOut how well it foresaw the runs held out, if any were
 * @param sensitivity under narrower, stated and wider priors of f; empty if not asked for
 */
public record Results(
    String version,
    String title,
    String source,
    Table table,
    FittedPosterior fitted,
    Outlook outlook,
    Optional<HeldOut> heldOut,
    List<Sensitivity> sensitivity)
    implements FitResults {

  Fit fit() {
    return fitted.fit();
  }

  ChainSettings settings() {
    return fitted.settings();
  }

  /** How far beyond the runs breaks are looked for. */
  double horizonDecades() {
    return fitted.method().horizonDecades();
  }

  /** Number of runs behind the table. */
  double runs() {
    return table.sweep().runs();
  }

  @Override
  public boolean priorOnly() {
    return fitted.method().priorOnly();
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
  public List<PosteriorDraw> draws() {
    return fit().draws();
  }

  @Override
  public String text() {
    return TextReport.of(this);
  }

  @Override
  public String json() {
    return SummaryJson.text(this);
  }

  @Override
  public Map<String, OutputFolder.Content> files(boolean pictures) {
    Map<String, OutputFolder.Content> files = new LinkedHashMap<>();
    files.put(SummaryJson.NAME, file -> Files.writeString(file, json()));
    files.put(DrawsCsv.NAME, file -> DrawsCsv.write(file, fit().model().breaks(), draws()));
    files.put(BandsCsv.NAME, file -> BandsCsv.write(file, outlook));
    if (pictures) {
      Pictures drawn = new Pictures(this);
      files.put(Pictures.BANDS_PNG, drawn::writeBandsPng);
      files.put(Pictures.BANDS_SVG, drawn::writeBandsSvg);
      files.put(Pictures.BREAKS_PNG, drawn::writeBreaksPng);
    }
    return files;
  }

  @Override
  public BufferedImage picture() {
    return new Pictures(this).image();
  }
}
