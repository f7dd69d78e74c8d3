package org.foreshock.fit;

/**
 * What a fit cost.
 *
 * @param warmupCpu CPU seconds of all threads up to the end of warm-up, search for starts included
 * @param samplingCpu CPU seconds of all threads while sampling
 * @param wall seconds from start to end
 */
public record Timing(double warmupCpu, double samplingCpu, double wall) {
  /** What both cost, one after the other. */
  public Timing and(Timing other) {
    return new Timing(
        warmupCpu + other.warmupCpu, samplingCpu + other.samplingCpu, wall + other.wall);
  }
}
