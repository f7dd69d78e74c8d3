package org.foreshock.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foreshock.plot.Text.Align;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A framed plot on a page. XChart draws its data, in layers on axes that run from 0 to 1 and bear
 * no ticks; ticks and marks are inked between and over the layers, where XChart has no say.
 */
final class Panel {
  private static final double TICK = 5;
  private static final double TICK_GAP = 3;
  private static final double MINOR_TICK = 3;
  private static final double LABEL_GAP = 6;

  /** Paper that is free to the left and right of a frame, at least. */
  static final int MARGIN = 18;

  private final Rectangle area;
  private final Axis x;
  private final Axis y;
  private XYChart layer;

  /**
   * An empty panel.
   *
   * @param area what the frame encloses, in units of the page
   */
  Panel(Rectangle area, Axis x, Axis y) {
    this.area = area;
    this.x = x;
    this.y = y;
    this.layer = transparent(area.width, area.height);
  }

  private static XYChart transparent(int width, int height) {
    XYChart chart = new XYChart(width, height);
    XYStyler style = chart.getStyler();
    style.setChartPadding(0).setChartTitleVisible(false).setLegendVisible(false);
    style.setPlotMargin(0).setPlotGridLinesVisible(false).setAxisTicksVisible(false);
    style.setPlotContentSize(1).setPlotBorderVisible(false);
    style.setAxisTitlesVisible(false);
    style.setChartBackgroundColor(Ink.NOTHING).setPlotBackgroundColor(Ink.NOTHING);
    style.setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    // XChart works its ticks out even when they are not shown, in a loop that need not end. It
    // does not start where both ends of an axis have the same label.
    style.setxAxisTickLabelsFormattingFunction(place -> "");
    style.setyAxisTickLabelsFormattingFunction(place -> "");
    return chart;
  }

  Rectangle area() {
    return area;
  }

  Axis xAxis() {
    return x;
  }

  Axis yAxis() {
    return y;
  }

  /** Where an x value stands on the page. */
  double x(double value) {
    return area.x + area.width * x.fraction(value);
  }

  /** Where a y value stands on the page. */
  double y(double value) {
    return area.y + area.height * (1 - y.fraction(value));
  }

  /** Where a place of the x axis stands on the page, however far off the axis. */
  double xOfPlace(double place) {
    return area.x + area.width * (place - x.from()) / x.length();
  }

  /** Where a place of the y axis stands on the page, however far off the axis. */
  double yOfPlace(double place) {
    return area.y + area.height * (1 - (place - y.from()) / y.length());
  }

  /** Fills what lies between two curves, one shade. */
  void fill(double[] xs, double[] lower, double[] upper, Color shade) {
    int n = xs.length;
    if (n == 0) {
      return;
    }
    double[] across = new double[2 * n];
    double[] up = new double[2 * n];
    for (int i = 0; i < n; i++) {
      across[i] = across[2 * n - 1 - i] = x.fraction(xs[i]);
      up[i] = y.fraction(lower[i]);
      up[2 * n - 1 - i] = y.fraction(upper[i]);
    }
    XYSeries series = series(across, up);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea).setFillColor(shade);
  }

  /** Fills all that lies to the left of an x value. */
  void fillBefore(double value, Color shade) {
    fillAcross(-1, x.fraction(value), shade);
  }

  /** Fills all that lies to the right of an x value. */
  void fillBeyond(double value, Color shade) {
    fillAcross(x.fraction(value), 2, shade);
  }

  /** Fills what lies between two x values. */
  void fillBetween(double start, double end, Color shade) {
    fillAcross(x.fraction(start), x.fraction(end), shade);
  }

  private void fillAcross(double start, double end, Color shade) {
    XYSeries series = series(new double[] {start, end, end, start}, new double[] {0, 0, 1, 1});
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea).setFillColor(shade);
  }

  /** Dots of a radius in units of the page; those that would cover each other are drawn once. */
  void dots(double[] xs, double[] ys, Color colour, double radius) {
    marks(xs, ys, colour, new Dot(radius, false));
  }

  /** The same, hollow. */
  void rings(double[] xs, double[] ys, Color colour, double radius) {
    marks(xs, ys, colour, new Dot(radius, true));
  }

  private void marks(double[] xs, double[] ys, Color colour, Dot dot) {
    Set<List<Long>> seen = new HashSet<>();
    double[] across = fractions(x, xs);
    double[] up = fractions(y, ys);
    int kept = 0;
    for (int i = 0; i < xs.length; i++) {
      List<Long> cell =
          List.of(Math.round(4 * area.width * across[i]), Math.round(4 * area.height * up[i]));
      if (Double.isFinite(across[i] + up[i]) && seen.add(cell)) {
        across[kept] = across[i];
        up[kept++] = up[i];
      }
    }
    if (kept > 0) {
      XYSeries series = series(Arrays.copyOf(across, kept), Arrays.copyOf(up, kept));
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      series.setMarker(dot);
      series.setMarkerColor(colour);
    }
  }

  private XYSeries series(double[] across, double[] up) {
    XYSeries series = layer.addSeries("" + layer.getSeriesMap().size(), across, up);
    series.setLineStyle(SeriesLines.NONE);
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }

  private static double[] fractions(Axis axis, double[] values) {
    double[] fractions = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      fractions[i] = axis.fraction(values[i]);
    }
    return fractions;
  }

  /** Paints what was filled and dotted since the last time. */
  void paintLayer(Graphics2D g) {
    g.translate(area.x, area.y);
    layer.paint(g, area.width, area.height);
    g.translate(-area.x, -area.y);
    layer = transparent(area.width, area.height);
  }

  /** Inks a curve over the data, within the frame. */
  void ink(Graphics2D g, double[] xs, double[] ys, Color colour, BasicStroke stroke) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < xs.length; i++) {
      if (i == 0) {
        path.moveTo(x(xs[i]), y(ys[i]));
      } else {
        path.lineTo(x(xs[i]), y(ys[i]));
      }
    }
    inkInside(g, path, colour, stroke);
  }

  /** Inks a line between two points of the page, within the frame. */
  void ink(
      Graphics2D g, double x1, double y1, double x2, double y2, Color colour, BasicStroke stroke) {
    inkInside(g, new Line2D.Double(x1, y1, x2, y2), colour, stroke);
  }

  /** Inks a dotted line across the whole height, with its name beside its upper end. */
  void inkUpright(Graphics2D g, double value, String name) {
    double across = x(value);
    ink(g, across, area.getMinY(), across, area.getMaxY(), Ink.GREY, Ink.DOTTED);
    double width = Text.width(name, Ink.NOTE);
    boolean room = across + 4 + width < area.getMaxX();
    Text.writeOnHalo(
        g, name, Ink.NOTE, room ? across + 4 : across - 4 - width, area.y + 18, Ink.GREY);
  }

  private void inkInside(Graphics2D g, Shape shape, Color colour, BasicStroke stroke) {
    Shape clip = g.getClip();
    g.setClip(area);
    g.setColor(colour);
    g.setStroke(stroke);
    g.draw(shape);
    g.setClip(clip);
  }

  void paintFrame(Graphics2D g) {
    g.setColor(Ink.BLACK);
    g.setStroke(Ink.THIN);
    g.draw(area);
  }

  /** Paints ticks below the frame, without labels, for panels above one that has them. */
  void paintBareXTicks(Graphics2D g, int enough) {
    double bottom = area.getMaxY();
    paintMinorXTicks(g);
    g.setStroke(Ink.THIN);
    for (Tick tick : Ticks.on(x, enough)) {
      double across = area.x + area.width * x.fractionOfPlace(tick.place());
      g.draw(new Line2D.Double(across, bottom, across, bottom + TICK));
    }
  }

  private void paintMinorXTicks(Graphics2D g) {
    double bottom = area.getMaxY();
    g.setColor(Ink.BLACK);
    g.setStroke(Ink.HAIR);
    for (double place : Ticks.minor(x)) {
      double across = area.x + area.width * x.fractionOfPlace(place);
      g.draw(new Line2D.Double(across, bottom, across, bottom + MINOR_TICK));
    }
  }

  /** Paints ticks and labels below the frame; labels that would touch are left out. */
  void paintXTicks(Graphics2D g, int enough) {
    double bottom = area.getMaxY();
    paintMinorXTicks(g);
    g.setStroke(Ink.THIN);
    double free = area.getMinX() - MARGIN;
    for (Tick tick : Ticks.on(x, enough)) {
      double across = area.x + area.width * x.fractionOfPlace(tick.place());
      double half = Text.width(tick.label(), Ink.NUMBER) / 2;
      g.draw(new Line2D.Double(across, bottom, across, bottom + TICK));
      if (across - half > free && across + half < area.getMaxX() + MARGIN) {
        Text.write(g, tick.label(), Ink.NUMBER, across, bottom + TICK + 13, Align.CENTRE);
        free = across + half + LABEL_GAP;
      }
    }
  }

  /** Paints ticks and labels left of the frame. */
  void paintYTicks(Graphics2D g, int enough) {
    g.setColor(Ink.BLACK);
    g.setStroke(Ink.HAIR);
    for (double place : Ticks.minor(y)) {
      double up = area.getMaxY() - area.height * y.fractionOfPlace(place);
      g.draw(new Line2D.Double(area.x - MINOR_TICK, up, area.x, up));
    }
    g.setStroke(Ink.THIN);
    for (Tick tick : Ticks.on(y, enough)) {
      double up = area.getMaxY() - area.height * y.fractionOfPlace(tick.place());
      g.draw(new Line2D.Double(area.x - TICK, up, area.x, up));
      Text.write(g, tick.label(), Ink.NUMBER, area.x - TICK - TICK_GAP, up + 4.5, Align.RIGHT);
    }
  }

  /** How much room the labels of a y axis need left of the frame. */
  static double yTickRoom(Axis y, int enough) {
    double widest = 0;
    for (Tick tick : Ticks.on(y, enough)) {
      widest = Math.max(widest, Text.width(tick.label(), Ink.NUMBER));
    }
    return widest + TICK + TICK_GAP;
  }

  /** A circle of its own size, filled or hollow; XChart's markers share one size. */
  private static final class Dot extends Marker {
    private final double radius;
    private final boolean hollow;

    Dot(double radius, boolean hollow) {
      this.radius = radius;
      this.hollow = hollow;
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int markerSize) {
      Shape circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
      if (!hollow) {
        g.fill(circle);
        return;
      }
      Color colour = g.getColor();
      g.setColor(Ink.PAPER);
      g.fill(circle);
      g.setColor(colour);
      g.setStroke(Ink.OUTLINE);
      g.draw(circle);
    }
  }
}
