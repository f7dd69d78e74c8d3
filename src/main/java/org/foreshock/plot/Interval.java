package org.foreshock.plot;

import java.awt.Graphics2D;

/** A posterior as a horizontal bar on a panel: 90 % of it thin, 50 % thick. */
final class Interval {
  private static final double END = 3;
  private static final double GAP = 6;

  private Interval() {}

  /** Inks a break's bar at a height of the page, and its label beside it. */
  static void ink(Graphics2D g, Panel panel, BreakMark mark, double height) {
    double low = panel.x(mark.q05());
    double high = panel.x(mark.q95());
    ink(g, panel, low, panel.x(mark.q25()), panel.x(mark.q75()), high, height);
    boolean beyond = mark.median() > panel.xAxis().value(panel.xAxis().to());
    inkLabel(g, panel, label(mark) + (beyond ? " →" : ""), low, high, height + 4);
  }

  /** Inks a bar whose quantiles stand at these points of the page. */
  static void ink(
      Graphics2D g, Panel panel, double q05, double q25, double q75, double q95, double height) {
    panel.ink(g, q05, height, q95, height, Ink.PAPER, Ink.HALO);
    panel.ink(g, q05, height, q95, height, Ink.BREAK, Ink.THIN);
    panel.ink(g, q05, height - END, q05, height + END, Ink.BREAK, Ink.THIN);
    panel.ink(g, q95, height - END, q95, height + END, Ink.BREAK, Ink.THIN);
    panel.ink(g, q25, height, q75, height, Ink.BREAK, Ink.THICK);
  }

  private static String label(BreakMark mark) {
    return mark.probability() < 1
        ? mark.label() + " (" + Numerals.percent(mark.probability()) + ")"
        : mark.label();
  }

  /** Right of the bar where there is room, else left of it, else at the edge of the frame. */
  private static void inkLabel(
      Graphics2D g, Panel panel, String label, double low, double high, double baseline) {
    double width = Text.width(label, Ink.NOTE);
    double first = panel.area().getMinX() + GAP;
    double last = panel.area().getMaxX() - GAP - width;
    double right = high + GAP;
    double start = right <= last ? right : low - GAP - width;
    double held = Math.max(first, Math.min(last, start));
    Text.writeOnHalo(g, label, Ink.NOTE, held, baseline, Ink.BREAK);
  }
}
