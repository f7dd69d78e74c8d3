package org.foreshock.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.foreshock.data.InputException;
import org.foreshock.data.Setting;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.LogNormal;
import org.foreshock.prior.Prior;

/**
 * A design prior in the words of a user. Each quantity is known ({@link org.foreshock.prior.Fixed})
 * or has a distribution, and all are independent.
 *
 * @param place of the break to be located, in x units
 * @param sharpness f of that break
 * @param slopeBefore local slope on log-log axes just before it, negative where the metric falls
 * @param slopeAfter local slope after it
 * @param noise standard deviation of ln y among runs of one scale
 * @param floorShare a over μ at the largest scale
 * @param firstValue the first segment at the smallest scale, in y units
 * @param earlierBreaks breaks before that one
 */
public record Scenario(
    Prior place,
    Prior sharpness,
    Prior slopeBefore,
    Prior slopeAfter,
    Prior noise,
    Prior floorShare,
    double firstValue,
    List<Break> earlierBreaks)
    implements DesignPrior {
  private static final int MOST_TRIES = 1000;

  /** Copies the list. */
  public Scenario {
    earlierBreaks = List.copyOf(earlierBreaks);
  }

  @Override
  public Truth draw(Design design, UniformRandomProvider random) {
    double at = drawPlace(random);
    double f = sharpness.sample(random);
    double before = slopeBefore.sample(random);
    double after = slopeAfter.sample(random);
    double sigma = noise.sample(random);
    double share = floorShare.sample(random);
    double c0 = -before;
    for (Break each : earlierBreaks) {
      c0 -= each.slopeChange();
    }
    List<Break> breaks = new ArrayList<>(earlierBreaks);
    breaks.add(new Break(at, before - after, f));
    double logOffset = Math.log(firstValue) + c0 * design.first();
    BrokenPowerLaw power = new BrokenPowerLaw(0, logOffset, c0, breaks);
    double limit = share / (1 - share) * Math.exp(power.logExcess(design.last()));
    return new Truth(new BrokenPowerLaw(limit, logOffset, c0, breaks), sigma);
  }

  /** Beyond the earlier breaks. */
  private double drawPlace(UniformRandomProvider random) {
    double least = earlierBreaks.stream().mapToDouble(Break::place).max().orElse(0);
    for (int i = 0; i < MOST_TRIES; i++) {
      double at = place.sample(random);
      if (at > least) {
        return at;
      }
    }
    throw new InputException(
        "the break to be located, "
            + place
            + ", is not beyond the earlier ones: move it with "
            + Setting.BREAK_AT
            + ", or move those");
  }

  @Override
  public boolean isPoint() {
    return quantities().allMatch(Prior::isFixed);
  }

  private Stream<Prior> quantities() {
    return Stream.of(place, sharpness, slopeBefore, slopeAfter, noise, floorShare);
  }

  @Override
  public int earlier() {
    return earlierBreaks.size();
  }

  /** The same with another sharpness. */
  public Scenario withSharpness(Prior f) {
    return new Scenario(
        place, f, slopeBefore, slopeAfter, noise, floorShare, firstValue, earlierBreaks);
  }

  /**
   * Truths around this one: known values of place, sharpness, noise get log-normal spreads of 0.15
   * decades, 0.5 and 0.25; distributions stay. An interval that holds the truth here at its stated
   * level does not do so by an accident of one point.
   */
  public Scenario around() {
    return new Scenario(
        spread(place, 0.15 * Logs.LN_10),
        spread(sharpness, 0.5),
        slopeBefore,
        slopeAfter,
        spread(noise, 0.25),
        floorShare,
        firstValue,
        earlierBreaks);
  }

  private static Prior spread(Prior prior, double sd) {
    return prior.isFixed() ? new LogNormal(Math.log(prior.lower()), sd) : prior;
  }

  @Override
  public String signature() {
    return "scenario "
        + String.join(" ", quantities().map(Prior::toString).toList())
        + " "
        + Double.toHexString(firstValue)
        + " "
        + earlierBreaks;
  }
}
