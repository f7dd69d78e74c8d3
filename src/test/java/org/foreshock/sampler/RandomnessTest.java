package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

/** Streams of random numbers. */
class RandomnessTest {

  @Test
  void oneSeedGivesOneStream() {
    assertEquals(first(Randomness.streams(42, 1)[0]), first(Randomness.streams(42, 1)[0]));
  }

  @Test
  void aStreamDoesNotDependOnHowManyThereAre() {
    Randomness[] few = Randomness.streams(-7, 2);
    Randomness[] many = Randomness.streams(-7, 9);
    for (int i = 0; i < 2; i++) {
      assertEquals(first(few[i]), first(many[i]));
    }
  }

  @Test
  void aStreamDoesNotDependOnTheUseOfTheOthers() {
    Randomness[] streams = Randomness.streams(3, 2);
    for (int i = 0; i < 100; i++) {
      streams[0].normal();
      streams[0].provider().nextBoolean();
      streams[0].provider().nextInt();
    }
    assertEquals(first(Randomness.streams(3, 2)[1]), first(streams[1]));
  }

  @Test
  void streamsAndSeedsAllDiffer() {
    Set<String> seen = new HashSet<>();
    long[] seeds = {0, 1, 2, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32};
    for (long seed : seeds) {
      for (Randomness stream : Randomness.streams(seed, 8)) {
        seen.add(first(stream));
      }
    }
    assertEquals(8 * seeds.length, seen.size());
  }

  /** 28 correlations of 10,000 pairs each beyond 6 standard errors: false alarm 6e-8. */
  @Test
  void streamsAreNotCorrelated() {
    Randomness[] streams = Randomness.streams(5, 8);
    double[][] draws = new double[8][10_000];
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < draws[i].length; j++) {
        draws[i][j] = streams[i].normal();
      }
    }
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < i; j++) {
        double r = new PearsonsCorrelation().correlation(draws[i], draws[j]);
        assertTrue(Math.abs(r) < 0.06, "streams " + i + " and " + j + " correlate by " + r);
      }
    }
  }

  private static String first(Randomness stream) {
    StringBuilder numbers = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      numbers.append(stream.uniform()).append(' ').append(stream.normal()).append(' ');
    }
    return numbers.toString();
  }
}
