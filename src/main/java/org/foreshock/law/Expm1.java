package org.foreshock.law;

/** e^x − 1 for x &ge; 0, by the exponential where that loses next to nothing, as it is faster. */
public final class Expm1 {
  /** From here on the subtraction loses less than 2 bits. */
  private static final double PLAIN = 0.5;

  private Expm1() {}

  /** e^x − 1, to a few units in the last place. */
  public static double of(double x) {
    return x < PLAIN ? Math.expm1(x) : Math.exp(x) - 1;
  }
}
