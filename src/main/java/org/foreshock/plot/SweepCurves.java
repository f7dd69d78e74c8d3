package org.foreshock.plot;

import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.simulation.SyntheticSweep;

/**
 * Runs over the law that they come from, and over the laws of the seeds where these differ.
 *
 * @param seeds the laws
 * @param sweep the runs
 * @param runs the same as marks
 */
record SweepCurves(Seeds seeds, SyntheticSweep sweep, RunMarks runs) implements StackedPanel {
  private static final double SHORTEST = Math.log10(1.3);

  @Override
  public String name() {
    return "y";
  }

  @Override
  public int height() {
    return 340;
  }

  /** On a log axis where all is positive and spans more than a factor of 1.3. */
  @Override
  public Axis y() {
    double low = values().min().orElseThrow();
    double high = values().max().orElseThrow();
    boolean log = low > 0 && Math.log10(high) - Math.log10(low) >= SHORTEST;
    return new Axis(log, Axis.place(log, low), Axis.place(log, high)).padded(0.06, 0.06);
  }

  private DoubleStream values() {
    Stream<double[]> all = Stream.concat(seeds.curves().stream(), Arrays.stream(sweep.y()));
    return all.flatMapToDouble(Arrays::stream).filter(y -> Math.abs(y) < 1e300);
  }

  @Override
  public void ink(Graphics2D g, Panel panel) {
    List<BrokenPowerLaw> laws = seeds.shown();
    for (BrokenPowerLaw law : laws) {
      panel.ink(g, seeds.grid(), seeds.metric(law), Ink.EXCESS, Ink.HAIR);
    }
    runs.draw(panel);
    panel.paintLayer(g);
    runs.inkSpreads(g, panel);
    panel.ink(g, seeds.grid(), seeds.metric(seeds.law()), Ink.MEDIAN, Ink.MEDIUM);
    if (seeds.vary()) {
      panel.ink(g, seeds.grid(), seeds.average(), Ink.NEW_RUN, Ink.MEDIUM);
    }
  }
}
