package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.foreshock.forecast.Decomposition;
import org.foreshock.law.Break;

/** The breaks of a law across all its panels: shaded where they happen, named above. */
final class BreakShades {
  private static final int ROW = 15;
  private static final double GAP = 14;

  private final List<Break> breaks;
  private final List<Name> names = new ArrayList<>();
  private final List<Double> rowEnds = new ArrayList<>();

  /**
   * A break's name.
   *
   * @param place of the break on the page
   * @param middle of the text on the page
   * @param row that it stands in, the lowest first
   */
  private record Name(String text, double place, double middle, int row) {}

  /**
   * The breaks of a law.
   *
   * @param x axis of all panels
   * @param left where the panels begin
   * @param width of the panels
   */
  BreakShades(Decomposition parts, Axis x, double left, double width) {
    breaks = parts.law().ordered();
    for (int i = 0; i < breaks.size(); i++) {
      Break at = breaks.get(i);
      if (x.holds(Math.log10(at.place()))) {
        String place = "d" + (i + 1) + " = " + Numerals.brief(at.place());
        String sharpness = "f" + (i + 1) + " = " + Numerals.brief(at.sharpness());
        name(place + ", " + sharpness, left + width * x.fraction(at.place()), left, left + width);
      }
    }
  }

  /** Puts a name into the lowest row where it is clear of the one before. */
  private void name(String text, double place, double left, double right) {
    double half = Text.width(text, Ink.NOTE) / 2;
    double middle = Math.max(left + half, Math.min(right - half, place));
    int row = 0;
    while (row < rowEnds.size() && rowEnds.get(row) > middle - half - GAP) {
      row++;
    }
    if (row == rowEnds.size()) {
      rowEnds.add(0.0);
    }
    rowEnds.set(row, middle + half);
    names.add(new Name(text, place, middle, row));
  }

  /** How much room the names need above the panels. */
  int height() {
    return ROW * rowEnds.size();
  }

  void fill(Panel panel) {
    for (Break at : breaks) {
      Decomposition.Step step = Decomposition.Step.of(at);
      panel.fillBetween(step.from(), step.to(), Ink.STEP);
    }
  }

  void ink(Graphics2D g, Panel panel) {
    for (Break at : breaks) {
      double x = panel.x(at.place());
      panel.ink(g, x, panel.area().getMinY(), x, panel.area().getMaxY(), Ink.BREAK, Ink.HAIR);
    }
  }

  /** Writes the names above a panel. */
  void inkNames(Graphics2D g, double top) {
    for (Name name : names) {
      double baseline = top - 4.0 - ROW * name.row();
      g.setColor(Ink.BREAK);
      g.setStroke(Ink.HAIR);
      g.draw(new Line2D.Double(name.place(), top, name.place(), baseline + 2));
    }
    for (Name name : names) {
      double baseline = top - 4.0 - ROW * name.row();
      double half = Text.width(name.text(), Ink.NOTE) / 2;
      Text.writeOnHalo(g, name.text(), Ink.NOTE, name.middle() - half, baseline, Ink.BREAK);
    }
  }
}
