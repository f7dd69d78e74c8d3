package org.foreshock.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foreshock.forecast.Bands;
import org.foreshock.predictive.Predictive;

/**
 * The forecast of a fit at some scales.
 *
 * @param predictive what the fit says
 * @param problems of the fit
 * @param priorOnly whether the runs were left out of account
 * @param x the scales
 */
public record ForecastResults(
    Predictive predictive, List<String> problems, boolean priorOnly, double[] x) {

  /** forecast[] as in summary.json, with the diagnosis of the fit. */
  public String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("ok", problems.isEmpty());
    document.put("problems", problems);
    document.put("prior_only", priorOnly);
    document.put("forecast", SummaryJson.forecast(curve(), newRun()));
    return SummaryJson.write(document);
  }

  /** The forecast as a table for people. */
  public String text() {
    StringBuilder warning = new StringBuilder();
    if (!problems.isEmpty()) {
      warning.append("NOT CONVERGED: do not rely on these numbers.\n");
      problems.forEach(problem -> warning.append("  - ").append(problem).append(".\n"));
    }
    if (priorOnly) {
      warning.append("PRIOR ALONE: the runs are not used.\n");
    }
    return warning + TextReport.forecastOnly(curve(), newRun());
  }

  private Bands curve() {
    return Bands.ofCurve(predictive, x);
  }

  private Bands newRun() {
    return Bands.ofNewRun(predictive, x);
  }
}
