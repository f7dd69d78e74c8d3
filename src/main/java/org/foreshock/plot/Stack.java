package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.foreshock.forecast.Decomposition;
import org.foreshock.plot.Text.Align;

/**
 * Panels one above the other that share x and the breaks of a law.
 *
 * @param title one line
 * @param x the axis that they share
 * @param xName what x is
 * @param parts the law whose breaks are shaded
 * @param panels from the top
 */
record Stack(String title, Axis x, String xName, Decomposition parts, List<StackedPanel> panels) {
  private static final int WIDTH = 800;
  private static final int NAME_ROOM = 30;
  private static final int BOTTOM_MARGIN = 48;
  private static final int GUTTER = 14;
  private static final int ENOUGH_TICKS = 4;
  private static final int ENOUGH_LEVELS = 3;

  /**
   * A page for them.
   *
   * @param key explains lines and shades
   */
  Sheet sheet(Consumer<Legend> key) {
    double widest =
        panels.stream().mapToDouble(p -> Panel.yTickRoom(p.y(), ENOUGH_LEVELS)).max().orElseThrow();
    int left = NAME_ROOM + (int) Math.ceil(widest);
    int width = WIDTH - left - Panel.MARGIN;
    BreakShades breaks = new BreakShades(parts, x, left, width);
    Header header = new Header(title, Optional.empty(), left, width);
    int top = header.height() + Legend.HEIGHT + breaks.height();
    int height = panels.stream().mapToInt(panel -> panel.height() + GUTTER).sum() - GUTTER;
    return new Sheet(
        WIDTH,
        top + height + BOTTOM_MARGIN,
        g -> {
          header.paint(g);
          key.accept(new Legend(g, left, header.height() + Legend.HEIGHT / 2.0 - 2));
          breaks.inkNames(g, top);
          paint(g, left, top, width, breaks);
        });
  }

  private void paint(Graphics2D g, int left, int first, int width, BreakShades breaks) {
    int top = first;
    for (int i = 0; i < panels.size(); i++) {
      StackedPanel content = panels.get(i);
      Rectangle area = new Rectangle(left, top, width, content.height());
      Panel panel = new Panel(area, x, content.y());
      breaks.fill(panel);
      panel.paintLayer(g);
      breaks.ink(g, panel);
      content.ink(g, panel);
      panel.paintYTicks(g, ENOUGH_LEVELS);
      panel.paintFrame(g);
      String up = Text.fitted(content.name(), Ink.NAME, area.height);
      Text.writeUpwards(g, up, Ink.NAME, 20, area.getCenterY());
      if (i == panels.size() - 1) {
        paintXAxis(g, panel);
      } else {
        panel.paintBareXTicks(g, ENOUGH_TICKS);
      }
      top += content.height() + GUTTER;
    }
  }

  private void paintXAxis(Graphics2D g, Panel panel) {
    panel.paintXTicks(g, ENOUGH_TICKS);
    Rectangle area = panel.area();
    String across = Text.fitted(xName, Ink.NAME, area.width);
    Text.write(g, across, Ink.NAME, area.getCenterX(), area.getMaxY() + 36, Align.CENTRE);
  }
}
