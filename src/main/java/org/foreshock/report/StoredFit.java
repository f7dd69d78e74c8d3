package org.foreshock.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foreshock.data.InputException;
import org.foreshock.forecast.Predictive;
import org.foreshock.posterior.PosteriorDraw;

/**
 * A fit read back from its folder.
 *
 * @param draws from the posterior
 * @param seed of the fit, which its predictive deviations come from
 * @param problems of its diagnosis
 * @param priorOnly whether the draws are the prior's
 */
public record StoredFit(
    List<PosteriorDraw> draws, long seed, List<String> problems, boolean priorOnly) {

  /**
   * Reads draws.csv and summary.json.
   *
   * @throws InputException if they are missing or not what a fit writes
   */
  public static StoredFit read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          folder + ": is not a folder: name one that `foreshock fit --out` has written");
    }
    Path file = folder.resolve(SummaryJson.NAME);
    try {
      Map<String, Object> summary = JSON.std.mapFrom(Files.readString(file));
      Number seed = (Number) ((Map<?, ?>) summary.get("settings")).get("random_seed");
      List<?> problems = (List<?>) ((Map<?, ?>) summary.get("diagnostics")).get("problems");
      Boolean priorOnly = (Boolean) ((Map<?, ?>) summary.get("model")).get("prior_only");
      List<PosteriorDraw> draws = DrawsCsv.read(folder.resolve(DrawsCsv.NAME));
      List<String> texts = problems.stream().map(String::valueOf).toList();
      return new StoredFit(draws, seed.longValue(), texts, priorOnly);
    } catch (IOException e) {
      throw new InputException(
          file + ": cannot be read: name a folder that `foreshock fit --out` has written", e);
    } catch (ClassCastException | NullPointerException e) {
      throw new InputException(
          file + ": is not a summary as `foreshock fit` writes it: run the fit again", e);
    }
  }

  /** Whether the fit passed its gates. */
  public boolean ok() {
    return problems.isEmpty();
  }

  /** forecast[] as in summary.json, with the diagnosis of the fit. */
  public String forecastJson(double... x) {
    Predictive predictive = new Predictive(draws, seed);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("ok", ok());
    document.put("problems", problems);
    document.put("prior_only", priorOnly);
    document.put("forecast", SummaryJson.forecast(predictive.curve(x), predictive.observation(x)));
    return SummaryJson.write(document);
  }

  /** The forecast as a table for people. */
  public String forecastText(double... x) {
    Predictive predictive = new Predictive(draws, seed);
    StringBuilder warning = new StringBuilder();
    if (!ok()) {
      warning.append("NOT CONVERGED: do not rely on these numbers.\n");
      problems.forEach(problem -> warning.append("  - ").append(problem).append(".\n"));
    }
    if (priorOnly) {
      warning.append("PRIOR ALONE: the runs are not used.\n");
    }
    return warning + TextReport.forecastOnly(predictive.curve(x), predictive.observation(x));
  }
}
