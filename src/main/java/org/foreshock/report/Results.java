package org.foreshock.report;

import java.util.List;
import java.util.Optional;
import org.foreshock.data.Table;
import org.foreshock.fit.Fit;
import org.foreshock.forecast.HeldOut;
import org.foreshock.forecast.Outlook;
import org.foreshock.forecast.Sensitivity;
import org.foreshock.sampler.ChainSettings;

/**
 * All that one run of the program found out.
 *
 * @param version of the program
 * @param title of the curve
 * @param source of the table, as the user named it
 * @param table the runs and their names
 * @param fit the draws and their diagnosis
 * @param settings of the chains
 * @param horizonDecades how far beyond the runs breaks are looked for
 * @param priorOnly whether the draws are the prior's
 * @param outlook what the fit says
 * @param heldOut how well it foresaw the runs held out, if any were
 * @param sensitivity under narrower, stated and wider priors of f; empty if not asked for
 */
public record Results(
    String version,
    String title,
    String source,
    Table table,
    Fit fit,
    ChainSettings settings,
    double horizonDecades,
    boolean priorOnly,
    Outlook outlook,
    Optional<HeldOut> heldOut,
    List<Sensitivity> sensitivity) {

  /** Number of runs behind the table. */
  double runs() {
    return table.sweep().runs();
  }
}
