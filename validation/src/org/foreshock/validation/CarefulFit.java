package org.foreshock.validation;

import java.util.List;
import org.foreshock.fit.Fit;
import org.foreshock.fit.Model;
import org.foreshock.posterior.PosteriorDraw;

/**
 * A fit as a careful user makes one: with NUTS and, if its gates fail, with adaptive Metropolis.
 *
 * @param fit the first that passed its gates; that of NUTS if neither did
 * @param sampler that made it
 */
record CarefulFit(Fit fit, Chosen sampler) {
  /** Four chains, as many draws as iterations of warm-up. */
  static CarefulFit of(Model model, int draws, long seed) {
    Fit first = Chosen.NUTS.fit(model, draws, draws, seed);
    if (!first.diagnosis().ok()) {
      Fit second = Chosen.METROPOLIS.fit(model, draws, draws, seed);
      if (second.diagnosis().ok()) {
        return new CarefulFit(second, Chosen.METROPOLIS);
      }
    }
    return new CarefulFit(first, Chosen.NUTS);
  }

  /** How these fits are made, for a report. */
  static String told(int draws) {
    return "Fits: four chains of "
        + draws
        + " draws after as many iterations of warm-up, with NUTS and, where its gates fail, with"
        + " adaptive Metropolis. What neither passes is marked NOT CONVERGED and shown as NUTS has"
        + " it.";
  }

  List<PosteriorDraw> draws() {
    return fit.draws();
  }

  boolean ok() {
    return fit.diagnosis().ok();
  }

  double maxRHat() {
    return fit.diagnosis().maxRHat();
  }

  /** For a caption; empty if there is nothing to warn of. */
  String warning() {
    return ok() ? "" : "NOT CONVERGED";
  }
}
