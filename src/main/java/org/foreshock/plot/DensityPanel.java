package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.Optional;
import org.foreshock.plot.Sample.Curve;
import org.foreshock.plot.Text.Align;

/**
 * The posterior density of one positive number over its log10, with its interval below. Its height
 * has no unit: each density fills its own panel.
 */
final class DensityPanel {
  private static final int ENOUGH_TICKS = 3;

  /** The runs are shown beside a posterior that still has this share of the panel. */
  private static final double LEAST_SHARE = 0.08;

  /** Draws that spread less than this, in decades, are one number. */
  private static final double ONE_NUMBER = 1e-7;

  private static final double BOTTOM = -0.2;
  private static final double TOP = 1.15;

  /** How far below the upper edge the prior's window is marked, in units of the page. */
  private static final double WINDOW_DEPTH = 5;

  private static final Range ANYWHERE =
      new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  private final Sample sample;
  private final Optional<Range> runs;
  private final Optional<Range> window;
  private final Axis axis;
  private final Panel panel;

  private DensityPanel(
      Rectangle area, Sample sample, Axis axis, Optional<Range> runs, Optional<Range> window) {
    this.sample = sample;
    this.runs = runs;
    this.window = window;
    this.axis = axis;
    this.panel = new Panel(area, axis, new Axis(false, BOTTOM, TOP));
  }

  /** A panel for draws that may be anywhere, in log10. */
  static DensityPanel of(Rectangle area, Sample sample) {
    return new DensityPanel(area, sample, close(sample), Optional.empty(), Optional.empty());
  }

  /**
   * A panel for places among the runs, all in log10.
   *
   * @param runs smallest and largest scale
   * @param window hard ends of the prior
   */
  static DensityPanel of(Rectangle area, Sample sample, Range runs, Optional<Range> window) {
    return new DensityPanel(area, sample, around(sample, runs), Optional.of(runs), window);
  }

  /** An axis that holds all but the last half per cent of the draws at each end. */
  private static Axis close(Sample sample) {
    double low = sample.quantile(0.005);
    double high = sample.quantile(0.995);
    double margin = high - low < ONE_NUMBER ? 0.1 : 0.1 * (high - low);
    return new Axis(true, low - margin, high + margin);
  }

  /** The same, but with the runs on it too if that leaves enough of the panel to the draws. */
  private static Axis around(Sample sample, Range runs) {
    Axis close = close(sample);
    double margin = 0.03 * (runs.high() - runs.low());
    double from = Math.min(close.from(), runs.low() - margin);
    Axis wide = new Axis(true, from, Math.max(close.to(), runs.high() + margin));
    double middle = sample.quantile(0.95) - sample.quantile(0.05);
    return middle >= LEAST_SHARE * wide.length() ? wide : close;
  }

  /** Paints the panel, with a caption above its frame. */
  void paint(Graphics2D g, String name, String note) {
    runs.ifPresent(this::tintOutside);
    Curve density = density();
    panel.fill(density.x(), new double[density.x().length], density.y(), Ink.BREAK_FILL);
    panel.paintLayer(g);
    panel.ink(g, density.x(), density.y(), Ink.BREAK, Ink.OUTLINE);
    inkBaseline(g);
    double middle = panel.y(density.at(axis.value(sample.quantile(0.5))));
    panel.ink(g, x(0.5), panel.y(0), x(0.5), middle, Ink.BREAK, Ink.MEDIUM);
    Interval.ink(g, panel, x(0.05), x(0.25), x(0.75), x(0.95), panel.y(BOTTOM / 2));
    window.ifPresent(prior -> inkWindow(g, prior));
    if (runs.isPresent() && axis.holds(runs.get().high())) {
      panel.inkUpright(g, axis.value(runs.get().high()), "last run");
    }
    panel.paintXTicks(g, ENOUGH_TICKS);
    panel.paintFrame(g);
    paintCaption(g, name, note);
  }

  private void tintOutside(Range range) {
    panel.fillBefore(axis.value(range.low()), Ink.BEYOND);
    panel.fillBeyond(axis.value(range.high()), Ink.BEYOND);
  }

  /** Over the number itself, its top at 1; a needle where all draws are one number. */
  private Curve density() {
    if (sample.quantile(0.995) - sample.quantile(0.005) < ONE_NUMBER) {
      double number = axis.value(sample.quantile(0.5));
      return new Curve(new double[] {number, number}, new double[] {0, 1});
    }
    Curve density = sample.density(axis, window.orElse(ANYWHERE));
    double top = density.top();
    return new Curve(
        Arrays.stream(density.x()).map(axis::value).toArray(),
        Arrays.stream(density.y()).map(y -> y / top).toArray());
  }

  private void inkBaseline(Graphics2D g) {
    Rectangle area = panel.area();
    panel.ink(g, area.getMinX(), panel.y(0), area.getMaxX(), panel.y(0), Ink.GREY, Ink.HAIR);
  }

  /** A thin line from end to end of the prior's window, unless both ends are out of sight. */
  private void inkWindow(Graphics2D g, Range prior) {
    if (!axis.holds(prior.low()) && !axis.holds(prior.high())) {
      return;
    }
    double low = panel.x(axis.value(prior.low()));
    double high = panel.x(axis.value(prior.high()));
    double y = panel.area().y + WINDOW_DEPTH;
    panel.ink(g, low, y, high, y, Ink.NEW_RUN, Ink.THIN);
    panel.ink(g, low, y - 3, low, y + 3, Ink.NEW_RUN, Ink.THIN);
    panel.ink(g, high, y - 3, high, y + 3, Ink.NEW_RUN, Ink.THIN);
    double left = Math.max(low, panel.area().x) + 5;
    Text.writeOnHalo(g, "prior", Ink.NOTE, left, y + 13, Ink.NEW_RUN);
  }

  private void paintCaption(Graphics2D g, String name, String note) {
    String middle = numeral(sample.quantile(0.5));
    String ends = numeral(sample.quantile(0.05)) + " to " + numeral(sample.quantile(0.95));
    String text = name + " = " + middle + "  (90 %: " + ends + ")" + note;
    String where = runs.map(this::whereabouts).orElse("");
    Rectangle area = panel.area();
    double room = area.width - Text.width(where, Ink.NOTE) - 8;
    double baseline = area.y - 6;
    g.setColor(Ink.BLACK);
    Text.write(g, Text.fitted(text, Ink.NUMBER, room), Ink.NUMBER, area.x, baseline, Align.LEFT);
    g.setColor(Ink.GREY);
    Text.write(g, where, Ink.NOTE, area.getMaxX(), baseline, Align.RIGHT);
  }

  /** Where the runs are, unless the panel shows an end of them. */
  private String whereabouts(Range range) {
    if (axis.from() > range.high()) {
      return "← last run";
    }
    if (axis.to() < range.low()) {
      return "first run →";
    }
    return axis.holds(range.low()) || axis.holds(range.high()) ? "" : "within the runs";
  }

  private String numeral(double place) {
    return Numerals.rounded(axis.value(place));
  }

  private double x(double probability) {
    return panel.x(axis.value(sample.quantile(probability)));
  }
}
