package org.foreshock.budget;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The posterior of a pilot fit as design prior: its draws, all as likely.
 *
 * @param truths at least one, all with the same number of breaks
 */
public record PilotPrior(List<Truth> truths) implements DesignPrior {
  /** Copies the list. */
  public PilotPrior {
    truths = List.copyOf(truths);
    if (truths.isEmpty()) {
      throw new IllegalArgumentException("a posterior has draws");
    }
  }

  @Override
  public Truth draw(Design design, UniformRandomProvider random) {
    return truths.get(random.nextInt(truths.size()));
  }

  @Override
  public boolean isPoint() {
    return truths.size() == 1;
  }

  @Override
  public int earlier() {
    return truths.get(0).law().breaks().size() - 1;
  }

  @Override
  public String signature() {
    return "pilot " + truths;
  }
}
