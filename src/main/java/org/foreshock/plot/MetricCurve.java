package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foreshock.forecast.Decomposition;
import org.foreshock.forecast.Turns;

/**
 * The metric as its users know it, on a linear axis: for metrics that rise to a ceiling or have a
 * limit below 0, which log-log axes cannot show.
 *
 * @param parts the law
 * @param grid the scales to draw it at
 * @param name of the metric
 */
record MetricCurve(Decomposition parts, double[] grid, String name) implements StackedPanel {
  /** The limit is shown where it is no farther off than so many heights of the curve. */
  private static final double LIMIT_REACH = 0.5;

  @Override
  public int height() {
    return 180;
  }

  @Override
  public Axis y() {
    double[] finite = Arrays.stream(values()).filter(y -> Math.abs(y) < 1e300).toArray();
    double low = Arrays.stream(finite).min().orElse(0);
    double high = Arrays.stream(finite).max().orElse(1);
    double reach = LIMIT_REACH * (high - low);
    for (double level : levels()) {
      low = level < low && level > low - reach ? level : low;
      high = level > high && level < high + reach ? level : high;
    }
    return new Axis(false, low, high).padded(0.14, 0.14);
  }

  private double[] values() {
    return Arrays.stream(grid).map(parts::metricAt).toArray();
  }

  private double limit() {
    return parts.metric().flip(parts.law().limit());
  }

  private List<Double> levels() {
    return parts.metric().isReversed()
        ? List.of(limit(), parts.metric().ceiling())
        : List.of(limit());
  }

  @Override
  public void ink(Graphics2D g, Panel panel) {
    Labels labels = new Labels(panel);
    double[] values = values();
    labels.avoid(panel, grid, values);
    for (double level : levels()) {
      double y = panel.y(level);
      panel.ink(g, panel.area().getMinX(), y, panel.area().getMaxX(), y, Ink.GREY, Ink.DOTTED);
      labels.avoid(panel.area().getMinX(), y, panel.area().getMaxX(), y);
    }
    panel.ink(g, grid, values, Ink.MEDIAN, Ink.CURVE);
    if (parts.metric().isReversed()) {
      inkName(g, panel, labels, "ceiling", parts.metric().ceiling());
    }
    if (!parts.metric().isReversed() || parts.law().limit() != 0) {
      inkName(g, panel, labels, "limit", limit());
    }
    for (Turns.Turn turn : parts.turns()) {
      TurnMarks.ink(g, panel, labels, turn, parts.metricAt(Math.exp(turn.u())));
    }
  }

  private static void inkName(Graphics2D g, Panel panel, Labels labels, String what, double level) {
    String text = what + " " + Numerals.brief(level);
    List<Point2D> places = new ArrayList<>();
    for (double along : new double[] {0.5, 0.3, 0.7, 0.15, 0.85}) {
      double x = panel.area().x + along * panel.area().width;
      places.add(labels.beside(new Point2D.Double(x, panel.y(level)), 0, 1, text));
      places.add(labels.beside(new Point2D.Double(x, panel.y(level)), 0, -1, text));
    }
    labels.write(g, text, Ink.GREY, places);
  }
}
