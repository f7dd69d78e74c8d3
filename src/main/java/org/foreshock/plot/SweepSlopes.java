package org.foreshock.plot;

import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Local slopes of laws whose breaks differ from seed to seed, and of their average, whose break is
 * wider than any of theirs.
 *
 * @param seeds the laws
 */
record SweepSlopes(Seeds seeds) implements StackedPanel {
  @Override
  public String name() {
    return "local slope";
  }

  @Override
  public int height() {
    return 150;
  }

  @Override
  public Axis y() {
    return new Axis(
            false, Math.min(0, slopes().min().orElse(0)), Math.max(0, slopes().max().orElse(0)))
        .padded(0.1, 0.1);
  }

  private DoubleStream slopes() {
    return Stream.concat(Stream.of(seeds.law()), seeds.shown().stream())
        .flatMapToDouble(law -> Arrays.stream(seeds.slope(law)))
        .filter(Double::isFinite);
  }

  @Override
  public void ink(Graphics2D g, Panel panel) {
    double zero = panel.y(0);
    panel.ink(g, panel.area().getMinX(), zero, panel.area().getMaxX(), zero, Ink.GREY, Ink.HAIR);
    seeds
        .shown()
        .forEach(law -> panel.ink(g, seeds.grid(), seeds.slope(law), Ink.EXCESS, Ink.HAIR));
    panel.ink(g, seeds.grid(), seeds.slope(seeds.law()), Ink.MEDIAN, Ink.MEDIUM);
    panel.ink(g, seeds.grid(), seeds.averageSlope(), Ink.NEW_RUN, Ink.MEDIUM);
  }
}
