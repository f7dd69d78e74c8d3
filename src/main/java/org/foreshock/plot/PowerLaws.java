package org.foreshock.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.foreshock.forecast.Decomposition;
import org.foreshock.forecast.Turns;
import org.foreshock.law.Segment;
import org.foreshock.numeric.Logs;

/**
 * The law on log-log axes, with what it is made of: its straight segments, each with its slope, and
 * its limit. A law with a limit is shown with the limit and without: only the latter is straight.
 *
 * @param parts the law
 * @param grid the scales to draw it at
 * @param name what the y axis shows: the law
 */
record PowerLaws(Decomposition parts, double[] grid, String name) implements StackedPanel {
  /** Places farther out than this are beyond the numbers that a double holds. */
  private static final double LAST_PLACE = 300;

  /** Segments go on past their ends by this share of the frame, to where they fail. */
  private static final double BEYOND = 0.045;

  /** The law without its limit is followed down by so many heights of the law with it. */
  private static final double EXCESS_REACH = 1.2;

  private static final double[] ALONG = {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9};

  @Override
  public int height() {
    return 340;
  }

  @Override
  public Axis y() {
    double[] straight = places(excessPlaces());
    if (parts.law().limit() <= 0) {
      return new Axis(true, straight[0], straight[1]).padded(0.06, 0.06);
    }
    double[] whole = places(Arrays.stream(law()).map(Math::log10).toArray());
    double reach = Math.max(1, EXCESS_REACH * (whole[1] - whole[0]));
    double low = Math.min(whole[0], Math.max(straight[0], whole[0] - reach));
    return new Axis(true, low, whole[1]).padded(0.06, 0.06);
  }

  private static double[] places(double[] places) {
    double low = Arrays.stream(places).min().orElseThrow();
    double high = Arrays.stream(places).max().orElseThrow();
    return new double[] {
      Math.max(-LAST_PLACE, Math.min(LAST_PLACE, low)),
      Math.max(-LAST_PLACE, Math.min(LAST_PLACE, high))
    };
  }

  private double[] excessPlaces() {
    return Arrays.stream(grid).map(x -> parts.law().logExcess(Math.log(x)) / Logs.LN_10).toArray();
  }

  private double[] law() {
    return Arrays.stream(grid).map(parts.law()::value).toArray();
  }

  @Override
  public void ink(Graphics2D g, Panel panel) {
    Labels labels = new Labels(panel);
    double[] excess = Arrays.stream(grid).map(parts::excess).toArray();
    boolean limited = parts.law().limit() > 0;
    labels.avoid(panel, grid, excess);
    if (limited) {
      labels.avoid(panel, grid, law());
      inkLimit(g, panel, labels);
      panel.ink(g, grid, excess, Ink.EXCESS, Ink.MEDIUM);
    }
    panel.ink(g, grid, limited ? law() : excess, Ink.MEDIAN, Ink.CURVE);
    inkSegments(g, panel, labels);
    if (!parts.metric().isReversed()) {
      inkTurns(g, panel, labels);
    }
  }

  private void inkLimit(Graphics2D g, Panel panel, Labels labels) {
    double limit = parts.law().limit();
    double y = panel.y(limit);
    double left = panel.area().getMinX();
    double right = panel.area().getMaxX();
    panel.ink(g, left, y, right, y, Ink.GREY, Ink.DOTTED);
    labels.avoid(left, y, right, y);
    String text = "limit a = " + Numerals.brief(limit);
    Line2D line = new Line2D.Double(left, y, right, y);
    labels.write(g, text, Ink.GREY, places(labels, text, line));
  }

  private void inkSegments(Graphics2D g, Panel panel, Labels labels) {
    List<Segment> segments = parts.law().segments();
    for (Segment segment : segments) {
      visible(panel, segment).ifPresent(line -> avoid(labels, line));
    }
    for (int i = 0; i < segments.size(); i++) {
      Color colour = Ink.SEGMENTS[i % Ink.SEGMENTS.length];
      String text = "slope " + Numerals.brief(segments.get(i).slope());
      visible(panel, segments.get(i)).ifPresent(line -> inkSegment(g, panel, line, colour));
      within(panel, segments.get(i))
          .ifPresent(line -> labels.write(g, text, colour, places(labels, text, line)));
    }
  }

  private static void avoid(Labels labels, Line2D line) {
    labels.avoid(line.getX1(), line.getY1(), line.getX2(), line.getY2());
  }

  private static void inkSegment(Graphics2D g, Panel panel, Line2D line, Color colour) {
    panel.ink(g, line.getX1(), line.getY1(), line.getX2(), line.getY2(), colour, Ink.SEGMENT);
  }

  /** Either side of a line, from its middle outwards. */
  private static List<Point2D> places(Labels labels, String text, Line2D line) {
    double across = line.getX2() - line.getX1();
    double down = line.getY2() - line.getY1();
    List<Point2D> places = new ArrayList<>();
    for (double along : ALONG) {
      Point2D point =
          new Point2D.Double(line.getX1() + along * across, line.getY1() + along * down);
      places.add(labels.beside(point, down, across, text));
      places.add(labels.beside(point, -down, -across, text));
    }
    return places;
  }

  /** What the frame shows of a segment from end to end. */
  private Optional<Line2D> within(Panel panel, Segment segment) {
    return clipped(panel, segment, 0);
  }

  /** The same, and a little past its ends. */
  private Optional<Line2D> visible(Panel panel, Segment segment) {
    return clipped(panel, segment, BEYOND);
  }

  private Optional<Line2D> clipped(Panel panel, Segment segment, double beyond) {
    Axis x = panel.xAxis();
    Axis y = panel.yAxis();
    double reach = beyond * x.length();
    double from = Math.max(x.from(), Math.log10(segment.from()) - reach);
    double to = Math.min(x.to(), Math.log10(segment.to()) + reach);
    double height = segment.logOffset() / Logs.LN_10;
    if (segment.slope() != 0) {
      double one = (y.from() - height) / segment.slope();
      double other = (y.to() - height) / segment.slope();
      from = Math.max(from, Math.min(one, other));
      to = Math.min(to, Math.max(one, other));
    }
    if (!(from < to) || !y.holds(height + segment.slope() * 0.5 * (from + to))) {
      return Optional.empty();
    }
    return Optional.of(
        new Line2D.Double(
            panel.xOfPlace(from),
            panel.yOfPlace(height + segment.slope() * from),
            panel.xOfPlace(to),
            panel.yOfPlace(height + segment.slope() * to)));
  }

  private void inkTurns(Graphics2D g, Panel panel, Labels labels) {
    for (Turns.Turn turn : parts.turns()) {
      double x = Math.exp(turn.u());
      double value = parts.law().limit() > 0 ? parts.law().value(x) : parts.excess(x);
      TurnMarks.ink(g, panel, labels, turn, value);
    }
  }
}
