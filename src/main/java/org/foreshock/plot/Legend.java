package org.foreshock.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.foreshock.plot.Text.Align;

/** Keys side by side on one line, each a small drawing with its meaning to the right of it. */
final class Legend {
  static final int HEIGHT = 24;
  private static final double GAP = 18;

  private final Graphics2D g;
  private final double middle;
  private double x;

  /** A line of keys that starts at x, its vertical middle at a given height of the page. */
  Legend(Graphics2D g, double x, double middle) {
    this.g = g;
    this.x = x;
    this.middle = middle;
  }

  /** Nested shades, the outermost first, with a line through them. */
  Legend bands(Color[] shades, Color median, String meaning) {
    double step = 7;
    double width = 2 * step * shades.length;
    for (int i = 0; i < shades.length; i++) {
      g.setColor(shades[i]);
      g.fill(new Rectangle2D.Double(x + i * step, middle - 6, width - 2 * i * step, 12));
    }
    g.setColor(median);
    g.setStroke(Ink.MEDIUM);
    g.draw(new Line2D.Double(x + width / 2, middle - 6, x + width / 2, middle + 6));
    return named(width, meaning);
  }

  /** One shade. */
  Legend shade(Color shade, String meaning) {
    g.setColor(shade);
    g.fill(new Rectangle2D.Double(x, middle - 6, 26, 12));
    return named(26, meaning);
  }

  Legend line(Color colour, BasicStroke stroke, String meaning) {
    g.setColor(colour);
    g.setStroke(stroke);
    g.draw(new Line2D.Double(x, middle, x + 26, middle));
    return named(26, meaning);
  }

  Legend dot(Color colour, double radius, String meaning) {
    g.setColor(colour);
    g.fill(new Ellipse2D.Double(x, middle - radius, 2 * radius, 2 * radius));
    return named(2 * radius, meaning);
  }

  Legend ring(Color colour, double radius, String meaning) {
    g.setColor(colour);
    g.setStroke(Ink.OUTLINE);
    g.draw(new Ellipse2D.Double(x, middle - radius, 2 * radius, 2 * radius));
    return named(2 * radius, meaning);
  }

  /** A dot with a bar through it. */
  Legend bar(Color colour, double radius, String meaning) {
    g.setColor(colour);
    g.setStroke(Ink.THIN);
    g.draw(new Line2D.Double(x + radius, middle - 8, x + radius, middle + 8));
    return dot(colour, radius, meaning);
  }

  /** A long thin bar with a short thick one on it. */
  Legend interval(String meaning) {
    g.setColor(Ink.BREAK);
    g.setStroke(Ink.THIN);
    g.draw(new Line2D.Double(x, middle, x + 26, middle));
    g.setStroke(Ink.THICK);
    g.draw(new Line2D.Double(x + 7, middle, x + 19, middle));
    return named(26, meaning);
  }

  /** A thin upright line. */
  Legend upright(Color colour, String meaning) {
    g.setColor(colour);
    g.setStroke(Ink.THIN);
    g.draw(new Line2D.Double(x + 2, middle - 8, x + 2, middle + 8));
    return named(4, meaning);
  }

  /** A shade with an upright line in its middle. */
  Legend shade(Color shade, Color colour, String meaning) {
    g.setColor(shade);
    g.fill(new Rectangle2D.Double(x, middle - 7, 20, 14));
    g.setColor(colour);
    g.setStroke(Ink.HAIR);
    g.draw(new Line2D.Double(x + 10, middle - 7, x + 10, middle + 7));
    return named(20, meaning);
  }

  private Legend named(double width, String meaning) {
    g.setColor(Ink.BLACK);
    Text.write(g, meaning, Ink.NOTE, x + width + 6, middle + 4, Align.LEFT);
    x += width + 6 + Text.width(meaning, Ink.NOTE) + GAP;
    return this;
  }
}
