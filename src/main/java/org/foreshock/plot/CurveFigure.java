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
 * One best curve, running past the runs that it was fitted to, and its rivals. The key says that
 * there is no uncertainty to be seen.
 *
 * @param sweep the runs
 * @param heldOut runs that were kept back, drawn hollow
 * @param x scales, ascending
 * @param curve values of the curve there; where one is not a number the curve is not drawn
 * @param rivals values of other curves that fit nearly as well
 * @param breaks what to mark along the lower edge, possibly nothing
 * @param xName what x is, for the axis
 * @param yName what y is, for the axis
 * @param title one line
 * @param warning what a reader must know before the picture, drawn in a bar across the top
 */
public record CurveFigure(
    Sweep sweep,
    Optional<Sweep> heldOut,
    double[] x,
    double[] curve,
    List<double[]> rivals,
    List<BreakMark> breaks,
    String xName,
    String yName,
    String title,
    Optional<String> warning) {
  public CurveFigure {
    rivals = List.copyOf(rivals);
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
    Bands frame = frame();
    return new CurvePage(sweep, heldOut, breaks, xName, yName, title, warning)
        .sheet(
            Frames.x(all, frame),
            Frames.y(all, frame, YScale.AUTO),
            x[x.length - 1],
            new CurveLayers());
  }

  /** The frame is that of bands which are the curve and nothing else. */
  private Bands frame() {
    int[] known = known(curve);
    double[][] quantiles = new double[known.length][Bands.PROBABILITIES.length];
    for (int i = 0; i < known.length; i++) {
      Arrays.fill(quantiles[i], curve[known[i]]);
    }
    return new Bands(Arrays.stream(known).mapToDouble(i -> x[i]).toArray(), quantiles);
  }

  private final class CurveLayers implements CurvePage.Content {
    @Override
    public void fill(Panel panel) {
      // a curve alone fills nothing
    }

    @Override
    public void ink(Graphics2D g, Panel panel) {
      for (double[] rival : rivals) {
        draw(g, panel, rival, false);
      }
      draw(g, panel, curve, true);
    }

    private void draw(Graphics2D g, Panel panel, double[] values, boolean best) {
      int[] known = known(values);
      double[] across = Arrays.stream(known).mapToDouble(i -> x[i]).toArray();
      double[] up = Arrays.stream(known).mapToDouble(i -> values[i]).toArray();
      panel.ink(g, across, up, best ? Ink.MEDIAN : Ink.NEW_RUN, best ? Ink.MEDIUM : Ink.DASHED);
    }

    @Override
    public void explain(Legend legend) {
      legend.line(Ink.MEDIAN, Ink.MEDIUM, "point fit: no uncertainty");
      if (!rivals.isEmpty()) {
        legend.line(Ink.NEW_RUN, Ink.DASHED, "fits nearly as well");
      }
    }

    @Override
    public void explainBreak(Legend legend) {
      legend.upright(Ink.BREAK, "break");
    }
  }

  private static int[] known(double[] values) {
    return IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
  }
}
