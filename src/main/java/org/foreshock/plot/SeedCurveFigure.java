package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.foreshock.budget.CurvePoint;
import org.foreshock.plot.Text.Align;

/**
 * Assurance against seeds with its Monte Carlo band, and below it the mean length of the interval:
 * where the one crosses its line is the answer, where the other is flat more seeds are wasted.
 *
 * @param curve by ascending seeds
 * @param assurance that is asked for; NaN if the criterion is another one
 * @param longest interval that locates, in decades
 * @param answer the number of seeds with its interval, if there is one; its upper end may be
 *     infinite
 * @param title one line
 */
public record SeedCurveFigure(
    List<CurvePoint> curve,
    double assurance,
    double longest,
    Optional<SeedMark> answer,
    String title) {
  private static final int WIDTH = 800;
  private static final int UPPER_HEIGHT = 300;
  private static final int LOWER_HEIGHT = 150;
  private static final int GUTTER = 16;
  private static final int LEFT = 74;
  private static final int BOTTOM = 50;
  private static final int ENOUGH_TICKS = 4;
  private static final double DOT = 2.6;

  /**
   * An answer on the axis of seeds.
   *
   * @param seeds the estimate
   * @param low lower end of its interval
   * @param high upper end
   */
  public record SeedMark(double seeds, double low, double high) {}

  public SeedCurveFigure {
    curve = List.copyOf(curve);
  }

  /**
   * Writes 1600 pixels across to exactly this file.
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
    int height = header().height() + Legend.HEIGHT + UPPER_HEIGHT + GUTTER + LOWER_HEIGHT + BOTTOM;
    return new Sheet(WIDTH, height, this::paint);
  }

  private Header header() {
    return new Header(title, Optional.empty(), LEFT, WIDTH - LEFT - Panel.MARGIN);
  }

  private void paint(Graphics2D g) {
    Axis x = seedAxis();
    int top = header().height() + Legend.HEIGHT;
    int width = WIDTH - LEFT - Panel.MARGIN;
    Panel upper =
        new Panel(new Rectangle(LEFT, top, width, UPPER_HEIGHT), x, new Axis(false, 0, 1.04));
    Panel lower =
        new Panel(
            new Rectangle(LEFT, top + UPPER_HEIGHT + GUTTER, width, LOWER_HEIGHT), x, lengthAxis());
    header().paint(g);
    paintAssurance(g, upper);
    paintLength(g, lower);
    lower.paintXTicks(g, ENOUGH_TICKS);
    explain(new Legend(g, LEFT, header().height() + Legend.HEIGHT / 2.0 - 2));
    g.setColor(Ink.BLACK);
    double below = lower.area().getMaxY() + BOTTOM - 12;
    Text.write(g, "seeds per scale", Ink.NAME, lower.area().getCenterX(), below, Align.CENTRE);
    Text.writeUpwards(g, "P(located)", Ink.NAME, 22, upper.area().getCenterY());
    Text.writeUpwards(g, "decades", Ink.NAME, 22, lower.area().getCenterY());
  }

  private Axis seedAxis() {
    double from = Math.log10(curve.get(0).seeds());
    double to = Math.log10(curve.get(curve.size() - 1).seeds());
    return new Axis(true, from, Math.max(to, from + 0.3)).padded(0.02, 0.02);
  }

  private Axis lengthAxis() {
    double low = longest;
    double high = longest;
    for (CurvePoint point : curve) {
      low = Math.min(low, point.meanLength());
      high = Math.max(high, point.meanLength());
    }
    return new Axis(true, Math.log10(low), Math.log10(high)).padded(0.08, 0.08);
  }

  private void paintAssurance(Graphics2D g, Panel panel) {
    double[] seeds = values(CurvePoint::seeds);
    shadeAnswer(g, panel);
    panel.fill(seeds, values(CurvePoint::low), values(CurvePoint::high), Ink.BANDS[1]);
    panel.paintLayer(g);
    inkAnswer(g, panel);
    if (!Double.isNaN(assurance)) {
      inkLevel(g, panel, assurance, "asked for: " + Numerals.percent(assurance));
    }
    paintCurve(g, panel, seeds, values(CurvePoint::assurance));
    answer.ifPresent(mark -> nameAnswer(g, panel, mark));
    panel.paintYTicks(g, ENOUGH_TICKS);
    panel.paintFrame(g);
  }

  private void paintLength(Graphics2D g, Panel panel) {
    shadeAnswer(g, panel);
    inkAnswer(g, panel);
    inkLevel(g, panel, longest, "short enough: " + Numerals.rounded(longest));
    paintCurve(g, panel, values(CurvePoint::seeds), values(CurvePoint::meanLength));
    panel.paintYTicks(g, 3);
    panel.paintFrame(g);
  }

  private void paintCurve(Graphics2D g, Panel panel, double[] seeds, double[] values) {
    panel.ink(g, seeds, values, Ink.MEDIAN, Ink.MEDIUM);
    panel.dots(seeds, values, Ink.MEDIAN, DOT);
    panel.paintLayer(g);
  }

  private void inkLevel(Graphics2D g, Panel panel, double value, String name) {
    double y = panel.y(value);
    Rectangle area = panel.area();
    panel.ink(g, area.getMinX(), y, area.getMaxX(), y, Ink.NEW_RUN, Ink.DASHED);
    Text.writeOnHalo(g, name, Ink.NOTE, area.getMinX() + 8, y - 5, Ink.NEW_RUN);
  }

  /** The interval of the answer, over the whole height. */
  private void shadeAnswer(Graphics2D g, Panel panel) {
    answer.ifPresent(
        mark -> {
          double[] ends = {mark.low(), mark.high()};
          double[] bottom = {panel.yAxis().value(panel.yAxis().from()), 0};
          bottom[1] = bottom[0];
          double top = panel.yAxis().value(panel.yAxis().to());
          panel.fill(ends, bottom, new double[] {top, top}, Ink.BREAK_TINT);
          panel.paintLayer(g);
        });
  }

  /** The estimate as a line. */
  private void inkAnswer(Graphics2D g, Panel panel) {
    answer.ifPresent(
        mark -> {
          double x = panel.x(mark.seeds());
          panel.ink(g, x, panel.area().getMinY(), x, panel.area().getMaxY(), Ink.BREAK, Ink.THIN);
        });
  }

  private void nameAnswer(Graphics2D g, Panel panel, SeedMark mark) {
    String name = Numerals.counted(mark.seeds()) + " seeds";
    double width = Text.width(name, Ink.NAME);
    double x = panel.x(mark.seeds());
    boolean room = x + 8 + width < panel.area().getMaxX();
    Text.writeOnHalo(
        g, name, Ink.NAME, room ? x + 8 : x - 8 - width, panel.area().getMaxY() - 12, Ink.BREAK);
  }

  private void explain(Legend legend) {
    legend.line(Ink.MEDIAN, Ink.MEDIUM, "simulated").shade(Ink.BANDS[1], "95 % Monte Carlo band");
    if (answer.isPresent()) {
      legend.shade(Ink.BREAK_TINT, "95 % interval of the answer");
    }
  }

  private double[] values(ToDoubleFunction<CurvePoint> of) {
    return curve.stream().mapToDouble(of).toArray();
  }
}
