package org.foreshock.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foreshock.forecast.Decomposition;

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
    Axis x = new Axis(true, Math.log10(parts.from()), Math.log10(parts.to()));
    return new Stack(title, x, xName, parts, panels()).sheet(this::explain);
  }

  private List<StackedPanel> panels() {
    double[] grid = parts.grid();
    List<StackedPanel> panels = new ArrayList<>();
    double limit = parts.law().limit();
    if (parts.metric().isReversed() || limit < 0) {
      panels.add(new MetricCurve(parts, grid, yName));
    }
    panels.add(new PowerLaws(parts, grid, limit < 0 ? excessName() : lawName()));
    panels.add(new LocalSlopes(parts, grid));
    return panels;
  }

  /** What the law is, in terms of the metric. */
  private String lawName() {
    return parts.metric().isReversed()
        ? Numerals.brief(parts.metric().ceiling()) + " − " + yName
        : yName;
  }

  /** What the law is above its limit. */
  private String excessName() {
    double limit = parts.law().limit();
    String shift = limit < 0 ? " + " : " − ";
    return lawName() + (limit == 0 ? "" : shift + Numerals.brief(Math.abs(limit)));
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
