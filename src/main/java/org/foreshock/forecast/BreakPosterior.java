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

  /**
   * The posteriors of all breaks; where draws differ in how many they have, of the likeliest number
   * of them ({@link NumberOfBreaks} tells of the others).
   */
  public static List<BreakPosterior> of(List<PosteriorDraw> draws, Sweep sweep) {
    return ofEach(NumberOfBreaks.likeliest(draws), sweep.maxX());
  }

  /** The posteriors of all breaks, which every draw has equally many of. */
  static List<BreakPosterior> ofEach(List<PosteriorDraw> draws, double largest) {
    List<BreakPosterior> all = new ArrayList<>();
    for (int i = 0; i < draws.get(0).law().breaks().size(); i++) {
      int index = i;
      all.add(
          of(i + 1, draws.stream().map(draw -> draw.law().breaks().get(index)).toList(), largest));
    }
    return List.copyOf(all);
  }

  /**
   * One break.
   *
   * @param draws of it, at least one
   * @param largest scale run
   */
  static BreakPosterior of(int number, List<Break> draws, double largest) {
    long ahead = draws.stream().filter(at -> at.place() > largest).count();
    return new BreakPosterior(
        number,
        Spread.of(draws.stream().mapToDouble(Break::place).toArray()),
        Spread.of(draws.stream().mapToDouble(Break::slopeChange).toArray()),
        Spread.of(draws.stream().mapToDouble(Break::sharpness).toArray()),
        ahead / (double) draws.size());
  }
}
