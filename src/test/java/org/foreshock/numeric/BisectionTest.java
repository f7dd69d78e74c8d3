package org.foreshock.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class BisectionTest {
  @Property(tries = 500)
  void findsThePointToTheLastBit(@ForAll double from) {
    Assume.that(Double.isFinite(from) && from != 0);
    AtomicInteger asked = new AtomicInteger();
    double found =
        Bisection.first(
            x -> {
              asked.incrementAndGet();
              return x >= from;
            },
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY);
    assertEquals(from, found);
    assertTrue(asked.get() <= 64, asked + " halvings");
  }

  @Test
  void takesTheUpperEndWhereTheConditionHoldsNowhereBelow() {
    assertEquals(3, Bisection.first(x -> false, -2, 3));
  }

  @Test
  void takesTheNextDoubleWhereTheConditionHoldsEverywhere() {
    assertEquals(Math.nextUp(-2.0), Bisection.first(x -> true, -2, 3));
  }
}
