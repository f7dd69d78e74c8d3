package org.foreshock.report;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.predictive.Predictive;

/** All that a fit found out, in every form in which it is told. */
public sealed interface FitResults permits Results, AverageResults, PointResults, StoredFit {
  /** Names of the files of a fit, in the order in which they are moved into a folder. */
  List<String> FILES =
      List.of(
          BandsCsv.NAME,
          Pictures.BANDS_PNG,
          Pictures.BANDS_SVG,
          Pictures.BREAKS_PNG,
          DrawsCsv.NAME,
          CurveCsv.NAME,
          PointResults.PNG,
          PointResults.SVG,
          SummaryJson.NAME);

  /** What is known of the metric at any scale. */
  Predictive predictive();

  /** What is wrong and what to try, empty if nothing is. */
  List<String> problems();

  /** Whether the runs were left out of account. */
  boolean priorOnly();

  /** Draws from the posterior; the one curve if there is no more. */
  List<PosteriorDraw> draws();

  /** The table for people. */
  String text();

  /** summary.json, a line feed at its end (docs/output.md). */
  String json();

  /**
   * What a folder gets, by name.
   *
   * @param pictures whether to draw
   */
  Map<String, OutputFolder.Content> files(boolean pictures);

  /** The picture of the curve. */
  BufferedImage picture();
}
