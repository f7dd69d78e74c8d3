package org.foreshock.benchmark;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Posterior;

/** The program compiled from scalar.cpp. */
record Scalar(String program) {
  private static final int EVALUATIONS_TIMES_SCALES = 40_000_000;

  /**
   * Times it.
   *
   * @throws IllegalStateException if it fails, or if its density is not Foreshock's
   */
  Times measure(Setting setting) {
    Map<String, Object> result = run(setting);
    check(setting, (List<?>) result.get("log_density"));
    return new Times(number(result, "min"), number(result, "p10"), number(result, "median"));
  }

  private static double number(Map<String, Object> result, String key) {
    return ((Number) result.get(key)).doubleValue();
  }

  private Map<String, Object> run(Setting setting) {
    int batches = EVALUATIONS_TIMES_SCALES / (Setting.LAWS * setting.scales() * setting.breaks());
    try {
      Process process =
          new ProcessBuilder(program, Integer.toString(batches))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      process.getOutputStream().write(input(setting).getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().close();
      String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(program + " failed");
      }
      return JSON.std.mapFrom(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String input(Setting setting) {
    StringBuilder text = new StringBuilder();
    append(text, setting.scales(), setting.breaks(), Setting.LAWS);
    Sweep sweep = setting.sweep();
    for (Scale scale : sweep.scales()) {
      append(text, Math.log(scale.x()), scale.logMoments().mean());
    }
    Span span = Span.of(sweep);
    for (BrokenPowerLaw law : setting.laws()) {
      double level = law.logOffset() - law.slope() * Math.log(sweep.minX());
      double limit = Math.log(law.limit() / span.leastY());
      append(text, level, law.slope(), limit, Math.log(Setting.SIGMA));
      for (Break b : law.breaks()) {
        append(text, b.slopeChange());
      }
      for (Break b : law.breaks()) {
        append(text, (Math.log(b.place()) / Span.LN10 - span.middle()) / span.spread());
      }
      for (Break b : law.breaks()) {
        append(text, Math.log(b.sharpness()));
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, double... numbers) {
    for (double number : numbers) {
      text.append(String.format(Locale.ROOT, "%.17g ", number));
    }
    text.append('\n');
  }

  private static void check(Setting setting, List<?> logDensities) {
    Posterior posterior = setting.posterior(Setting.PriorChoice.SCALAR);
    Span span = Span.of(setting.sweep());
    List<BrokenPowerLaw> laws = setting.laws();
    double[][] points = setting.points(posterior);
    for (int p = 0; p < points.length; p++) {
      // what the coordinates of scalar.cpp add
      double expected = posterior.draw(1, 1, points[p]).logJoint();
      expected += Math.log(laws.get(p).limit()) + Math.log(Setting.SIGMA);
      for (Break b : laws.get(p).breaks()) {
        expected += Math.log(span.spread()) + Math.log(b.sharpness());
      }
      double actual = ((Number) logDensities.get(p)).doubleValue();
      if (!(Math.abs(actual - expected) < 1e-9 * Math.abs(expected))) {
        throw new IllegalStateException(
            setting + ": scalar.cpp has log density " + actual + ", Foreshock " + expected);
      }
    }
  }
}
