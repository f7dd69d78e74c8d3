package org.foreshock.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

/**
 * Colours, lines and fonts of all pictures. The hues are those of Okabe and Ito (Color universal
 * design, 2008), which colour-blind readers tell apart; shades of one hue differ in lightness, so
 * that a grey print keeps them apart too.
 */
final class Ink {
  static final Color PAPER = Color.WHITE;
  static final Color NOTHING = new Color(255, 255, 255, 0);
  static final Color BLACK = new Color(0x222222);
  static final Color GREY = new Color(0x6E6E6E);
  static final Color BEYOND = new Color(0xF4F2EE);

  /** The 95, 90, 80 and 50 % bands of the curve, outermost first, and its median. */
  static final Color[] BANDS = {
    new Color(0xDCEAF5), new Color(0xBFD9EC), new Color(0x94C0E0), new Color(0x5B9FCF)
  };

  static final Color MEDIAN = new Color(0x00395C);
  static final Color NEW_RUN = new Color(0xC24F00);
  static final Color BREAK = new Color(0x00795A);
  static final Color BREAK_FILL = new Color(0xA6D8C8);

  /** Where the middle 80 % of a break happens; steps that overlap are darker. */
  static final Color STEP = new Color(0, 121, 90, 36);

  /** Power-law segments, in turn. */
  static final Color[] SEGMENTS = {new Color(0xD2640F), new Color(0xB5508A), new Color(0x94740A)};

  static final Color EXCESS = new Color(0x6FA8CF);
  static final Color WARNING = new Color(0xC24F00);

  static final BasicStroke HAIR = line(0.6f);
  static final BasicStroke THIN = line(1f);
  static final BasicStroke OUTLINE = line(1.3f);
  static final BasicStroke MEDIUM = line(1.8f);
  static final BasicStroke CURVE = line(3f);
  static final BasicStroke THICK = line(4f);
  static final BasicStroke HALO =
      new BasicStroke(3.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke SEGMENT = dashed(1.4f, 7, 4);
  static final BasicStroke DASHED = dashed(1f, 5, 3);
  static final BasicStroke DOTTED = dashed(1f, 1.5f, 2.5f);

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
  static final Font WARNING_TEXT = new Font(Font.SANS_SERIF, Font.BOLD, 13);
  static final Font NAME = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font NUMBER = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font NOTE = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  private Ink() {}

  private static BasicStroke line(float width) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  private static BasicStroke dashed(float width, float on, float off) {
    float[] pattern = {on, off};
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
  }
}
