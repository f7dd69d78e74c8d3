package org.foreshock.diagnostics;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Agreement with R's package posterior on stored draws; the values come from reference.R. */
class ReferenceTest {
  private static final double RELATIVE_TOLERANCE = 1e-10;

  private static final Map<String, ToDoubleFunction<ColumnSummary>> IN_SUMMARY =
      Map.ofEntries(
          entry("mean", ColumnSummary::mean),
          entry("sd", ColumnSummary::sd),
          entry("quantile 0.05", ColumnSummary::q05),
          entry("quantile 0.25", ColumnSummary::q25),
          entry("quantile 0.5", ColumnSummary::q50),
          entry("quantile 0.75", ColumnSummary::q75),
          entry("quantile 0.95", ColumnSummary::q95),
          entry("mcseMean", ColumnSummary::mcseMean),
          entry("rHat", ColumnSummary::rHat),
          entry("essBulk", ColumnSummary::essBulk),
          entry("essTail", ColumnSummary::essTail));

  static Stream<Arguments> reference() {
    return StoredDraws.lines("reference.csv").stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("set,"))
        .map(line -> line.split(","))
        .map(cells -> Arguments.of(cells[0], cells[1], Double.parseDouble(cells[2])));
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @MethodSource("reference")
  void agreesWithPosterior(String set, String quantity, double expected) {
    double[][] chains = StoredDraws.read(set);
    assertClose(expected, compute(chains, quantity));
  }

  static Stream<Arguments> referenceOfSummary() {
    return reference().filter(row -> IN_SUMMARY.containsKey(row.get()[1]));
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @MethodSource("referenceOfSummary")
  void summaryAgreesWithPosterior(String set, String quantity, double expected) {
    ColumnSummary summary = ColumnSummary.of(StoredDraws.read(set));
    assertClose(expected, IN_SUMMARY.get(quantity).applyAsDouble(summary));
  }

  private static double compute(double[][] chains, String quantity) {
    String[] words = quantity.split(" ");
    double p = words.length > 1 ? Double.parseDouble(words[1]) : Double.NaN;
    return switch (words[0]) {
      case "rHat" -> Convergence.rHat(chains);
      case "essBulk" -> Convergence.essBulk(chains);
      case "essTail" -> Convergence.essTail(chains);
      case "essMean" -> Convergence.essMean(chains);
      case "essQuantile" -> Convergence.essQuantile(chains, p);
      case "mcseMean" -> Convergence.mcseMean(chains);
      case "mcseQuantile" -> Convergence.mcseQuantile(chains, p);
      case "mean" -> Convergence.mean(chains);
      case "sd" -> Convergence.sd(chains);
      case "quantile" -> Convergence.quantile(chains, p);
      case "eBfmi" -> EnergyDiagnostics.eBfmi(chains[0]);
      default -> throw new AssertionError("unknown quantity " + quantity);
    };
  }

  private static void assertClose(double expected, double actual) {
    double tolerance = Double.isFinite(expected) ? RELATIVE_TOLERANCE * Math.abs(expected) : 0;
    assertEquals(expected, actual, tolerance);
  }
}
