package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.foreshock.plot.Text.Align;

/** The key of a heat map: which shade is how many seeds, and what hatching means. */
final class SeedKey {
  private static final int STEPS = 200;
  private static final int HEIGHT = 14;
  private static final int NEVER_ROOM = 204;

  private final double most;
  private final double left;
  private final double top;

  SeedKey(double most, double left, double top) {
    this.most = most;
    this.left = left;
    this.top = top;
  }

  void paint(Graphics2D g, double room) {
    double width = room - NEVER_ROOM;
    for (int i = 0; i < STEPS; i++) {
      g.setColor(SeedShades.at((i + 0.5) / STEPS));
      g.fill(new Rectangle2D.Double(left + width * i / STEPS, top, width / STEPS + 0.5, HEIGHT));
    }
    g.setColor(Ink.BLACK);
    double decades = Math.log10(most);
    for (int decade = 0; decade <= decades + 1e-9; decade++) {
      double x = left + width * (decades > 0 ? decade / decades : 0);
      Text.write(
          g, Numerals.counted(Math.pow(10, decade)), Ink.NOTE, x, top + HEIGHT + 14, Align.CENTRE);
    }
    Text.write(g, "seeds per scale", Ink.NOTE, left + width / 2, top + HEIGHT + 29, Align.CENTRE);
    Rectangle2D never = new Rectangle2D.Double(left + width + 34, top, 30, HEIGHT);
    HeatMapFigure.paintNever(g, never);
    g.setColor(Ink.BLACK);
    double beside = never.getMaxX() + 8;
    String limit = "not by " + Numerals.counted(most) + " seeds,";
    Text.write(g, limit, Ink.NOTE, beside, top + HEIGHT - 3, Align.LEFT);
    Text.write(g, "which reach this length", Ink.NOTE, beside, top + HEIGHT + 11, Align.LEFT);
  }
}
