package org.foreshock.report;

import java.util.List;
import java.util.Locale;
import org.foreshock.forecast.Decomposition;
import org.foreshock.forecast.Turns;
import org.foreshock.law.Break;
import org.foreshock.law.Segment;

/** The table of a law for people, in plain ASCII. */
final class LawReport {
  private static final int DIGITS = 6;
  private static final int GIVEN_DIGITS = 10;

  private final LawResults results;
  private final Decomposition parts;
  private final StringBuilder text = new StringBuilder();

  private LawReport(LawResults results) {
    this.results = results;
    this.parts = results.parts();
  }

  static String of(LawResults results) {
    LawReport report = new LawReport(results);
    report.formula();
    report.segments();
    report.breaks();
    report.limit();
    report.turns();
    report.values();
    return report.text.toString();
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }

  private static String number(double value) {
    return Decimal.compact(value, DIGITS);
  }

  /** Eq. 1 of the paper with its numbers, a line for every break. */
  private void formula() {
    boolean reversed = parts.metric().isReversed();
    double a = parts.law().limit();
    String start =
        (reversed ? "y = " + shown(parts.metric().ceiling()) + " - [" : "y = ")
            + (a == 0 ? "" : shown(a) + " + ");
    StringBuilder power = new StringBuilder(shown(Math.exp(parts.law().logOffset())));
    power.append(" x^").append(exponent(-parts.law().slope()));
    for (Break at : parts.law().ordered()) {
      power.append("\n").append(" ".repeat(start.length()));
      power.append("* (1 + (x/").append(shown(at.place())).append(")^(1/");
      power.append(shown(at.sharpness())).append("))^(");
      power
          .append(shown(-at.slopeChange()))
          .append(" * ")
          .append(shown(at.sharpness()))
          .append(')');
    }
    line("%s%s%s", start, power, reversed ? "]" : "");
    line("");
  }

  private void segments() {
    line("%-9s %12s %12s   %s", "segment", "from x", "to x", "slope of " + excess() + " in logs");
    List<Segment> segments = parts.law().segments();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      String slope = number(segment.slope());
      line("%-9d %12s %12s   %s", i + 1, number(segment.from()), number(segment.to()), slope);
    }
    line("");
  }

  private void breaks() {
    List<Break> breaks = parts.law().ordered();
    if (breaks.isEmpty()) {
      return;
    }
    String format = "%-9s %12s %12s %12s   %s";
    line(format, "break", "place d", "change c", "sharpness f", "its middle 80 %");
    for (int i = 0; i < breaks.size(); i++) {
      Break at = breaks.get(i);
      Decomposition.Step step = Decomposition.Step.of(at);
      line(
          format,
          i + 1,
          number(at.place()),
          number(at.slopeChange()),
          number(at.sharpness()),
          number(step.from()) + " to " + number(step.to()));
    }
    line("");
  }

  /** What becomes of the metric as x grows for ever. */
  private void limit() {
    List<Segment> segments = parts.law().segments();
    Segment last = segments.get(segments.size() - 1);
    if (last.slope() > 0) {
      line("limit: none, y %s for ever", parts.metric().isReversed() ? "falls" : "rises");
    } else {
      double end = parts.law().limit() + (last.slope() < 0 ? 0 : Math.exp(last.logOffset()));
      line("limit: y tends to %s as x grows", number(parts.metric().flip(end)));
    }
  }

  private void turns() {
    List<Turns.Turn> turns = parts.turns();
    for (Turns.Turn turn : turns) {
      double x = Math.exp(turn.u());
      String kind = turn.kind().label();
      line("turning point: %s at x = %s, y = %s", kind, number(x), number(parts.metricAt(x)));
    }
    if (turns.isEmpty()) {
      line("turning points: none from x = %s to %s", number(parts.from()), number(parts.to()));
    }
    line("");
  }

  private void values() {
    boolean straight = !parts.metric().isReversed() && parts.law().limit() == 0;
    line("%-12s %12s %18s %18s", "x", "y", "slope of " + law(), straight ? "" : "of " + excess());
    for (double x : results.points()) {
      line(
          "%-12s %12s %18s %18s",
          number(x),
          number(parts.metricAt(x)),
          Decimal.brief(parts.lawSlope(x), 4),
          straight ? "" : Decimal.brief(parts.excessSlope(x), 4));
    }
  }

  /** The law in terms of the metric. */
  private String law() {
    return parts.metric().isReversed() ? shown(parts.metric().ceiling()) + " - y" : "y";
  }

  /** What is straight in logs between the breaks. */
  private String excess() {
    double a = parts.law().limit();
    return a == 0 ? law() : law() + (a < 0 ? " + " : " - ") + shown(Math.abs(a));
  }

  private static String exponent(double value) {
    return value < 0 ? "(" + shown(value) + ")" : shown(value);
  }

  /** A number that a user gave, with no digits added. */
  private static String shown(double value) {
    return Decimal.compact(value, GIVEN_DIGITS);
  }
}
