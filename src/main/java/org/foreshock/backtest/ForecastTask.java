package org.foreshock.backtest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.foreshock.data.CurvesReader.Run;
import org.foreshock.data.InputException;
import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;
import org.foreshock.fit.FitException;
import org.foreshock.forecast.Score;
import org.foreshock.forecast.Scorer;
import org.foreshock.method.Method;
import org.foreshock.predictive.Predictive;
import org.foreshock.work.Task;

/** One method on one case. Whatever goes wrong with it is a result. */
final class ForecastTask implements Task<Foretold> {
  /** Of the journal's lines: a new number where one would read the old ones wrongly. */
  private static final String FORMAT = "1";

  private static final long serialVersionUID = 1L;

  private final Case curve;
  private final Method method;
  private final long seed;
  private final String key;

  /**
   * States the task.
   *
   * @param curve what to forecast
   * @param version of the program, which the results depend on
   * @param randomSeed of all tasks; each draws its own seed from it and from what its method is
   *     shown, so that a curve's result does not depend on the other curves
   */
  ForecastTask(Case curve, Method method, String version, long randomSeed) {
    this.curve = curve;
    this.method = method;
    String shown = method.label() + " " + randomSeed + " " + content(curve.train());
    seed = ByteBuffer.wrap(hash(shown)).getLong();
    key =
        HexFormat.of()
            .formatHex(hash(FORMAT + " " + version + " " + shown + " " + content(curve.test())));
  }

  private static String content(List<Run> runs) {
    StringBuilder text = new StringBuilder();
    for (Run run : runs) {
      text.append(Double.doubleToRawLongBits(run.x())).append(' ');
      text.append(Double.doubleToRawLongBits(run.y())).append(',');
    }
    return text.toString();
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Foretold run() {
    if (!curve.problem().isEmpty()) {
      return Foretold.failed(curve.problem(), 0);
    }
    long start = System.nanoTime();
    try {
      Sweep shown = curve.shown();
      List<Score> scores = scores(method.fit(shown, Metric.PLAIN, seed).predictive());
      return new Foretold(scores, seconds(start), undefined(scores));
    } catch (InputException | FitException e) {
      return Foretold.failed(e.getMessage(), seconds(start));
    } catch (RuntimeException e) {
      return Foretold.failed("the method failed: " + e, seconds(start));
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Runs at one scale follow each other in a table, and share a distribution. */
  private List<Score> scores(Predictive predictive) {
    List<Score> scores = new ArrayList<>();
    Scorer scorer = null;
    double x = Double.NaN;
    for (Run run : curve.test()) {
      if (run.x() != x) {
        x = run.x();
        scorer = new Scorer(predictive.newRun(x));
      }
      scores.add(scorer.score(run.y()));
    }
    return scores;
  }

  private Optional<String> undefined(List<Score> scores) {
    for (int i = 0; i < scores.size(); i++) {
      if (Double.isNaN(scores.get(i).logError())) {
        return Optional.of("the forecast is not above 0 at x = " + curve.test().get(i).x());
      }
    }
    return Optional.empty();
  }
}
