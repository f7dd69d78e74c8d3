package org.foreshock.place;

import java.util.function.ToDoubleFunction;

/**
 * A rough method and a finer one that must agree, with each other and with where the best mode
 * lies. With earlier breaks quadrature can take the wrong valley for the whole, and each alone, or
 * both, may call that exact.
 */
final class AgreedAnalysis implements PlaceAnalysis {
  /** Ends of the two intervals may differ by this share of the longer one. */
  private static final double NEAR = 0.15;

  private final PlaceAnalysis rough;
  private final PlaceAnalysis fine;
  private final ToDoubleFunction<Experiment> mode;

  /**
   * Prepares analyses.
   *
   * @param mode log10 of the place in the best mode, found in another way
   */
  AgreedAnalysis(PlaceAnalysis rough, PlaceAnalysis fine, ToDoubleFunction<Experiment> mode) {
    this.rough = rough;
    this.fine = fine;
    this.mode = mode;
  }

  /**
   * The result of the finer method, called inexact where the two differ or the mode is not there.
   */
  @Override
  public PlacePosterior analyse(Experiment experiment, long seed) {
    PlacePosterior first = rough.analyse(experiment, seed);
    if (!(first.how().error() < Double.POSITIVE_INFINITY)) {
      return first; // it knows that it cannot, and so would the other
    }
    PlacePosterior second = fine.analyse(experiment, seed);
    return agree(first, second) && second.holds(mode.applyAsDouble(experiment))
        ? second
        : second.doubted();
  }

  private static boolean agree(PlacePosterior first, PlacePosterior second) {
    double most = NEAR * Math.max(first.length(), second.length());
    return Math.abs(first.low() - second.low()) <= most
        && Math.abs(first.high() - second.high()) <= most;
  }
}
