package org.foreshock.collapsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Setting;
import org.foreshock.data.Sweep;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.Beta;
import org.foreshock.prior.Floor;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.PriorStatement;
import org.foreshock.prior.Priors;

/**
 * What is averaged over.
 *
 * @param maxBreaks most breaks in the window
 * @param rate of arrival of breaks per decade of x; 0 for none
 * @param horizonDecades how far the window goes beyond the largest scale
 * @param floor which floors
 * @param noise how runs scatter
 * @param statements priors that replace the default ones; those of breaks beyond a model's are left
 *     out there
 * @param draws how many draws to make of the average
 */
public record Question(
    int maxBreaks,
    double rate,
    double horizonDecades,
    FloorChoice floor,
    NoiseModel noise,
    List<PriorStatement> statements,
    int draws) {
  private static final Pattern OF_A_BREAK = Pattern.compile("(?:c|f|log10_d)([1-9]\\d{0,8})");

  public Question {
    statements = List.copyOf(statements);
    if (maxBreaks < 0 || draws < 1) {
      throw new IllegalArgumentException("breaks are 0 or more, draws 1 or more");
    }
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the rate of breaks is 0 or more per decade");
    }
  }

  /** Up to three breaks, one per four decades, two decades ahead; a = 0 or not; default priors. */
  public static Question usual() {
    return new Question(3, 0.25, 2, FloorChoice.AUTO, NoiseModel.LOGNORMAL, List.of(), 4000);
  }

  /** The same with other statements. */
  public Question with(List<PriorStatement> others) {
    return new Question(maxBreaks, rate, horizonDecades, floor, noise, others, draws);
  }

  /** The same with another noise model. */
  public Question with(NoiseModel other) {
    return new Question(maxBreaks, rate, horizonDecades, floor, other, statements, draws);
  }

  /** The same with another choice of floors. */
  public Question with(FloorChoice other) {
    return new Question(maxBreaks, rate, horizonDecades, other, noise, statements, draws);
  }

  /** Why this cannot be answered, and what can; empty if it can. */
  public Optional<String> unsupported() {
    return noise == NoiseModel.STUDENT_T
        ? Optional.of(
            "an unknown number of breaks with student-t noise is not supported: state the number"
                + " with "
                + Setting.BREAKS
                + ", or use lognormal, heteroscedastic or additive noise")
        : Optional.empty();
  }

  /** Decades from the smallest scale to the horizon. */
  double decades(Sweep sweep) {
    return (Math.log(sweep.maxX()) - Math.log(sweep.minX())) / Logs.LN_10 + horizonDecades;
  }

  /** Every model, by number of breaks, a = 0 first. */
  List<Candidate> candidates(Sweep sweep) {
    double[] logCounts = logCounts(rate * decades(sweep), maxBreaks);
    List<Candidate> candidates = new ArrayList<>();
    for (int n = 0; n <= maxBreaks && logCounts[n] > Double.NEGATIVE_INFINITY; n++) {
      List<Priors> floors = floors(sweep, n);
      double logShare = -Math.log(floors.size());
      for (Priors priors : floors) {
        candidates.add(new Candidate(priors, logCounts[n] + logShare));
      }
    }
    return candidates;
  }

  private List<Priors> floors(Sweep sweep, int breaks) {
    List<PriorStatement> stated = statements.stream().filter(s -> isOf(breaks, s)).toList();
    List<Priors> floors = new ArrayList<>();
    Priors free = Priors.of(sweep, breaks, noise, FloorKind.FREE, horizonDecades, stated);
    if (floor != FloorChoice.FREE) {
      List<PriorStatement> others = stated.stream().filter(s -> !isFloor(s)).toList();
      boolean zero = free.floor() instanceof Floor.Zero;
      List<PriorStatement> used = floor == FloorChoice.ZERO ? stated : others;
      floors.add(
          zero ? free : Priors.of(sweep, breaks, noise, FloorKind.ZERO, horizonDecades, used));
    }
    if (floor != FloorChoice.ZERO && !(free.floor() instanceof Floor.Zero)) {
      boolean usual = noise.isLog() && stated.stream().noneMatch(Question::isFloor);
      boolean even = floor == FloorChoice.AUTO && usual;
      floors.add(even ? free.withFloor(new Floor.Share(new Beta(1, 1))) : free);
    }
    return floors.isEmpty() ? List.of(free) : floors;
  }

  private static boolean isFloor(PriorStatement statement) {
    return statement.quantity().equals("a") || statement.quantity().equals("a_share");
  }

  private static boolean isOf(int breaks, PriorStatement statement) {
    Matcher matcher = OF_A_BREAK.matcher(statement.quantity());
    return !matcher.matches() || Integer.parseInt(matcher.group(1)) <= breaks;
  }

  /** ln of Poisson probabilities of 0 … most, truncated there. */
  static double[] logCounts(double mean, int most) {
    double[] logs = new double[most + 1];
    double factorial = 0;
    for (int n = 0; n <= most; n++) {
      factorial += n > 1 ? Math.log(n) : 0;
      logs[n] = n == 0 ? 0 : n * Math.log(mean) - factorial;
    }
    double whole = Logs.sumExp(logs);
    for (int n = 0; n <= most; n++) {
      logs[n] -= whole;
    }
    return logs;
  }
}
