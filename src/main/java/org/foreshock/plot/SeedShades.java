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

  /** Black or white, whichever stands out more. */
  static Color inkOn(Color shade) {
    return contrast(Ink.BLACK, shade) > contrast(Ink.PAPER, shade) ? Ink.BLACK : Ink.PAPER;
  }

  /** The contrast ratio of the Web Content Accessibility Guidelines 2.1, from 1 to 21. */
  static double contrast(Color one, Color other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
