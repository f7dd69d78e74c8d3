package org.foreshock.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.foreshock.data.Sweep;
import org.foreshock.posterior.PosteriorDraw;

/**
 * One number of breaks that draws have. The second break of two is another thing than the second of
 * three, so breaks are told apart by how many there are.
 *
 * @param number n
 * @param probability that there are so many
 * @param breaks every break, by place, where there are so many
 */
public record NumberOfBreaks(int number, double probability, List<BreakPosterior> breaks) {
  public NumberOfBreaks {
    breaks = List.copyOf(breaks);
  }

  /** Every number that draws have, ascending; one where the fit has a stated number. */
  public static List<NumberOfBreaks> of(List<PosteriorDraw> draws, Sweep sweep) {
    List<NumberOfBreaks> counts = new ArrayList<>();
    byNumber(draws)
        .forEach(
            (number, having) -> {
              double probability = having.size() / (double) draws.size();
              counts.add(
                  new NumberOfBreaks(
                      number, probability, BreakPosterior.ofEach(having, sweep.maxX())));
            });
    return List.copyOf(counts);
  }

  /** Draws of every number of breaks, ascending, each in their order. */
  static Map<Integer, List<PosteriorDraw>> byNumber(List<PosteriorDraw> draws) {
    Map<Integer, List<PosteriorDraw>> byNumber = new TreeMap<>();
    for (PosteriorDraw draw : draws) {
      byNumber.computeIfAbsent(draw.law().breaks().size(), n -> new ArrayList<>()).add(draw);
    }
    return byNumber;
  }

  /** The draws of the number that most of them have; the fewer breaks if two are as frequent. */
  public static List<PosteriorDraw> likeliest(List<PosteriorDraw> draws) {
    List<PosteriorDraw> most = List.of();
    for (List<PosteriorDraw> having : byNumber(draws).values()) {
      most = having.size() > most.size() ? having : most;
    }
    return most;
  }
}
