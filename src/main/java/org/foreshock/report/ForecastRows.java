package org.foreshock.report;

import java.util.List;
import org.foreshock.backtest.CurveScore;
import org.foreshock.forecast.Score;

/** Rows of forecasts.csv. */
final class ForecastRows {
  private ForecastRows() {}

  static void append(StringBuilder text, String name, CurveScore score) {
    List<Score> scores = score.foretold().scores();
    for (int i = 0; i < scores.size(); i++) {
      Score run = scores.get(i);
      text.append(name);
      append(text, score.of().test().get(i).x());
      append(text, run.y());
      for (int j = run.lower().length - 1; j >= 0; j--) {
        append(text, run.lower()[j]);
      }
      append(text, run.median());
      for (double upper : run.upper()) {
        append(text, upper);
      }
      append(text, run.transform());
      append(text, run.logDensity());
      append(text, run.crps());
      text.append('\n');
    }
  }

  private static void append(StringBuilder text, double value) {
    text.append(',').append(Decimal.rounded(value));
  }
}
