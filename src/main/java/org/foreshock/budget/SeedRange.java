package org.foreshock.budget;

/**
 * Which numbers of seeds per scale come into question.
 *
 * @param fewest where the search stops: 1, or more where it is known that fewer will not do and
 *     simulating them would take long
 * @param most the most that would be paid for
 */
public record SeedRange(int fewest, int most) {
  /** Checks the order. */
  public SeedRange {
    if (fewest < 1 || most < fewest) {
      throw new IllegalArgumentException("seeds from " + fewest + " to " + most);
    }
  }

  /** Whether fewer than a number of seeds might do, for fewer were not tried. */
  public boolean leavesOpenBelow(double seeds) {
    return fewest > 1 && seeds <= fewest;
  }
}
