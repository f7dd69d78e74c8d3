package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.foreshock.forecast.TurningPoint;
import org.foreshock.forecast.Turns;

/** Turning points of a curve: a ring, with its kind and place beside it. */
final class TurnMarks {
  private static final double RADIUS = 4;
  private static final double[] GAPS = {7, 18, 30, 45};
  private static final double FAR = 14;

  private TurnMarks() {}

  /** Inks one at its value on the panel, if the panel shows it. */
  static void ink(Graphics2D g, Panel panel, Labels labels, Turns.Turn turn, double value) {
    double x = panel.x(Math.exp(turn.u()));
    double y = panel.y(value);
    if (!panel.area().contains(x, y)) {
      return;
    }
    String text = turn.kind().label() + " at " + Numerals.brief(Math.exp(turn.u()));
    boolean low = turn.kind() == TurningPoint.Kind.MINIMUM;
    labels
        .write(g, text, Ink.BLACK, around(labels, x, y, low ? -1 : 1, text))
        .ifPresent(box -> lead(g, x, y, box));
    Ellipse2D ring = new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
    g.setColor(Ink.PAPER);
    g.fill(ring);
    g.setColor(Ink.BLACK);
    g.setStroke(Ink.OUTLINE);
    g.draw(ring);
  }

  /** A thin line to a text that stands off. */
  private static void lead(Graphics2D g, double x, double y, Rectangle2D box) {
    double end = box.getCenterY() > y ? box.getMinY() : box.getMaxY();
    if (box.getMinX() < x && box.getMaxX() > x && Math.abs(end - y) > FAR) {
      g.setColor(Ink.BLACK);
      g.setStroke(Ink.HAIR);
      g.draw(new Line2D.Double(x, y, x, end));
    }
  }

  /** Above and below, the side that the curve turns away from first; then beside. */
  private static List<Point2D> around(Labels labels, double x, double y, int up, String text) {
    List<Point2D> places = new ArrayList<>();
    for (double gap : GAPS) {
      places.add(labels.beside(new Point2D.Double(x, y - up * gap), 0, up, text));
      places.add(labels.beside(new Point2D.Double(x, y + up * gap), 0, -up, text));
      places.add(labels.beside(new Point2D.Double(x + gap, y), 1, 0, text));
      places.add(labels.beside(new Point2D.Double(x - gap, y), -1, 0, text));
    }
    return places;
  }
}
