package org.foreshock.plot;

import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.foreshock.forecast.Decomposition;
import org.foreshock.law.Segment;

/**
 * The local slope of a law on log-log axes: a flat stretch for every segment, a logistic step for
 * every break. Where it crosses 0 the law turns.
 *
 * @param parts the law
 * @param grid the scales to draw it at
 */
record LocalSlopes(Decomposition parts, double[] grid) implements StackedPanel {
  @Override
  public String name() {
    return "local slope";
  }

  @Override
  public int height() {
    return 150;
  }

  @Override
  public Axis y() {
    double low = slopes().min().orElseThrow();
    double high = slopes().max().orElseThrow();
    return new Axis(false, Math.min(0, low), Math.max(0, high)).padded(0.1, 0.1);
  }

  private DoubleStream slopes() {
    return Arrays.stream(grid).map(parts::excessSlope);
  }

  @Override
  public void ink(Graphics2D g, Panel panel) {
    double left = panel.area().getMinX();
    double right = panel.area().getMaxX();
    panel.ink(g, left, panel.y(0), right, panel.y(0), Ink.GREY, Ink.HAIR);
    boolean limited = parts.law().limit() > 0;
    double[] straight = slopes().toArray();
    if (limited) {
      panel.ink(g, grid, straight, Ink.EXCESS, Ink.MEDIUM);
    }
    double[] law = Arrays.stream(grid).map(parts::lawSlope).toArray();
    panel.ink(g, grid, limited ? law : straight, Ink.MEDIAN, Ink.CURVE);
    inkSegments(g, panel);
  }

  private void inkSegments(Graphics2D g, Panel panel) {
    List<Segment> segments = parts.law().segments();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      double y = panel.y(segment.slope());
      double from = panel.x(Math.max(segment.from(), parts.from()));
      double to = panel.x(Math.min(segment.to(), parts.to()));
      if (from < to) {
        panel.ink(g, from, y, to, y, Ink.SEGMENTS[i % Ink.SEGMENTS.length], Ink.SEGMENT);
      }
    }
  }
}
