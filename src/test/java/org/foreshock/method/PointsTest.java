package org.foreshock.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;
import org.junit.jupiter.api.Test;

final class PointsTest {
  private static final Sweep SEEDS =
      Sweep.ofRuns(new double[] {1, 1, 2, 2, 4, 8}, new double[] {4, 4.1, 3, 3.1, 2, 1.5});

  private static final Sweep ONE_RUN =
      Sweep.ofRuns(new double[] {1, 2, 4, 8, 8}, new double[] {4, 3, 2, 1.5, 1.4});

  @Test
  void severalSeedsAtHalfOfTheScalesAreIndependentRuns() {
    assertEquals(Points.INDEPENDENT, Points.AUTO.decided(SEEDS));
    assertEquals(Points.ALONG_ONE_RUN, Points.AUTO.decided(ONE_RUN));
  }

  @Test
  void whatIsStatedHolds() {
    assertEquals(Points.ALONG_ONE_RUN, Points.ALONG_ONE_RUN.decided(SEEDS));
    assertEquals(Points.INDEPENDENT, Points.INDEPENDENT.decided(ONE_RUN));
  }

  @Test
  void theForecastIsOfTheMethodThatSuits() {
    Fitted posterior = new FittedForecast(null, List.of("the posterior's"));
    Method independent =
        new Method() {
          @Override
          public String label() {
            return "independent";
          }

          @Override
          public Fitted fit(Sweep runs, Metric metric, long seed, Progress progress) {
            return posterior;
          }
        };
    Method method = new ForecastByPoints(Points.AUTO, independent);
    assertSame(posterior, method.fit(SEEDS, Metric.PLAIN, 1));
    Fitted along = method.fit(ONE_RUN, Metric.PLAIN, 1);
    assertTrue(along.problems().isEmpty());
    assertTrue(along.predictive().newRun(16).quantile(0.5) < 1.5);
    assertEquals("foreshock", method.label());
  }
}
