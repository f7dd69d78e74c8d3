package org.foreshock.report;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.foreshock.data.InputException;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Setting;
import org.foreshock.fit.Column;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.PosteriorDraw;

/**
 * draws.csv: {@code chain,draw,n,lp,a,b,c0,c1,d1,f1,…,sigma}, one row a draw, every number with the
 * 17 digits that give the same double back.
 */
public final class DrawsCsv {
  /** The file's name. */
  public static final String NAME = "draws.csv";

  private DrawsCsv() {}

  /** Writes draws of laws with at most the given number of breaks; what a draw lacks is empty. */
  static void write(Path file, int breaks, List<PosteriorDraw> draws) throws IOException {
    List<Column> columns = Column.of(breaks, draws.get(0).noise().model());
    Files.writeString(
        file,
        CsvText.of(
            csv -> {
              CsvWriterRecord header = csv.writeRecord();
              List.of("chain", "draw", "n", "lp").forEach(header::writeField);
              columns.forEach(column -> header.writeField(column.name()));
              header.endRecord();
              draws.forEach(draw -> append(csv, draw, columns));
            }));
  }

  private static void append(CsvWriter csv, PosteriorDraw draw, List<Column> columns) {
    int breaks = draw.law().breaks().size();
    CsvWriterRecord row = csv.writeRecord().writeField(Integer.toString(draw.chain()));
    row.writeField(Integer.toString(draw.number())).writeField(Integer.toString(breaks));
    row.writeField(Decimal.exact(draw.logJoint()));
    columns.forEach(column -> row.writeField(Decimal.exact(column.value().applyAsDouble(draw))));
    row.endRecord();
  }

  /**
   * Reads draws back.
   *
   * @param noise their noise model
   * @param logMiddle ln of the scale that sigma is stated for
   * @throws InputException if the file is not what {@link #write} made
   */
  public static List<PosteriorDraw> read(Path file, NoiseModel noise, double logMiddle) {
    List<PosteriorDraw> draws = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        draws.add(draw(file, row, noise, logMiddle));
      }
    } catch (IOException e) {
      throw new InputException(
          file
              + ": cannot be read: name a folder that a fit was written to ("
              + Setting.WRITE_TO
              + ")",
          e);
    }
    if (draws.isEmpty()) {
      throw new InputException(file + ": holds no draws: run the fit again");
    }
    return draws;
  }

  private static PosteriorDraw draw(
      Path file, NamedCsvRecord row, NoiseModel noise, double logMiddle) {
    try {
      int n = Integer.parseInt(row.getField("n"));
      List<Break> breaks = new ArrayList<>();
      for (int i = 1; i <= n; i++) {
        breaks.add(new Break(number(row, "d" + i), number(row, "c" + i), number(row, "f" + i)));
      }
      BrokenPowerLaw law =
          new BrokenPowerLaw(
              number(row, "a"), Math.log(positive(row, "b")), number(row, "c0"), breaks);
      int chain = Integer.parseInt(row.getField("chain"));
      int draw = Integer.parseInt(row.getField("draw"));
      double shape = noise.shape().isPresent() ? number(row, noise.shape().get()) : Double.NaN;
      Noise scatters = new Noise(noise, positive(row, "sigma"), shape, logMiddle);
      return new PosteriorDraw(chain, draw, Double.NaN, law, scatters);
    } catch (IllegalArgumentException | NoSuchElementException e) {
      throw new InputException(
          file
              + ", line "
              + row.getStartingLineNumber()
              + ": not a draw as a fit writes it ("
              + e.getMessage()
              + "): run the fit again, with x in other units if b is what does not hold",
          e);
    }
  }

  /** Positive and finite, as b may fail to be where x is measured in tiny or huge units. */
  private static double positive(NamedCsvRecord row, String column) {
    double value = number(row, column);
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          column + " is " + row.getField(column) + ", more than a number holds");
    }
    return value;
  }

  private static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }
}
