package org.foreshock.budget;

import java.util.StringJoiner;
import org.foreshock.budget.PlacePosterior.How;
import org.foreshock.budget.PlacePosterior.Method;

/** An outcome as a line of text, exact: numbers are the hexadecimal bits of doubles. */
final class JournalLine {
  /** Key, seeds, replicate; place; eight numbers of the posterior; method, error, evaluations. */
  static final int FIELDS = 15;

  private static final int NAMED_BY = 3;

  private JournalLine() {}

  /** What a trial is found by. */
  static String name(Trial trial) {
    return trial.sweeps().key() + " " + trial.seeds() + " " + trial.replicate();
  }

  static String name(String[] fields) {
    return fields[0] + " " + fields[1] + " " + fields[2];
  }

  static String of(Trial trial, Outcome outcome) {
    PlacePosterior posterior = outcome.posterior();
    StringJoiner line = new StringJoiner(" ");
    line.add(name(trial));
    line.add(bits(outcome.place()));
    line.add(bits(posterior.low())).add(bits(posterior.high()));
    line.add(bits(posterior.probabilityAhead())).add(bits(posterior.averageCoverage()));
    line.add(bits(posterior.mean())).add(bits(posterior.variance()));
    line.add(bits(posterior.probabilityZeroFloor())).add(bits(posterior.logBayesFactor()));
    How how = posterior.how();
    line.add(how.method().name()).add(bits(how.error())).add(Long.toString(how.evaluations()));
    return line.toString();
  }

  static Outcome outcome(String[] fields) {
    double[] numbers = new double[9];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(fields[NAMED_BY + i]);
    }
    How how = new How(Method.valueOf(fields[12]), number(fields[13]), Long.parseLong(fields[14]));
    return new Outcome(
        new PlacePosterior(
            numbers[1],
            numbers[2],
            numbers[3],
            numbers[4],
            numbers[5],
            numbers[6],
            numbers[7],
            numbers[8],
            how),
        numbers[0]);
  }

  private static String bits(double value) {
    return Long.toHexString(Double.doubleToRawLongBits(value));
  }

  private static double number(String bits) {
    return Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
  }
}
