import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A data set, its model, and the posterior that a long run of Stan found for it.
 *
 * @param name of its folder
 * @param what it is, in a few words
 * @param noise name of the noise model
 * @param breaks how many
 * @param ceiling that the metric rises to, if it does
 * @param folder of data.csv, priors.txt and what Stan made of them
 * @param quantiles by quantity, in the order of {@link #PROBABILITIES}
 * @param density draws of Stan with their log density
 * @param diagnostics of Stan
 */
record ReferenceCase(
    String name,
    String what,
    String noise,
    int breaks,
    OptionalDouble ceiling,
    Path folder,
    Map<String, List<Estimate>> quantiles,
    List<Draw> density,
    Map<String, Object> diagnostics) {

  static final double[] PROBABILITIES = {0.05, 0.25, 0.5, 0.75, 0.95};
  static final String[] LABELS = {"q05", "q25", "q50", "q75", "q95"};

  /** A quantile and its Monte Carlo standard error. */
  record Estimate(double value, double error) {}

  static List<ReferenceCase> all(Path home) throws IOException {
    Map<String, Object> stated = json(home.resolve("cases.json"));
    List<ReferenceCase> cases = new ArrayList<>();
    for (Map.Entry<String, Object> entry : stated.entrySet()) {
      Path folder = home.resolve("cases").resolve(entry.getKey());
      cases.add(read(entry.getKey(), asMap(entry.getValue()), folder));
    }
    return cases;
  }

  private static ReferenceCase read(String name, Map<String, Object> stated, Path folder)
      throws IOException {
    int breaks = ((Number) stated.get("breaks")).intValue();
    Number ceiling = (Number) stated.get("ceiling");
    return new ReferenceCase(
        name,
        (String) stated.get("what"),
        (String) stated.get("noise"),
        breaks,
        ceiling == null ? OptionalDouble.empty() : OptionalDouble.of(ceiling.doubleValue()),
        folder,
        quantiles(Columns.read(folder.resolve("reference.csv"))),
        Draw.read(Columns.read(folder.resolve("density.csv")), breaks),
        json(folder.resolve("reference.json")));
  }

  private static Map<String, List<Estimate>> quantiles(Columns file) {
    Map<String, List<Estimate>> quantiles = new LinkedHashMap<>();
    String[] quantities = file.text("quantity");
    for (int i = 0; i < file.rows(); i++) {
      List<Estimate> estimates = new ArrayList<>();
      for (String label : LABELS) {
        estimates.add(new Estimate(file.numbers(label)[i], file.numbers("mcse_" + label)[i]));
      }
      quantiles.put(quantities[i], estimates);
    }
    return quantiles;
  }

  /** Whether Stan's own diagnostics say so. */
  boolean converged() {
    return ((Number) diagnostics.get("max_rhat")).doubleValue() < 1.01
        && ((Number) diagnostics.get("divergences")).intValue() == 0
        && ((Number) diagnostics.get("tree_depth_hits")).intValue() == 0;
  }

  static Map<String, Object> json(Path file) throws IOException {
    return JSON.std.mapFrom(Files.readString(file));
  }

  @SuppressWarnings("unchecked") // objects of a JSON file have names for keys
  static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }
}
