package org.foreshock.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.foreshock.plot.Text.Align;

/**
 * Draws over the contours of the density that they should come from, side by side.
 *
 * @param title one line
 * @param xName what is across
 * @param yName what is up
 * @param x the part of the plane that is shown
 * @param y the same, upwards
 * @param logDensity in the plane
 * @param levels of the log density that contours are drawn at, the lowest first; at most four
 * @param contours what the contours are
 * @param panels from the left
 */
public record DrawsFigure(
    String title,
    String xName,
    String yName,
    Range x,
    Range y,
    DoubleBinaryOperator logDensity,
    double[] levels,
    String contours,
    List<Draws> panels) {
  private static final int WIDTH = 800;
  private static final int LEFT = 62;
  private static final int GUTTER = 18;
  private static final int CAPTION = 24;
  private static final int FOOT = 52;

  /** Cells of the grid that contours are traced on, along each side. */
  private static final int CELLS = 220;

  private static final BasicStroke ROUND =
      new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  private static final Color DRAW = new Color(194, 79, 0, 90);

  /**
   * One panel.
   *
   * @param name of what made the draws
   * @param verdict on them, a few words
   * @param good whether it is one to be content with
   * @param x of each draw
   * @param y of each draw
   */
  public record Draws(String name, String verdict, boolean good, double[] x, double[] y) {}

  /**
   * Writes 1600 pixels across.
   *
   * @throws PictureException if AWT or fonts are missing
   */
  public void writePng(Path file) throws IOException {
    Awt.require();
    new Sheet(WIDTH, top() + size() + FOOT, this::paint).writePng(file);
  }

  private Header header() {
    return new Header(title, Optional.empty(), LEFT, WIDTH - LEFT - Panel.MARGIN);
  }

  private int top() {
    return header().height() + Legend.HEIGHT + CAPTION;
  }

  private int size() {
    return (WIDTH - LEFT - Panel.MARGIN - (panels.size() - 1) * GUTTER) / panels.size();
  }

  private void paint(Graphics2D g) {
    header().paint(g);
    new Legend(g, LEFT, header().height() + Legend.HEIGHT / 2.0 - 2)
        .dot(Ink.NEW_RUN, 3, "draws")
        .line(Ink.MEDIAN, Ink.OUTLINE, contours);
    int size = size();
    for (int i = 0; i < panels.size(); i++) {
      Rectangle area = new Rectangle(LEFT + i * (size + GUTTER), top(), size, size);
      paint(g, panels.get(i), new Panel(area, axis(x), axis(y)), i == 0);
    }
    g.setColor(Ink.BLACK);
    Text.writeUpwards(g, yName, Ink.NAME, 18, top() + size / 2.0);
  }

  private void paint(Graphics2D g, Draws draws, Panel panel, boolean isFirst) {
    panel.dots(draws.x, draws.y, DRAW, 1.6);
    panel.paintLayer(g);
    paintContours(g, panel);
    panel.paintXTicks(g, 3);
    if (isFirst) {
      panel.paintYTicks(g, 3);
    }
    panel.paintFrame(g);
    Rectangle area = panel.area();
    g.setColor(Ink.BLACK);
    Text.write(g, draws.name, Ink.NAME, area.getMinX(), area.getMinY() - 7, Align.LEFT);
    g.setColor(draws.good ? Ink.BLACK : Ink.WARNING);
    Text.write(g, draws.verdict, Ink.NOTE, area.getMaxX(), area.getMinY() - 7, Align.RIGHT);
    g.setColor(Ink.BLACK);
    Text.write(g, xName, Ink.NAME, area.getCenterX(), area.getMaxY() + 40, Align.CENTRE);
  }

  /** All of them in one stroke: pieces that are inked one by one show their joints. */
  private void paintContours(Graphics2D g, Panel panel) {
    Contour contour = new Contour(x, y, CELLS, logDensity);
    Path2D path = new Path2D.Double();
    for (double level : levels) {
      contour.trace(
          level,
          (x1, y1, x2, y2) -> {
            path.moveTo(panel.x(x1), panel.y(y1));
            path.lineTo(panel.x(x2), panel.y(y2));
          });
    }
    Shape clip = g.getClip();
    g.setClip(panel.area());
    g.setColor(Ink.MEDIAN);
    g.setStroke(ROUND);
    g.draw(path);
    g.setClip(clip);
  }

  private static Axis axis(Range range) {
    return new Axis(false, range.low(), range.high());
  }
}
