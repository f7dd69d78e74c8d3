package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.foreshock.plot.Text.Align;

/**
 * Whether ranks are uniform: for each quantity the difference between the distribution of its ranks
 * and the uniform one, in the envelope that uniform ranks keep to (Säilynoja, Bürkner and Vehtari
 * 2022, arXiv 2103.10522).
 *
 * @param title one line
 * @param note what a reader must know first
 * @param curves one panel each, three to a row
 */
public record RankFigure(String title, Optional<String> note, List<Curve> curves) {
  private static final int WIDTH = 800;
  private static final int COLUMNS = 3;
  private static final int PANEL_HEIGHT = 120;
  private static final int CAPTION = 22;
  private static final int TICK_ROOM = 24;
  private static final int LEFT = 68;
  private static final int GUTTER = 26;
  private static final int FOOT = 30;

  /**
   * One quantity.
   *
   * @param name of the quantity
   * @param verdict beside the name, such as its p-value
   * @param isInside whether it keeps to the envelope everywhere
   * @param fraction ranks as fractions, ascending from 0 to 1
   * @param difference of the distributions at each
   * @param lower end of the envelope at each
   * @param upper end of the envelope at each
   */
  public record Curve(
      String name,
      String verdict,
      boolean isInside,
      double[] fraction,
      double[] difference,
      double[] lower,
      double[] upper) {}

  public RankFigure {
    curves = List.copyOf(curves);
  }

  /**
   * Writes 1600 pixels across, and more of them down the more quantities there are.
   *
   * @throws PictureException if AWT or fonts are missing
   */
  public void writePng(Path file) throws IOException {
    Awt.require();
    new Sheet(WIDTH, height(), this::paint).writePng(file);
  }

  private Header header() {
    return new Header(title, note, LEFT, WIDTH - LEFT - Panel.MARGIN);
  }

  private int height() {
    int rows = (curves.size() + COLUMNS - 1) / COLUMNS;
    return header().height() + Legend.HEIGHT + rows * (CAPTION + PANEL_HEIGHT + TICK_ROOM) + FOOT;
  }

  private void paint(Graphics2D g) {
    header().paint(g);
    int top = header().height();
    new Legend(g, LEFT, top + Legend.HEIGHT / 2.0 - 2)
        .line(Ink.MEDIAN, Ink.MEDIUM, "ranks of the truth")
        .shade(Ink.BANDS[1], Ink.BANDS[1], "where uniform ranks stay");
    Axis y = new Axis(false, -reach(), reach());
    int width = (WIDTH - LEFT - Panel.MARGIN - (COLUMNS - 1) * GUTTER) / COLUMNS;
    for (int i = 0; i < curves.size(); i++) {
      int left = LEFT + i % COLUMNS * (width + GUTTER);
      int row = i / COLUMNS;
      int down = top + Legend.HEIGHT + row * (CAPTION + PANEL_HEIGHT + TICK_ROOM) + CAPTION;
      Rectangle area = new Rectangle(left, down, width, PANEL_HEIGHT);
      paint(g, curves.get(i), new Panel(area, new Axis(false, 0, 1), y), i % COLUMNS == 0);
    }
    g.setColor(Ink.BLACK);
    String across = "rank of the true value among the posterior draws, as a fraction";
    Text.write(g, across, Ink.NAME, WIDTH / 2.0, height() - 10.0, Align.CENTRE);
    Text.writeUpwards(g, "difference from uniform", Ink.NAME, 16, height() / 2.0);
  }

  private static void paint(Graphics2D g, Curve curve, Panel panel, boolean isFirst) {
    panel.fill(curve.fraction, curve.lower, curve.upper, Ink.BANDS[1]);
    panel.paintLayer(g);
    panel.ink(g, curve.fraction, new double[curve.fraction.length], Ink.GREY, Ink.HAIR);
    panel.ink(
        g, curve.fraction, curve.difference, curve.isInside ? Ink.MEDIAN : Ink.WARNING, Ink.MEDIUM);
    panel.paintXTicks(g, 2);
    if (isFirst) {
      panel.paintYTicks(g, 3);
    }
    panel.paintFrame(g);
    g.setColor(curve.isInside ? Ink.BLACK : Ink.WARNING);
    Rectangle area = panel.area();
    Text.write(g, curve.name, Ink.NAME, area.getMinX(), area.getMinY() - 6, Align.LEFT);
    Text.write(g, curve.verdict, Ink.NOTE, area.getMaxX(), area.getMinY() - 6, Align.RIGHT);
  }

  /** The largest value of any curve or envelope, and a little more. */
  private double reach() {
    double most = 0;
    for (Curve curve : curves) {
      for (double[] values : List.of(curve.difference, curve.lower, curve.upper)) {
        most = Math.max(most, Arrays.stream(values).map(Math::abs).max().orElse(0));
      }
    }
    return 1.08 * most;
  }
}
