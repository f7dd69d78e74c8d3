import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.commons.math3.distribution.NormalDistribution;

/** All comparisons, judged together. */
final class Table {
  /** Probability, at most, with which a table that is right in every row tells of a difference. */
  private static final double FALSE_ALARM = 0.001;

  private final List<Comparison> comparisons;
  private final int count;
  private final double limit;

  Table(List<Comparison> comparisons) {
    this.comparisons = comparisons;
    count = comparisons.stream().mapToInt(comparison -> comparison.quantiles().size()).sum();
    limit = -new NormalDistribution(0, 1).inverseCumulativeProbability(FALSE_ALARM / (2 * count));
  }

  boolean agrees() {
    return comparisons.stream().allMatch(comparison -> comparison.problems(limit).isEmpty());
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "| sampler | noise | reference posterior | ESS | R-hat | divergences | ESS per CPU s"
            + " | scatter | largest z, where | p | sees from | verdict |");
    line(text, "|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (Comparison comparison : comparisons) {
      line(text, row(comparison));
    }
    line(text, "");
    line(
        text,
        String.format(
            Locale.ROOT,
            "%d quantiles compared. One that is %.2f Monte Carlo standard errors off counts as"
                + " different; a table that is right has none with a probability of %.1f %% or"
                + " more. %.1f %% are off by more than 2 (4.6 %% would be, if they were independent"
                + " and Normal).",
            count,
            limit,
            100 * (1 - FALSE_ALARM),
            100.0 * beyond(2) / count));
    line(
        text,
        String.format(
            Locale.ROOT,
            "Log densities: Stan's, the engine's and a plain one agree to %.0e.",
            comparisons.stream()
                .mapToDouble(c -> Math.max(c.densityError(), c.referenceDensityError()))
                .max()
                .orElse(0)));
    line(text, agrees() ? "All agree." : "NOT ALL AGREE.");
    return text.toString();
  }

  private String row(Comparison comparison) {
    Comparison.Quantile worst = comparison.worst();
    List<String> problems = comparison.problems(limit);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s: %s | %.0f | %.4f | %s | %.0f | %s | %+.1f, %s of %s | %.2g | %.2f sd | %s"
            + " |",
        comparison.sampler(),
        comparison.reference().noise(),
        comparison.reference().name(),
        comparison.reference().what(),
        comparison.essBulk(),
        comparison.rHat(),
        comparison.divergences().isPresent() ? comparison.divergences().getAsInt() : "–",
        comparison.essPerSecond(),
        comparison.fits().size() > 1
            ? String.format(Locale.ROOT, "%.2f", comparison.scatter())
            : "–",
        worst.z(),
        worst.label(),
        worst.quantity(),
        comparison.pValue(),
        comparison.resolution(limit),
        problems.isEmpty() ? "agrees" : "**" + String.join(", ", problems) + "**");
  }

  private long beyond(double size) {
    return comparisons.stream()
        .flatMap(comparison -> comparison.quantiles().stream())
        .filter(quantile -> !(Math.abs(quantile.z()) <= size))
        .count();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("agrees", agrees());
    json.put("false_alarm_rate", FALSE_ALARM);
    json.put("compared", count);
    json.put("largest_z_allowed", limit);
    json.put("beyond_2", beyond(2));
    json.put("rows", comparisons.stream().map(this::json).toList());
    return json;
  }

  private Map<String, Object> json(Comparison comparison) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sampler", comparison.sampler());
    json.put("noise", comparison.reference().noise());
    json.put("reference", comparison.reference().name());
    json.put("problems", comparison.problems(limit));
    json.put("scatter", comparison.fits().size() > 1 ? comparison.scatter() : null);
    json.put("largest_z", comparison.worst().z());
    json.put("p_value", comparison.pValue());
    json.put("sees_from_sd", comparison.resolution(limit));
    json.put("ess_bulk", comparison.essBulk());
    json.put("ess_per_cpu_s", comparison.essPerSecond());
    json.put("rhat", comparison.rHat());
    OptionalInt divergences = comparison.divergences();
    json.put("divergences", divergences.isPresent() ? divergences.getAsInt() : null);
    json.put("density_error", comparison.densityError());
    json.put("reference_density_error", comparison.referenceDensityError());
    json.put("reference_diagnostics", comparison.reference().diagnostics());
    List<Map<String, Object>> quantiles = new ArrayList<>();
    for (Comparison.Quantile quantile : comparison.quantiles()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("quantity", quantile.quantity());
      entry.put("quantile", quantile.label());
      entry.put("value", quantile.value());
      entry.put("mcse", quantile.error());
      entry.put("reference", quantile.reference().value());
      entry.put("reference_mcse", quantile.reference().error());
      entry.put("z", quantile.z());
      quantiles.add(entry);
    }
    json.put("quantiles", quantiles);
    return json;
  }
}
