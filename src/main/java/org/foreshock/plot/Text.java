package org.foreshock.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/**
 * Text as filled outlines: it looks the same in a PNG and in an SVG, whatever fonts a reader has.
 */
final class Text {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  /** Which point of the text stands at the given x. */
  enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  private Text() {}

  static double width(String text, Font font) {
    return text.isBlank() ? 0 : layout(text, font).getAdvance();
  }

  /** Writes text in the current colour. */
  static void write(Graphics2D g, String text, Font font, double x, double baseline, Align align) {
    if (!text.isBlank()) {
      double left = x - share(align) * width(text, font);
      g.fill(outline(text, font, AffineTransform.getTranslateInstance(left, baseline)));
    }
  }

  /** Writes text with a rim of paper around the letters, for busy ground. */
  static void writeOnHalo(
      Graphics2D g, String text, Font font, double x, double baseline, Color colour) {
    if (!text.isBlank()) {
      Shape letters = outline(text, font, AffineTransform.getTranslateInstance(x, baseline));
      g.setColor(Ink.PAPER);
      g.setStroke(Ink.HALO);
      g.draw(letters);
      g.setColor(colour);
      g.fill(letters);
    }
  }

  /** Writes text that reads upwards, centred on y, its baseline at x. */
  static void writeUpwards(Graphics2D g, String text, Font font, double x, double y) {
    if (!text.isBlank()) {
      AffineTransform up = AffineTransform.getTranslateInstance(x, y + width(text, font) / 2);
      up.quadrantRotate(-1);
      g.fill(outline(text, font, up));
    }
  }

  /** The text, cut off with an ellipsis where it is wider than there is room. */
  static String fitted(String text, Font font, double room) {
    String kept = text;
    while (!kept.isEmpty() && width(shown(text, kept), font) > room) {
      kept = kept.substring(0, kept.length() - 1);
    }
    return shown(text, kept);
  }

  /** The text broken at spaces into lines that fit into the room. */
  static List<String> wrapped(String text, Font font, double room) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, font) > room) {
        lines.add(line);
        longer = word;
      }
      line = longer;
    }
    lines.add(fitted(line, font, room));
    return lines;
  }

  private static String shown(String text, String kept) {
    return kept.length() == text.length() ? text : kept.stripTrailing() + "…";
  }

  private static double share(Align align) {
    return switch (align) {
      case LEFT -> 0;
      case CENTRE -> 0.5;
      case RIGHT -> 1;
    };
  }

  private static Shape outline(String text, Font font, AffineTransform where) {
    return layout(text, font).getOutline(where);
  }

  private static TextLayout layout(String text, Font font) {
    return new TextLayout(text.replaceAll("\\p{Cntrl}", " "), font, EXACT);
  }
}
