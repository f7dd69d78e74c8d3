package org.foreshock.budget;

/**
 * What would help where no number of seeds does, tried with the most seeds.
 *
 * @param kind what is changed
 * @param decades by how much, for {@link Kind#NEARER}
 * @param assurance share of sweeps in which the break is then located
 * @param meanLength of the interval then, in decades
 */
public record Remedy(Kind kind, double decades, double assurance, double meanLength) {
  /** What can be changed. */
  public enum Kind {
    /** The largest scale comes so many decades farther. */
    NEARER,
    /** The analysis knows the sharpness to within a quarter. */
    SHARPNESS_KNOWN,
    /** The analysis knows the limit a to be 0. */
    NO_FLOOR,
    /** A scale more between any two. */
    DENSER
  }
}
