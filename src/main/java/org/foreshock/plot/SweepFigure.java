package org.foreshock.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.Sweep;
import org.foreshock.forecast.Decomposition;
import org.foreshock.simulation.Simulation;
import org.foreshock.simulation.SyntheticSweep;

/**
 * Runs that were made up, over the law that they come from. Where every seed has breaks of its own,
 * their average is there too, with its local slope below: smoother than any one of them.
 *
 * @param plan of the sweep
 * @param sweep what came of it
 * @param title one line
 */
public record SweepFigure(Simulation plan, SyntheticSweep sweep, String title) {
  private static final double MARGIN = 0.02;
  private static final double SHORTEST = Math.log10(1.5);

  /**
   * Writes 1600 pixels across to exactly this file.
   *
   * @throws PictureException if AWT or fonts are missing
   */
  public void writePng(Path file) throws IOException {
    sheet().writePng(file);
  }

  /**
   * Writes the same picture as SVG to exactly this file.
   *
   * @throws PictureException if AWT or fonts are missing
   */
  public void writeSvg(Path file) throws IOException {
    sheet().writeSvg(file);
  }

  private Sheet sheet() {
    Awt.require();
    Axis x = axis();
    Decomposition parts =
        new Decomposition(plan.law(), plan.metric(), x.value(x.from()), x.value(x.to()));
    Seeds seeds = Seeds.of(plan, sweep, parts.grid());
    RunMarks runs = new RunMarks(runs());
    List<StackedPanel> panels = new ArrayList<>();
    panels.add(new SweepCurves(seeds, sweep, runs));
    if (seeds.vary() && plan.law().limit() >= 0) {
      panels.add(new SweepSlopes(seeds));
    }
    return new Stack(title, x, "x", parts, panels).sheet(key -> explain(key, seeds, runs));
  }

  private Axis axis() {
    double from = Math.log10(sweep.scales()[0]);
    double to = Math.log10(sweep.scales()[sweep.scales().length - 1]);
    double missing = Math.max(0, SHORTEST - (to - from));
    return new Axis(true, from - missing / 2, to + missing / 2).padded(MARGIN, MARGIN);
  }

  private Sweep runs() {
    int seeds = plan.seeds();
    double[] x = new double[sweep.scales().length * seeds];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = sweep.scales()[i / seeds];
      y[i] = sweep.y()[i / seeds][i % seeds];
    }
    return Sweep.ofRuns(x, y);
  }

  private static void explain(Legend key, Seeds seeds, RunMarks runs) {
    key.line(Ink.MEDIAN, Ink.CURVE, "law");
    if (seeds.vary()) {
      key.line(Ink.EXCESS, Ink.THIN, "law of a seed")
          .line(Ink.NEW_RUN, Ink.MEDIUM, "their average");
    }
    runs.explain(key);
    if (seeds.hasBreaks()) {
      key.shade(Ink.STEP, Ink.BREAK, "break: middle 80 %");
    }
  }
}
