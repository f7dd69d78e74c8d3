package org.foreshock.forecast;

import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.posterior.PosteriorDraw;

/**
 * The posterior of one break.
 *
 * @param number from 1, by place
 * @param place of d, in x units
 * @param slopeChange of c
 * @param sharpness of f
 * @param probabilityAhead probability that it lies beyond the largest scale run
 */
public record BreakPosterior(
    int number, Spread place, Spread slopeChange, Spread sharpness, double probabilityAhead) {

  /** The posteriors of all breaks, which every draw has equally many of. */
  public static List<BreakPosterior> of(List<PosteriorDraw> draws, Sweep sweep) {
    List<BreakPosterior> all = new ArrayList<>();
    for (int i = 0; i < draws.get(0).law().breaks().size(); i++) {
      all.add(of(draws, i, sweep.maxX()));
    }
    return List.copyOf(all);
  }

  private static BreakPosterior of(List<PosteriorDraw> draws, int index, double largest) {
    int n = draws.size();
    double[] place = new double[n];
    double[] change = new double[n];
    double[] sharpness = new double[n];
    int ahead = 0;
    for (int s = 0; s < n; s++) {
      Break at = draws.get(s).law().breaks().get(index);
      place[s] = at.place();
      change[s] = at.slopeChange();
      sharpness[s] = at.sharpness();
      ahead += at.place() > largest ? 1 : 0;
    }
    return new BreakPosterior(
        index + 1, Spread.of(place), Spread.of(change), Spread.of(sharpness), ahead / (double) n);
  }
}
