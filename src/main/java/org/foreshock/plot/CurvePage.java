package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import org.foreshock.data.Sweep;
import org.foreshock.plot.Text.Align;

/**
 * A page with one curve: its runs, what is known of it, its breaks, and what a reader must know.
 *
 * @param sweep the runs that it was fitted to
 * @param heldOut runs kept back, drawn hollow
 * @param breaks what to mark along the lower edge, possibly nothing
 * @param xName what x is, for the axis
 * @param yName what y is, for the axis
 * @param title one line
 * @param warning drawn in a bar across the top
 */
record CurvePage(
    Sweep sweep,
    Optional<Sweep> heldOut,
    List<BreakMark> breaks,
    String xName,
    String yName,
    String title,
    Optional<String> warning) {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;
  private static final int NAME_ROOM = 30;
  private static final int BOTTOM_MARGIN = 48;
  private static final int ROW = 15;
  private static final int ENOUGH_TICKS = 4;

  /** What is known of the curve. */
  interface Content {
    /** Fills what lies below everything else. */
    void fill(Panel panel);

    /** Inks lines over it. */
    void ink(Graphics2D g, Panel panel);

    /** Explains both, from the left. */
    void explain(Legend legend);

    /** Explains the mark of a break. */
    void explainBreak(Legend legend);
  }

  /**
   * The page.
   *
   * @param x the axis
   * @param y the axis, without room for breaks
   * @param forecastTo where the curve ends
   */
  Sheet sheet(Axis x, Axis y, double forecastTo, Content content) {
    Awt.require();
    return new Sheet(WIDTH, HEIGHT, g -> paint(g, x, y.padded(footRoom(), 0), forecastTo, content));
  }

  private void paint(Graphics2D g, Axis x, Axis y, double forecastTo, Content content) {
    int left = NAME_ROOM + (int) Math.ceil(Panel.yTickRoom(y, ENOUGH_TICKS));
    int width = WIDTH - left - Panel.MARGIN;
    Header header = new Header(title, warning, left, width);
    int top = header.height() + Legend.HEIGHT;
    Panel panel = new Panel(new Rectangle(left, top, width, HEIGHT - top - BOTTOM_MARGIN), x, y);
    RunMarks runs = new RunMarks(sweep);
    Optional<RunMarks> hollow = heldOut.map(kept -> new RunMarks(kept, true));
    boolean foretells = sweep.maxX() < forecastTo;

    if (foretells) {
      panel.fillBeyond(sweep.maxX(), Ink.BEYOND);
    }
    content.fill(panel);
    panel.paintLayer(g);
    content.ink(g, panel);
    runs.draw(panel);
    hollow.ifPresent(marks -> marks.draw(panel));
    panel.paintLayer(g);
    runs.inkSpreads(g, panel);
    if (foretells) {
      panel.inkUpright(g, sweep.maxX(), heldOut.isPresent() ? "last run fitted" : "last run");
    }
    inkBreaks(g, panel);
    panel.paintXTicks(g, ENOUGH_TICKS);
    panel.paintYTicks(g, ENOUGH_TICKS);
    panel.paintFrame(g);
    header.paint(g);
    Legend legend = new Legend(g, left, header.height() + Legend.HEIGHT / 2.0 - 2);
    content.explain(legend);
    runs.explain(legend);
    hollow.ifPresent(marks -> marks.explain(legend));
    if (!breaks.isEmpty()) {
      content.explainBreak(legend);
    }
    name(g, panel);
  }

  private void name(Graphics2D g, Panel panel) {
    g.setColor(Ink.BLACK);
    String across = Text.fitted(xName, Ink.NAME, panel.area().width);
    Text.write(g, across, Ink.NAME, panel.area().getCenterX(), HEIGHT - 12, Align.CENTRE);
    String up = Text.fitted(yName, Ink.NAME, panel.area().height);
    Text.writeUpwards(g, up, Ink.NAME, 20, panel.area().getCenterY());
  }

  /** Share of the height for rows of breaks, so that they do not cover the end of the curve. */
  private double footRoom() {
    return ROW * breaks.size() / (double) HEIGHT;
  }

  /** Each break in a row of its own above the lower edge, the first one lowest. */
  private void inkBreaks(Graphics2D g, Panel panel) {
    for (int i = 0; i < breaks.size(); i++) {
      BreakMark mark = breaks.get(i);
      double x = panel.x(mark.median());
      panel.ink(g, x, panel.area().getMinY(), x, panel.area().getMaxY(), Ink.BREAK, Ink.HAIR);
      Interval.ink(g, panel, mark, panel.area().getMaxY() - 10 - ROW * i);
    }
  }
}
