package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.foreshock.data.Sweep;
import org.foreshock.forecast.Bands;
import org.foreshock.plot.Text.Align;

/**
 * The curve with its credible bands, running past the runs that it was fitted to. Bands that leave
 * the frame just end there; infinite and zero quantiles are welcome.
 *
 * @param sweep the runs
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
    Bands curve,
    Bands observation,
    List<BreakMark> breaks,
    String xName,
    String yName,
    String title,
    Optional<String> warning,
    YScale yScale) {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;
  private static final int NAME_ROOM = 30;
  private static final int BOTTOM_MARGIN = 48;
  private static final int ROW = 15;
  private static final int ENOUGH_TICKS = 4;

  private static final int MEDIAN = 4;
  private static final int[] NEW_RUN_ENDS = {0, 3, 5, 8};

  public BandFigure {
    breaks = List.copyOf(breaks);
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
    return new Sheet(WIDTH, HEIGHT, this::paint);
  }

  private void paint(Graphics2D g) {
    Axis x = Frames.x(sweep, curve);
    Axis y = Frames.y(sweep, curve, yScale).padded(footRoom(), 0);
    int left = NAME_ROOM + (int) Math.ceil(Panel.yTickRoom(y, ENOUGH_TICKS));
    int width = WIDTH - left - Panel.MARGIN;
    Header header = new Header(title, warning, left, width);
    int top = header.height() + Legend.HEIGHT;
    Panel panel = new Panel(new Rectangle(left, top, width, HEIGHT - top - BOTTOM_MARGIN), x, y);
    RunMarks runs = new RunMarks(sweep);

    drawBands(panel);
    panel.paintLayer(g);
    inkLines(g, panel);
    runs.draw(panel);
    panel.paintLayer(g);
    runs.inkSpreads(g, panel);
    if (endsBeforeForecast()) {
      panel.inkUpright(g, sweep.maxX(), "last run");
    }
    inkBreaks(g, panel);
    panel.paintXTicks(g, ENOUGH_TICKS);
    panel.paintYTicks(g, ENOUGH_TICKS);
    panel.paintFrame(g);
    header.paint(g);
    explain(new Legend(g, left, header.height() + Legend.HEIGHT / 2.0 - 2), runs);
    g.setColor(Ink.BLACK);
    String across = Text.fitted(xName, Ink.NAME, panel.area().width);
    Text.write(g, across, Ink.NAME, panel.area().getCenterX(), HEIGHT - 12, Align.CENTRE);
    String up = Text.fitted(yName, Ink.NAME, panel.area().height);
    Text.writeUpwards(g, up, Ink.NAME, 20, panel.area().getCenterY());
  }

  /** Share of the height for rows of breaks, so that they do not cover the end of the curve. */
  private double footRoom() {
    return ROW * breaks.size() / (double) HEIGHT;
  }

  private void drawBands(Panel panel) {
    if (endsBeforeForecast()) {
      panel.fillBeyond(sweep.maxX(), Ink.BEYOND);
    }
    Bands known = known(curve);
    for (int i = 0; i < Ink.BANDS.length; i++) {
      double[] lower = quantile(known, i);
      double[] upper = quantile(known, Bands.PROBABILITIES.length - 1 - i);
      panel.fill(known.x(), lower, upper, Ink.BANDS[i]);
    }
  }

  private void inkLines(Graphics2D g, Panel panel) {
    Bands run = known(observation);
    for (int end : NEW_RUN_ENDS) {
      panel.ink(g, run.x(), quantile(run, end), Ink.NEW_RUN, Ink.DASHED);
    }
    Bands law = known(curve);
    panel.ink(g, law.x(), quantile(law, MEDIAN), Ink.MEDIAN, Ink.MEDIUM);
  }

  /** Each break in a row of its own above the lower edge, the first one lowest. */
  private void inkBreaks(Graphics2D g, Panel panel) {
    for (int i = 0; i < breaks.size(); i++) {
      BreakMark mark = breaks.get(i);
      double x = panel.x(mark.median());
      panel.ink(g, x, panel.area().getMinY(), x, panel.area().getMaxY(), Ink.BREAK, Ink.HAIR);
      Interval.ink(g, panel, mark, panel.area().getMaxY() - 10 - ROW * i);
    }
  }

  private void explain(Legend legend, RunMarks runs) {
    legend
        .bands(Ink.BANDS, Ink.MEDIAN, "curve: 50, 80, 90, 95 %")
        .line(Ink.NEW_RUN, Ink.DASHED, "new run: 50, 95 %");
    runs.explain(legend);
    if (!breaks.isEmpty()) {
      legend.interval("break: 50, 90 %");
    }
  }

  private boolean endsBeforeForecast() {
    return sweep.maxX() < curve.x()[curve.x().length - 1];
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
