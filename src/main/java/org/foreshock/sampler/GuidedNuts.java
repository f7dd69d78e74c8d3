package org.foreshock.sampler;

import java.util.Arrays;

/**
 * The No-U-Turn sampler with a guide: each trajectory is followed by a few proposals drawn from the
 * guide, wherever the chain stands. Trajectories go where the density leads them but cross no
 * valleys; leaps cross them, and cost a value of the density each. Both leave it invariant, and so
 * does one after the other (Tierney 1994, section 2.4).
 *
 * @param nuts with a fixed step size and map
 * @param guide fixed as well
 */
record GuidedNuts(Nuts nuts, Metropolis guide) {
  private static final int LEAPS = 8;

  /** One transition; what it tells is of its trajectory, which comes first. */
  Transition step(Phase from, Randomness random) {
    Transition transition = nuts.step(from, random);
    return new Transition(
        leapt(transition.to(), random),
        transition.acceptance(),
        transition.depth(),
        transition.diverging(),
        transition.energyChange());
  }

  /** Leaps leave the momentum as it is: a position's density says nothing of it. */
  private Phase leapt(Phase from, Randomness random) {
    Hamiltonian hamiltonian = nuts.hamiltonian();
    Metropolis.Spot spot = guide.at(from.position(), from.logDensity());
    for (int i = 0; i < LEAPS; i++) {
      spot = guide.leap(spot, hamiltonian.density(), random);
    }
    boolean stayed = Arrays.equals(spot.position(), from.position());
    return stayed ? from : hamiltonian.moved(from, spot.position());
  }
}
