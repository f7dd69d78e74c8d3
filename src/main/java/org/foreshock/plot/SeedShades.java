package org.foreshock.plot;

import java.awt.Color;

/** Shades for numbers of seeds on a log scale, from pale (1) to dark (the most). */
final class SeedShades {
  /** Lightness falls steadily, hue runs from yellow over red to purple: readable in grey too. */
  private static final Color[] STOPS = {
    new Color(0xFFF6D5),
    new Color(0xFDD78A),
    new Color(0xF6A352),
    new Color(0xDE6A3C),
    new Color(0xB03A48),
    new Color(0x742553),
    new Color(0x3A1748)
  };

  private static final double BRIGHT = 0.55;

  private SeedShades() {}

  static Color of(double seeds, double most) {
    double place = most > 1 ? Math.log(Math.max(1, seeds)) / Math.log(most) : 0;
    return at(Math.min(1, place));
  }

  /** The shade at a place from 0 to 1. */
  static Color at(double place) {
    double position = place * (STOPS.length - 1);
    int i = Math.min((int) position, STOPS.length - 2);
    double part = position - i;
    return new Color(
        mixed(STOPS[i].getRed(), STOPS[i + 1].getRed(), part),
        mixed(STOPS[i].getGreen(), STOPS[i + 1].getGreen(), part),
        mixed(STOPS[i].getBlue(), STOPS[i + 1].getBlue(), part));
  }

  private static int mixed(int from, int to, double part) {
    return (int) Math.round(from + part * (to - from));
  }

  /** Black or white, whichever stands out. */
  static Color inkOn(Color shade) {
    double light =
        (0.299 * shade.getRed() + 0.587 * shade.getGreen() + 0.114 * shade.getBlue()) / 255;
    return light > BRIGHT ? Ink.BLACK : Ink.PAPER;
  }
}
