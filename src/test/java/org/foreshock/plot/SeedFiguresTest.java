package org.foreshock.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.foreshock.budget.CurvePoint;
import org.foreshock.plot.HeatMapFigure.SeedCell;
import org.foreshock.plot.SeedCurveFigure.SeedMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeedFiguresTest {
  private static final SeedCell NEVER = new SeedCell(Double.NaN, true, false, 1.6, 0.1);

  @TempDir Path folder;

  static HeatMapFigure map(SeedCell... row) {
    List<String> columns = new ArrayList<>();
    Arrays.stream(row).forEach(cell -> columns.add("" + columns.size()));
    return new HeatMapFigure(
        List.of("0.5"),
        columns,
        List.of(List.of(row)),
        "f",
        "decades",
        1,
        1e6,
        "Seeds",
        "for a test");
  }

  private static SeedCell cell(double seeds) {
    return new SeedCell(seeds, true, false, 0.2, 0.5);
  }

  private int[] pixels(HeatMapFigure figure) throws IOException {
    Path file = folder.resolve("map.png");
    figure.writePng(file);
    BufferedImage image = ImageIO.read(file.toFile());
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static double share(int[] pixels, Color colour) {
    return Arrays.stream(pixels).filter(p -> p == colour.getRGB()).count() / (double) pixels.length;
  }

  @Test
  void cellsBearTheirShade() throws IOException {
    int[] pixels = pixels(map(cell(1), cell(17), cell(2100), cell(1e6), NEVER));
    for (double seeds : new double[] {1, 17, 2100, 1e6}) {
      assertTrue(share(pixels, SeedShades.of(seeds, 1e6)) > 0.02, "no shade of " + seeds);
    }
  }

  @Test
  void neverIsHatchedAndNothingElseIs() throws IOException {
    double without = share(pixels(map(cell(1), cell(17))), Ink.HATCH);
    double with = share(pixels(map(cell(1), NEVER)), Ink.HATCH);
    assertTrue(with > without + 0.005, without + " and " + with);
  }

  @Test
  void moreSeedsAreDarker() {
    double last = 2;
    for (double seeds = 1; seeds <= 1e6; seeds *= 3) {
      Color shade = SeedShades.of(seeds, 1e6);
      double light = 0.299 * shade.getRed() + 0.587 * shade.getGreen() + 0.114 * shade.getBlue();
      assertTrue(light / 255 < last, "lighter at " + seeds);
      last = light / 255;
      Color ink = SeedShades.inkOn(shade);
      // large bold text needs 3 (Web Content Accessibility Guidelines 2.1)
      assertTrue(SeedShades.contrast(ink, shade) > 3.9, "unreadable at " + seeds);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "17, 17",
    "99.6, 100",
    "123, 120",
    "2143, 2.1k",
    "28525, 29k",
    "999999, 1M",
    "1300000, 1.3M",
    "2.5e9, 2.5G"
  })
  void seedsAreWrittenShort(double seeds, String text) {
    assertEquals(text, Numerals.counted(seeds));
  }

  private static SeedCurveFigure curve(Optional<SeedMark> answer) {
    List<CurvePoint> points = new ArrayList<>();
    for (int i = 0; i <= 6; i++) {
      double share = i / 6.0;
      points.add(
          new CurvePoint(
              (int) Math.round(Math.pow(10, i)),
              share,
              Math.max(0, share - 0.1),
              Math.min(1, share + 0.1),
              3 * Math.exp(-0.8 * i),
              0.9,
              24));
    }
    return new SeedCurveFigure(points, 0.8, 0.3, answer, "Seeds");
  }

  private int[] pixels(SeedCurveFigure figure) throws IOException {
    Path file = folder.resolve("curve.png");
    figure.writePng(file);
    BufferedImage image = ImageIO.read(file.toFile());
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void theAnswerIsMarkedAndItsAbsenceToo() throws IOException {
    int[] marked = pixels(curve(Optional.of(new SeedMark(60_000, 40_000, 90_000))));
    assertTrue(share(marked, Ink.BREAK_TINT) > 0.005);
    assertEquals(0, share(pixels(curve(Optional.empty())), Ink.BREAK_TINT));
  }

  @Test
  void anEndlessIntervalLeavesTheFrame() throws IOException {
    int[] pixels = pixels(curve(Optional.of(new SeedMark(6e5, 4e5, Double.POSITIVE_INFINITY))));
    assertTrue(share(pixels, Ink.BREAK_TINT) > 0.001);
  }

  @Test
  void drawnTwiceTheyAreTheSame() throws IOException {
    assertArrayEquals(pixels(map(cell(3), NEVER)), pixels(map(cell(3), NEVER)));
    SeedCurveFigure figure = curve(Optional.of(new SeedMark(60_000, 40_000, 90_000)));
    assertArrayEquals(pixels(figure), pixels(figure));
  }
}
