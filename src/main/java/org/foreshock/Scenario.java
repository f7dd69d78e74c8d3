package org.foreshock;

import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.InputException;
import org.foreshock.law.Break;
import org.foreshock.prior.Prior;
import org.foreshock.prior.PriorParser;

/**
 * What is taken to be true when planning a sweep. A quantity is a number, as text, or a
 * distribution such as {@code lognormal(-1.2, 0.5)}. Immutable: each method gives another one.
 *
 * @param sharpness f of the break to be located: 0.1 is sharp, 1 is wide
 * @param breakAt where it is, in x units
 * @param slopeBefore slope on log-log axes just before it
 * @param slopeAfter slope after it
 * @param noise relative standard deviation of one run
 * @param floorShare limit a over the metric at the largest scale
 * @param earlier breaks before that one
 */
public record Scenario(
    String sharpness,
    String breakAt,
    String slopeBefore,
    String slopeAfter,
    String noise,
    String floorShare,
    List<Earlier> earlier) {

  /**
   * A break before the one to be located.
   *
   * @param place in x units
   * @param change of slope; positive falls faster
   * @param sharpness f
   */
  public record Earlier(double place, double change, double sharpness) {}

  public Scenario {
    earlier = List.copyOf(earlier);
  }

  /** f = 0.5 at 1e9, slopes -0.1 and -0.6, 2 % noise, no limit, no earlier break. */
  public static Scenario usual() {
    return new Scenario("0.5", "1e9", "-0.1", "-0.6", "0.02", "0", List.of());
  }

  /** With another sharpness. */
  public Scenario sharpness(String f) {
    return new Scenario(f, breakAt, slopeBefore, slopeAfter, noise, floorShare, earlier);
  }

  /** With the break elsewhere. */
  public Scenario breakAt(String x) {
    return new Scenario(sharpness, x, slopeBefore, slopeAfter, noise, floorShare, earlier);
  }

  /** With other slopes on log-log axes, just before the break and after it. */
  public Scenario slopes(String before, String after) {
    return new Scenario(sharpness, breakAt, before, after, noise, floorShare, earlier);
  }

  /** With another relative noise of one run. */
  public Scenario noise(String sd) {
    return new Scenario(sharpness, breakAt, slopeBefore, slopeAfter, sd, floorShare, earlier);
  }

  /** With a limit, as a share of the metric at the largest scale. */
  public Scenario floorShare(String share) {
    return new Scenario(sharpness, breakAt, slopeBefore, slopeAfter, noise, share, earlier);
  }

  /** With one more break before the one to be located. */
  public Scenario earlier(double place, double change, double f) {
    List<Earlier> more = new ArrayList<>(earlier);
    more.add(new Earlier(place, change, f));
    return new Scenario(sharpness, breakAt, slopeBefore, slopeAfter, noise, floorShare, more);
  }

  /** Median of where the break is. */
  double place() {
    return positive(breakAt, "break at").quantile(0.5);
  }

  org.foreshock.budget.Scenario truths() {
    return new org.foreshock.budget.Scenario(
        positive(breakAt, "break at"),
        positive(sharpness, "sharpness"),
        PriorParser.parseQuantity(slopeBefore, "slope before"),
        PriorParser.parseQuantity(slopeAfter, "slope after"),
        positive(noise, "noise"),
        share(),
        1,
        earlier.stream().map(e -> new Break(e.place, e.change, e.sharpness)).toList());
  }

  private static Prior positive(String text, String what) {
    Prior prior = PriorParser.parseQuantity(text, what);
    if (prior.isFixed() ? !(prior.lower() > 0) : !(prior.lower() >= 0)) {
      throw new InputException(
          what + " " + text + ": must be positive; use a number above 0 or lognormal(mu, sigma)");
    }
    return prior;
  }

  private Prior share() {
    Prior prior = PriorParser.parseQuantity(floorShare, "floor share");
    if (!(prior.lower() >= 0 && (prior.isFixed() ? prior.upper() < 1 : prior.upper() <= 1))) {
      throw new InputException(
          "floor share "
              + floorShare
              + ": is a share of the metric, from 0 to below 1; use such a number or beta(a, b)");
    }
    return prior;
  }

  /** The scenario for people, a line each. */
  List<String> words() {
    List<String> lines = new ArrayList<>();
    lines.add("break at " + breakAt + ", f = " + sharpness);
    lines.add(
        "slope "
            + slopeBefore
            + " before and "
            + slopeAfter
            + " after, noise "
            + noise
            + " of one run, floor share "
            + floorShare);
    earlier.forEach(
        e -> lines.add("earlier break " + e.place + ":" + e.change + ":" + e.sharpness));
    return lines;
  }
}
