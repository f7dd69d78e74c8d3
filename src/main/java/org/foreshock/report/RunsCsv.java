package org.foreshock.report;

import java.io.IOException;
import org.foreshock.simulation.SyntheticSweep;

/** A table of runs as {@code foreshock fit} reads it: {@code x,seed,y}, a row a run. */
public final class RunsCsv {
  private RunsCsv() {}

  /** Writes the runs of a sweep, scale after scale. */
  public static void write(Appendable out, SyntheticSweep sweep) throws IOException {
    out.append(
        CsvText.of(
            csv -> {
              csv.writeRecord("x", "seed", "y");
              for (int k = 0; k < sweep.scales().length; k++) {
                String x = Decimal.shortest(sweep.scales()[k]);
                for (int s = 0; s < sweep.y()[k].length; s++) {
                  csv.writeRecord(x, Integer.toString(s + 1), Decimal.shortest(sweep.y()[k][s]));
                }
              }
            }));
  }
}
