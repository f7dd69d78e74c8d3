package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.foreshock.data.Sweep;
import org.foreshock.forecast.Bands;

/**
 * The curve with its credible bands, running past the runs that it was fitted to. Bands that leave
 * the frame just end there; infinite and zero quantiles are welcome.
 *
 * @param sweep the runs
 * @param heldOut runs that were kept back, drawn hollow
 * @param curve bands of the law, drawn as nested shades around the median
 * @param observation bands of one new run, drawn as dashed outlines
 * @param breaks what to mark along the lower edge, possibly nothing
 * @param xName what x is, for the axis
 * @param yName what y is, for the axis
 * @param title one line
 * @param warning what a reader must know before the picture, such as {@code NOT CONVERGED: R-hat
 *     1.07}; it is drawn in a bar across the top
 * @param yScale how to lay out y
 */
public record BandFigure(
    Sweep sweep,
    Optional<Sweep> heldOut,
    Bands curve,
    Bands observation,
    List<BreakMark> breaks,
    String xName,
    String yName,
    String title,
    Optional<String> warning,
    YScale yScale) {
  private static final int MEDIAN = 4;
  private static final int[] NEW_RUN_ENDS = {0, 3, 5, 8};

  public BandFigure {
    breaks = List.copyOf(breaks);
  }

  /**
   * The picture, 1600 x 1000 pixels.
   *
   * @throws PictureException if AWT or fonts are missing
   */
  public BufferedImage image() {
    return sheet().image();
  }

  /**
   * Writes 1600 x 1000 pixels to exactly this file.
   *
   * @throws PictureException if AWT or fonts are missing
   */
  public void writePng(Path file) throws IOException {
    sheet().writePng(file);
  }

  /**
   * Writes the same picture as SVG to exactly this file.
   *
   * @throws PictureException if AWT or fonts are missing
   */
  public void writeSvg(Path file) throws IOException {
    sheet().writeSvg(file);
  }

  private Sheet sheet() {
    Awt.require();
    Sweep all = Frames.together(sweep, heldOut);
    double end = curve.x()[curve.x().length - 1];
    return new CurvePage(sweep, heldOut, breaks, xName, yName, title, warning)
        .sheet(Frames.x(all, curve), Frames.y(all, curve, yScale), end, new BandLayers());
  }

  private final class BandLayers implements CurvePage.Content {
    @Override
    public void fill(Panel panel) {
      Bands known = known(curve);
      for (int i = 0; i < Ink.BANDS.length; i++) {
        double[] lower = quantile(known, i);
        double[] upper = quantile(known, Bands.PROBABILITIES.length - 1 - i);
        panel.fill(known.x(), lower, upper, Ink.BANDS[i]);
      }
    }

    @Override
    public void ink(Graphics2D g, Panel panel) {
      Bands run = known(observation);
      for (int end : NEW_RUN_ENDS) {
        panel.ink(g, run.x(), quantile(run, end), Ink.NEW_RUN, Ink.DASHED);
      }
      Bands law = known(curve);
      panel.ink(g, law.x(), quantile(law, MEDIAN), Ink.MEDIAN, Ink.MEDIUM);
    }

    @Override
    public void explain(Legend legend) {
      legend
          .bands(Ink.BANDS, Ink.MEDIAN, "curve: 50, 80, 90, 95 %")
          .line(Ink.NEW_RUN, Ink.DASHED, "new run: 50, 95 %");
    }

    @Override
    public void explainBreak(Legend legend) {
      legend.interval("break: 50, 90 %");
    }
  }

  /** The bands where every quantile is a number. */
  private static Bands known(Bands bands) {
    int[] known =
        IntStream.range(0, bands.x().length)
            .filter(i -> Arrays.stream(bands.quantiles()[i]).noneMatch(Double::isNaN))
            .toArray();
    return new Bands(
        Arrays.stream(known).mapToDouble(i -> bands.x()[i]).toArray(),
        Arrays.stream(known).mapToObj(i -> bands.quantiles()[i]).toArray(double[][]::new));
  }

  private static double[] quantile(Bands bands, int probability) {
    return Arrays.stream(bands.quantiles()).mapToDouble(row -> row[probability]).toArray();
  }
}
