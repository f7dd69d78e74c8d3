package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.foreshock.forecast.Decomposition;
import org.foreshock.plot.Text.Align;

/**
 * A law taken apart, in panels that share x: the law on log-log axes with its straight segments,
 * and its local slope below. A metric that rises to a ceiling, or a limit below 0, has a panel of
 * its own above, since log-log axes show the distance to ceiling or limit only.
 *
 * @param parts the law
 * @param xName what x is, for the axis
 * @param yName what the metric is, for the axis
 * @param title one line
 */
public record LawFigure(Decomposition parts, String xName, String yName, String title) {
  private static final int WIDTH = 800;
  private static final int NAME_ROOM = 30;
  private static final int BOTTOM_MARGIN = 48;
  private static final int GUTTER = 14;
  private static final int ENOUGH_TICKS = 4;
  private static final int ENOUGH_LEVELS = 3;

  /**
   * Writes 1600 pixels across, and more of them down the more panels there are, to exactly this
   * file.
   *
   * @throws PictureException if AWT or fonts are missing
   */
  public void writePng(Path file) throws IOException {
    sheet().writePng(file);
  }

  /**
   * Writes the same picture as SVG to exactly this file.
   *
   * @throws PictureException if AWT or fonts are missing
   */
  public void writeSvg(Path file) throws IOException {
    sheet().writeSvg(file);
  }

  private Sheet sheet() {
    Awt.require();
    List<LawPanel> panels = panels();
    Axis x = new Axis(true, Math.log10(parts.from()), Math.log10(parts.to()));
    double widest =
        panels.stream().mapToDouble(p -> Panel.yTickRoom(p.y(), ENOUGH_LEVELS)).max().orElseThrow();
    int left = NAME_ROOM + (int) Math.ceil(widest);
    int width = WIDTH - left - Panel.MARGIN;
    BreakShades breaks = new BreakShades(parts, x, left, width);
    Header header = new Header(title, Optional.empty(), left, width);
    int top = header.height() + Legend.HEIGHT + breaks.height();
    int height = top - GUTTER + BOTTOM_MARGIN;
    for (LawPanel panel : panels) {
      height += panel.height() + GUTTER;
    }
    return new Sheet(
        WIDTH,
        height,
        g -> {
          header.paint(g);
          explain(new Legend(g, left, header.height() + Legend.HEIGHT / 2.0 - 2));
          breaks.inkNames(g, top);
          paint(g, panels, x, new Rectangle(left, top, width, 0), breaks);
        });
  }

  private List<LawPanel> panels() {
    double[] grid = parts.grid();
    List<LawPanel> panels = new ArrayList<>();
    double limit = parts.law().limit();
    if (parts.ceiling().isPresent() || limit < 0) {
      panels.add(new MetricCurve(parts, grid, yName));
    }
    panels.add(new PowerLaws(parts, grid, limit < 0 ? excessName() : lawName()));
    panels.add(new LocalSlopes(parts, grid));
    return panels;
  }

  /** What the law is, in terms of the metric. */
  private String lawName() {
    return parts.ceiling().isPresent()
        ? Numerals.brief(parts.ceiling().getAsDouble()) + " − " + yName
        : yName;
  }

  /** What the law is above its limit. */
  private String excessName() {
    double limit = parts.law().limit();
    String shift = limit < 0 ? " + " : " − ";
    return lawName() + (limit == 0 ? "" : shift + Numerals.brief(Math.abs(limit)));
  }

  private void paint(
      Graphics2D g, List<LawPanel> panels, Axis x, Rectangle first, BreakShades breaks) {
    int top = first.y;
    for (int i = 0; i < panels.size(); i++) {
      LawPanel content = panels.get(i);
      Rectangle area = new Rectangle(first.x, top, first.width, content.height());
      Panel panel = new Panel(area, x, content.y());
      breaks.fill(panel);
      panel.paintLayer(g);
      breaks.ink(g, panel);
      content.ink(g, panel);
      if (i < panels.size() - 1) {
        panel.paintBareXTicks(g, ENOUGH_TICKS);
      } else {
        panel.paintXTicks(g, ENOUGH_TICKS);
        String across = Text.fitted(xName, Ink.NAME, area.width);
        Text.write(g, across, Ink.NAME, area.getCenterX(), area.getMaxY() + 36, Align.CENTRE);
      }
      panel.paintYTicks(g, ENOUGH_LEVELS);
      panel.paintFrame(g);
      String up = Text.fitted(content.name(), Ink.NAME, area.height);
      Text.writeUpwards(g, up, Ink.NAME, 20, area.getCenterY());
      top += content.height() + GUTTER;
    }
  }

  private void explain(Legend legend) {
    if (parts.law().limit() > 0) {
      legend.line(Ink.MEDIAN, Ink.CURVE, lawName()).line(Ink.EXCESS, Ink.MEDIUM, excessName());
    } else {
      legend.line(Ink.MEDIAN, Ink.CURVE, parts.law().limit() < 0 ? excessName() : lawName());
    }
    legend.line(Ink.SEGMENTS[0], Ink.SEGMENT, "power-law segments");
    if (!parts.law().breaks().isEmpty()) {
      legend.shade(Ink.STEP, Ink.BREAK, "break: middle 80 %");
    }
  }
}
