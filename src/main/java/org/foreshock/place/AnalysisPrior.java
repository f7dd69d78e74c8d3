package org.foreshock.place;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.foreshock.data.Sweep;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.Floor;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.PriorStatement;
import org.foreshock.prior.Priors;

/**
 * What the analyst will assume when the runs are there.
 *
 * @param priors of all quantities; the last break is the one to be located
 * @param zeroFloor probability that a = 0 exactly; otherwise the floor of {@code priors} holds
 * @param levelFollows whether the level's prior is moved to the mean of ln y at the smallest scale,
 *     as a fit does by default; if so it is stated here relative to that mean
 * @param horizonEnd log10 x of the end of the horizon: d is asked for given that it lies below
 */
public record AnalysisPrior(
    Priors priors, double zeroFloor, boolean levelFollows, double horizonEnd)
    implements Serializable {

  /** Checks that there is a break to locate. */
  public AnalysisPrior {
    if (priors.breaks() < 1) {
      throw new IllegalArgumentException("the analysis needs a break to locate");
    }
    if (!(zeroFloor >= 0 && zeroFloor <= 1)) {
      throw new IllegalArgumentException("a probability lies between 0 and 1");
    }
  }

  /**
   * The default priors of a fit to these scales, with the user's statements in place of those that
   * they name.
   *
   * @param logScales ln x of the scales, ascending
   * @param earlier number of earlier breaks also in the analysis
   * @param floor prior of the limit; a statement on the floor replaces it
   * @param horizonDecades how far beyond the largest scale the break may lie
   * @param statements of the user
   * @throws org.foreshock.data.InputException if a statement does not suit
   */
  public static AnalysisPrior of(
      double[] logScales,
      int earlier,
      FloorKind floor,
      double horizonDecades,
      List<PriorStatement> statements) {
    Priors priors = Priors.of(scales(logScales), earlier + 1, floor, horizonDecades, statements);
    double end = logScales[logScales.length - 1] / Logs.LN_10 + horizonDecades;
    boolean levelFollows = !states(statements, "level");
    if (priors.floor() instanceof Floor.Atom atom) {
      Priors given = priors.withFloor(new Floor.Share(atom.share()));
      return new AnalysisPrior(given, atom.zero(), levelFollows, end);
    }
    double zeroFloor = priors.floor() instanceof Floor.Zero ? 1 : 0;
    return new AnalysisPrior(priors, zeroFloor, levelFollows, end);
  }

  /** The scales without runs: their means of ln y are 0. */
  private static Sweep scales(double[] logScales) {
    double[] x = new double[logScales.length];
    Arrays.setAll(x, k -> Math.exp(logScales[k]));
    double[] one = new double[x.length];
    Arrays.fill(one, 1);
    return Sweep.ofMoments(x, one, new double[x.length], new double[x.length]);
  }

  private static boolean states(List<PriorStatement> statements, String... quantities) {
    return statements.stream().anyMatch(s -> List.of(quantities).contains(s.quantity()));
  }
}
