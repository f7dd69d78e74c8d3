package org.foreshock;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.foreshock.data.InputException;
import org.foreshock.data.Setting;
import org.foreshock.fit.Column;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.report.FitResults;
import org.foreshock.report.OutputFolder;
import org.foreshock.report.StoredFit;

/** What was found out about runs: draws from a posterior, or one best curve. Immutable. */
public final class Fit {
  private final FitResults results;
  private final List<Path> written;

  Fit(FitResults results, List<Path> written) {
    this.results = results;
    this.written = written;
  }

  /**
   * Reads a fit of the posterior from its folder.
   *
   * @throws org.foreshock.data.InputException if there is none
   */
  public static Fit read(Path folder) {
    return new Fit(StoredFit.read(named(folder)), List.of());
  }

  /** Whether its gates passed: nothing is known to be wrong with it. */
  public boolean ok() {
    return problems().isEmpty();
  }

  /** What is wrong and what to try; empty if its gates passed. */
  public List<String> problems() {
    return results.problems();
  }

  /**
   * The forecast at some scales.
   *
   * @param x the scales, positive
   * @throws org.foreshock.data.InputException if one is not
   */
  public Forecast forecast(double... x) {
    return new Forecast(results, x.clone());
  }

  /**
   * What may be asked of {@link #draws}: {@code a}, {@code b}, {@code c0}, then {@code c1}, {@code
   * d1}, {@code f1} and so on for every break, {@code sigma}.
   */
  public List<String> quantities() {
    return columns().stream().map(Column::name).toList();
  }

  /**
   * All draws of a quantity, chain after chain; one value if the fit is one curve. NaN for what a
   * draw with fewer breaks does not have.
   *
   * @param quantity one of {@link #quantities}
   * @throws org.foreshock.data.InputException if there is no such quantity
   */
  public double[] draws(String quantity) {
    Column column =
        columns().stream()
            .filter(each -> each.name().equals(quantity))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        "there is no quantity "
                            + quantity
                            + ": there are "
                            + String.join(", ", quantities())));
    return results.draws().stream().mapToDouble(column.value()).toArray();
  }

  private List<Column> columns() {
    List<PosteriorDraw> draws = results.draws();
    int most = draws.stream().mapToInt(draw -> draw.law().breaks().size()).max().orElse(0);
    return Column.of(most, draws.get(0).noise().model());
  }

  /**
   * The picture of runs, curve and bands, which a notebook shows inline.
   *
   * @throws org.foreshock.data.InputException if this fit was read from a folder without it
   */
  public BufferedImage picture() {
    return results.picture();
  }

  /**
   * Writes tables, draws and pictures into a folder, as {@code foreshock fit} does. Earlier results
   * there are replaced, all of them or, if something goes wrong, none.
   *
   * @return the files written
   * @throws org.foreshock.data.InputException if they cannot be written
   */
  public List<Path> write(Path folder) {
    try (OutputFolder out = OutputFolder.open(named(folder), FitResults.FILES)) {
      return out.write(results.files(true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files that {@link FitBuilder#writeTo(Path)} has asked for. */
  public List<Path> written() {
    return List.copyOf(written);
  }

  /** The whole as JSON, a line feed at its end. */
  public String json() {
    return results.json();
  }

  /** The table for people; of a fit that was read from a folder, its forecast. */
  @Override
  public String toString() {
    return results.text();
  }

  static Path named(Path folder) {
    if (folder.toString().isEmpty()) {
      throw new InputException(
          Setting.WRITE_TO
              + " names no folder: give it one, such as "
              + Setting.WRITE_TO.to("my-fit"));
    }
    return folder;
  }
}
