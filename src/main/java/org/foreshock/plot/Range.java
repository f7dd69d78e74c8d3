package org.foreshock.plot;

/**
 * A closed interval, in x units.
 *
 * @param low its lower end
 * @param high its upper end, not below {@code low}
 */
public record Range(double low, double high) {
  public Range {
    if (!(low <= high)) {
      throw new IllegalArgumentException("a range runs upwards, not from " + low + " to " + high);
    }
  }
}
