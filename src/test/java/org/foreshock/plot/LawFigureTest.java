package org.foreshock.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;
import org.foreshock.forecast.Decomposition;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Noise;
import org.foreshock.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of laws, and of sweeps made up from them. */
final class LawFigureTest {
  private static final Break[] NONE = {};
  private static final Break[] TWO = {new Break(2e3, -0.8, 0.15), new Break(2e4, 1.1, 0.1)};

  @TempDir private Path folder;

  @Test
  void lawsOfEveryShapeAreDrawn() throws IOException {
    draw(BrokenPowerLaw.of(0, 3, 0.3), 1, 1e6);
    draw(BrokenPowerLaw.of(0, 3, 0), 1, 1e6);
    draw(BrokenPowerLaw.of(0.1, 3, 0.3, TWO), 10, 1e6);
    draw(BrokenPowerLaw.of(-2, 3, 0.3, TWO), 10, 1e6);
    draw(BrokenPowerLaw.of(5, 3, -0.3, TWO), 10, 10.1);
    draw(BrokenPowerLaw.of(1e-3, 1e-300, 60, TWO), 1e-9, 1e9);
    draw(BrokenPowerLaw.of(0, 1e300, -60, TWO), 1e-9, 1e9);
    draw(BrokenPowerLaw.of(1e300, 1, -60, TWO), 1e-9, 1e9);
    draw(BrokenPowerLaw.of(-1e300, 1, 60, TWO), 1e-290, 1e290);
    draw(BrokenPowerLaw.of(0.1, 3, 0.3, new Break(1e3, 300, 1e-9)), 10, 1e6);
    draw(BrokenPowerLaw.of(0.1, 3, 0.3, new Break(1e3, 2, 1e4), new Break(1e3, 1, 1)), 10, 1e6);
    draw(BrokenPowerLaw.of(0.1, 3, 0.3, new Break(1e300, 2, 1), new Break(1e-300, 1, 1)), 1, 1e3);
  }

  @Test
  void thePixelsAreTheSameWhenDrawnTwice() throws IOException {
    LawFigure figure = figure(BrokenPowerLaw.of(0.1, 3, 0.3, TWO), Metric.PLAIN);
    assertArrayEquals(pixels(figure), pixels(figure));
  }

  @Test
  void everySegmentBreakAndTurnIsThere() throws IOException {
    int[] pixels = pixels(figure(BrokenPowerLaw.of(0.1, 3, 0.3, TWO), Metric.PLAIN));
    int[] law = Arrays.copyOf(pixels, pixels.length / 2);
    int[] slopes = Arrays.copyOfRange(pixels, pixels.length * 2 / 3, pixels.length);
    for (int[] panel : new int[][] {law, slopes}) {
      for (Color ink : Ink.SEGMENTS) {
        assertTrue(count(panel, ink) > 100, () -> "no " + ink);
      }
      assertTrue(count(panel, Ink.MEDIAN) > 1000, "no law");
      assertTrue(count(panel, Ink.EXCESS) > 500, "no law without its limit");
    }
    assertTrue(count(law, Ink.BREAK) > 100, "no break");
    int[] straight = pixels(figure(BrokenPowerLaw.of(0, 3, 0.3, NONE), Metric.PLAIN));
    assertEquals(0, count(straight, Ink.SEGMENTS[1]));
    assertEquals(0, count(straight, Ink.EXCESS));
    assertEquals(0, count(straight, Ink.BREAK));
  }

  @Test
  void aCeilingAndALimitBelowZeroHaveAPanelOfTheirOwn() throws IOException {
    BrokenPowerLaw law = BrokenPowerLaw.of(0.1, 3, 0.3, TWO);
    int plain = height(figure(law, Metric.PLAIN));
    assertTrue(height(figure(law, new Metric(1))) > plain);
    assertTrue(height(figure(BrokenPowerLaw.of(-2, 3, 0.3, TWO), Metric.PLAIN)) > plain);
    assertEquals(plain, height(figure(BrokenPowerLaw.of(0, 3, 0.3, TWO), Metric.PLAIN)));
  }

  @Test
  void sweepsOfEveryKindAreDrawn() throws IOException {
    BrokenPowerLaw law = BrokenPowerLaw.of(0.1, 3, 0.3, TWO);
    Noise noise = Noise.lognormal(0.02);
    draw(new Simulation(law, Metric.PLAIN, noise, new double[] {10, 1e3, 1e6}, 3, 0));
    draw(new Simulation(law, Metric.PLAIN, noise, new double[] {10, 1e3, 1e6}, 3, 0.3));
    draw(new Simulation(law, new Metric(1), noise, new double[] {10, 1e3, 1e6}, 45, 0.3));
    draw(new Simulation(law, Metric.PLAIN, noise, new double[] {500}, 1, 0.3));
    Noise additive = new Noise(NoiseModel.ADDITIVE, 3, Double.NaN, 0);
    BrokenPowerLaw below = BrokenPowerLaw.of(-2, 3, 0.3, TWO);
    draw(new Simulation(below, Metric.PLAIN, additive, new double[] {10, 1e3, 1e6}, 5, 1));
    draw(
        new Simulation(BrokenPowerLaw.of(0, 1, 0), Metric.PLAIN, additive, new double[] {9}, 9, 1));
  }

  @Test
  void theAverageIsDrawnWhereSeedsDiffer() throws IOException {
    BrokenPowerLaw law = BrokenPowerLaw.of(0.1, 3, 0.3, TWO);
    double[] x = {10, 1e3, 1e6};
    draw(new Simulation(law, Metric.PLAIN, Noise.lognormal(0.02), x, 9, 0.3));
    assertTrue(count(pixels(folder.resolve("sweep.png")), Ink.NEW_RUN) > 1000);
    draw(new Simulation(law, Metric.PLAIN, Noise.lognormal(0.02), x, 9, 0));
    assertEquals(0, count(pixels(folder.resolve("sweep.png")), Ink.NEW_RUN));
  }

  private static LawFigure figure(BrokenPowerLaw law, Metric metric) {
    return new LawFigure(new Decomposition(law, metric, 10, 1e6), "x", "y", "title");
  }

  private void draw(BrokenPowerLaw law, double from, double to) throws IOException {
    Decomposition plain = new Decomposition(law, Metric.PLAIN, from, to);
    new LawFigure(plain, "x", "y", "title").writeSvg(folder.resolve("law.svg"));
    assertTrue(Files.readString(folder.resolve("law.svg")).contains("</svg>"));
    Decomposition below = new Decomposition(law, new Metric(1), from, to);
    new LawFigure(below, "x", "y", "title").writePng(folder.resolve("law.png"));
  }

  private void draw(Simulation plan) throws IOException {
    new SweepFigure(plan, plan.run(1), "title").writePng(folder.resolve("sweep.png"));
  }

  private int height(LawFigure figure) throws IOException {
    figure.writePng(folder.resolve("height.png"));
    return ImageIO.read(folder.resolve("height.png").toFile()).getHeight();
  }

  private int[] pixels(LawFigure figure) throws IOException {
    figure.writePng(folder.resolve("pixels.png"));
    return pixels(folder.resolve("pixels.png"));
  }

  private static int[] pixels(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static long count(int[] pixels, Color ink) {
    return Arrays.stream(pixels).filter(pixel -> pixel == ink.getRGB()).count();
  }
}
