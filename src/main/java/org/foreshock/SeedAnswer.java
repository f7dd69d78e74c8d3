package org.foreshock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.foreshock.report.OutputFolder;
import org.foreshock.report.SeedResults;

/** How many seeds per scale locate the next break. Immutable. */
public final class SeedAnswer {
  private final SeedResults results;

  SeedAnswer(SeedResults results) {
    this.results = results;
  }

  private org.foreshock.budget.SeedAnswer.Verdict verdict() {
    return results.answer().verdict();
  }

  /** Whether the break is located with no more seeds than come into question. */
  public boolean attainable() {
    return verdict().attainable();
  }

  /** The fewest seeds per scale that locate the break; the most that were tried if none do. */
  public int seeds() {
    return verdict().seeds();
  }

  /** Lower and upper end of the 95 % Monte Carlo interval of the fewest seeds. */
  public double[] interval() {
    return new double[] {verdict().low(), verdict().high()};
  }

  /** Runs in all, at all scales. */
  public double runs() {
    return results.answer().totalRuns();
  }

  /** Cost of them all, in runs at the largest scale. */
  public double cost() {
    return results.answer().totalCost();
  }

  /**
   * Writes tables and pictures into a folder, as {@code foreshock seeds} does.
   *
   * @return the files written
   * @throws org.foreshock.data.InputException if they cannot be written
   */
  public List<Path> write(Path folder) {
    try (OutputFolder out = OutputFolder.open(Fit.named(folder), SeedResults.FILES)) {
      return out.write(results.files(true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole as JSON, a line feed at its end. */
  public String json() {
    return results.json();
  }

  /** The answer for people. */
  @Override
  public String toString() {
    return results.text();
  }
}
