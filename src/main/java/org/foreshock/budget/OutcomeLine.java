package org.foreshock.budget;

import java.util.StringJoiner;
import org.foreshock.place.PlacePosterior;
import org.foreshock.place.PlacePosterior.How;
import org.foreshock.place.PlacePosterior.Method;
import org.foreshock.work.ResultFormat;

/** An outcome in a journal, exact: numbers are the hexadecimal bits of doubles. */
final class OutcomeLine implements ResultFormat<Outcome> {
  private static final int NUMBERS = 9;

  /** Place; eight numbers of the posterior; method, error, evaluations. */
  @Override
  public int words() {
    return NUMBERS + 3;
  }

  @Override
  public String write(Outcome outcome) {
    PlacePosterior posterior = outcome.posterior();
    StringJoiner line = new StringJoiner(" ");
    line.add(bits(outcome.place()));
    line.add(bits(posterior.low())).add(bits(posterior.high()));
    line.add(bits(posterior.probabilityAhead())).add(bits(posterior.averageCoverage()));
    line.add(bits(posterior.mean())).add(bits(posterior.variance()));
    line.add(bits(posterior.probabilityZeroFloor())).add(bits(posterior.logBayesFactor()));
    How how = posterior.how();
    line.add(how.method().name()).add(bits(how.error())).add(Long.toString(how.evaluations()));
    return line.toString();
  }

  @Override
  public Outcome read(String[] words) {
    double[] numbers = new double[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      numbers[i] = number(words[i]);
    }
    Method method = Method.valueOf(words[NUMBERS]);
    How how = new How(method, number(words[NUMBERS + 1]), Long.parseLong(words[NUMBERS + 2]));
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
