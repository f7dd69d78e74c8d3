package org.foreshock.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.foreshock.data.InputException;
import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Setting;
import org.foreshock.forecast.DrawsPredictive;
import org.foreshock.forecast.Horizon;
import org.foreshock.plot.Png;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.predictive.Predictive;

/**
 * A fit read back from its folder.
 *
 * @param folder where it is
 * @param draws from the posterior
 * @param seed of the fit, which its predictive deviates come from
 * @param problems of its diagnosis
 * @param priorOnly whether the draws are the prior's
 * @param metric what the draws are of the user's metric
 * @param minX smallest scale of the runs
 * @param maxX largest scale of the runs
 * @param at the scales of the runs; empty if an older program has written the fit
 */
public record StoredFit(
    Path folder,
    List<PosteriorDraw> draws,
    long seed,
    List<String> problems,
    boolean priorOnly,
    Metric metric,
    double minX,
    double maxX,
    List<At> at)
    implements FitResults {

  /**
   * One scale of the runs.
   *
   * @param x the scale
   * @param runs how many there are
   */
  public record At(double x, double runs) {}

  /**
   * Reads draws.csv and summary.json.
   *
   * @throws InputException if they are missing or not what a fit writes
   */
  public static StoredFit read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          folder
              + ": is not a folder: name one that a fit was written to ("
              + Setting.WRITE_TO
              + ")");
    }
    Path file = folder.resolve(SummaryJson.NAME);
    try {
      Map<String, Object> summary = JSON.std.mapFrom(Files.readString(file));
      requirePosterior(folder, summary);
      Number seed = (Number) ((Map<?, ?>) summary.get("settings")).get("random_seed");
      List<?> problems = (List<?>) ((Map<?, ?>) summary.get("diagnostics")).get("problems");
      Map<?, ?> model = (Map<?, ?>) summary.get("model");
      Map<?, ?> data = (Map<?, ?>) summary.get("data");
      Boolean priorOnly = (Boolean) model.get("prior_only");
      NoiseModel noise = NoiseModel.named((String) model.get("noise")).orElseThrow();
      double sigmaAt = number(model.get("sigma_at"));
      Metric metric = new Metric(number(model.get("ceiling")));
      List<PosteriorDraw> draws =
          DrawsCsv.read(folder.resolve(DrawsCsv.NAME), noise, Math.log(sigmaAt));
      List<String> texts = problems.stream().map(String::valueOf).toList();
      return new StoredFit(
          folder,
          draws,
          seed.longValue(),
          texts,
          priorOnly,
          metric,
          number(data.get("min_x")),
          number(data.get("max_x")),
          scales((List<?>) data.get("at")));
    } catch (IOException e) {
      throw new InputException(
          file
              + ": cannot be read: name a folder that a fit was written to ("
              + Setting.WRITE_TO
              + ")",
          e);
    } catch (ClassCastException | NullPointerException | NoSuchElementException e) {
      throw new InputException(
          file + ": is not a summary as a fit writes it: run the fit again", e);
    }
  }

  private static void requirePosterior(Path folder, Map<String, Object> summary) {
    Object method = summary.getOrDefault("method", "posterior");
    if (!"posterior".equals(method)) {
      throw new InputException(
          folder
              + ": holds a fit of the method "
              + method
              + ", which leaves no draws to predict from: fit again with "
              + Setting.FORECAST_AT
              + " and the scales");
    }
  }

  private static List<At> scales(List<?> at) {
    return at == null
        ? List.of()
        : at.stream()
            .map(each -> (Map<?, ?>) each)
            .map(each -> new At(number(each.get("x")), number(each.get("runs"))))
            .toList();
  }

  /** NaN for null, and for what an older program did not write. */
  private static double number(Object value) {
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }

  @Override
  public Predictive predictive() {
    return new DrawsPredictive(draws, metric, seed);
  }

  /** The forecast a little beyond the runs: the whole table is not kept. */
  @Override
  public String text() {
    double[] beyond = Horizon.points(maxX);
    return new ForecastResults(predictive(), problems, priorOnly, beyond).text();
  }

  @Override
  public String json() {
    return kept(SummaryJson.NAME, Files::readString);
  }

  @Override
  public Map<String, OutputFolder.Content> files(boolean pictures) {
    Map<String, OutputFolder.Content> files = new LinkedHashMap<>();
    for (String name : FILES) {
      boolean picture = name.endsWith(".png") || name.endsWith(".svg");
      if ((pictures || !picture) && Files.exists(folder.resolve(name))) {
        files.put(name, to -> Files.copy(folder.resolve(name), to));
      }
    }
    return files;
  }

  @Override
  public BufferedImage picture() {
    return kept(Pictures.BANDS_PNG, Png::read);
  }

  private interface Reader<T> {
    T read(Path file) throws IOException;
  }

  private <T> T kept(String name, Reader<T> reader) {
    Path file = folder.resolve(name);
    try {
      return reader.read(file);
    } catch (IOException e) {
      throw new InputException(
          file + ": cannot be read (" + e.getMessage() + "): write the fit with it again", e);
    }
  }
}
