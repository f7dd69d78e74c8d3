package org.foreshock.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds room for short texts on a panel, clear of its curves and of one another. */
final class Labels {
  private static final double HEIGHT = 13;
  private static final double BASELINE = 4;
  private static final double CLEARANCE = 3;

  /** Curves are felt at points no farther apart than this. */
  private static final double SPACING = 4;

  /** How many places further down the list a text goes to avoid a point of a curve. */
  private static final int CURVE = 4;

  /** A text on another is worse than one on a curve. */
  private static final int TEXT_ON_TEXT = 1000;

  private final Rectangle2D frame;
  private final List<Point2D> curves = new ArrayList<>();
  private final List<Rectangle2D> texts = new ArrayList<>();

  Labels(Panel panel) {
    Rectangle2D area = panel.area();
    frame =
        new Rectangle2D.Double(
            area.getX() + CLEARANCE,
            area.getY() + CLEARANCE,
            area.getWidth() - 2 * CLEARANCE,
            area.getHeight() - 2 * CLEARANCE);
  }

  /** Keeps texts off a line between two points of the page. */
  void avoid(double x1, double y1, double x2, double y2) {
    double length = Math.hypot(x2 - x1, y2 - y1);
    int steps = (int) Math.ceil(length / SPACING);
    for (int i = 0; i <= steps; i++) {
      double t = steps == 0 ? 0 : i / (double) steps;
      Point2D point = new Point2D.Double(x1 + t * (x2 - x1), y1 + t * (y2 - y1));
      if (frame.contains(point)) {
        curves.add(point);
      }
    }
  }

  /** Keeps texts off a curve. */
  void avoid(Panel panel, double[] xs, double[] ys) {
    for (int i = 1; i < xs.length; i++) {
      avoid(panel.x(xs[i - 1]), panel.y(ys[i - 1]), panel.x(xs[i]), panel.y(ys[i]));
    }
  }

  /** Where a text may stand: its middle. */
  Point2D beside(Point2D point, double across, double up, String text) {
    double size = Math.hypot(across, up);
    double reach =
        CLEARANCE
            + Math.abs(across / size) * Text.width(text, Ink.NOTE) / 2
            + Math.abs(up / size) * HEIGHT / 2;
    return new Point2D.Double(
        point.getX() + reach * across / size, point.getY() - reach * up / size);
  }

  /**
   * Writes a text at the place where it is least crowded; a place that comes later in the list must
   * be better for it.
   *
   * @return the box that it fills, if any place lies within the frame
   */
  Optional<Rectangle2D> write(Graphics2D g, String text, Color colour, List<Point2D> middles) {
    Rectangle2D best = null;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < middles.size(); i++) {
      Rectangle2D box = box(text, middles.get(i));
      long crowd = frame.contains(box) ? CURVE * crowd(box) + i : Long.MAX_VALUE;
      if (crowd < least) {
        best = box;
        least = crowd;
      }
    }
    if (best != null) {
      texts.add(best);
      double baseline = best.getCenterY() + BASELINE;
      Text.writeOnHalo(g, text, Ink.NOTE, best.getX(), baseline, colour);
    }
    return Optional.ofNullable(best);
  }

  private static Rectangle2D box(String text, Point2D middle) {
    double width = Text.width(text, Ink.NOTE);
    return new Rectangle2D.Double(
        middle.getX() - width / 2, middle.getY() - HEIGHT / 2, width, HEIGHT);
  }

  private long crowd(Rectangle2D box) {
    return curves.stream().filter(box::contains).count()
        + TEXT_ON_TEXT * texts.stream().filter(box::intersects).count();
  }
}
