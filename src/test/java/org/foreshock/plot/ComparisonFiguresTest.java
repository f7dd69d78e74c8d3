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
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.foreshock.plot.CellsFigure.CellMap;
import org.foreshock.plot.ComparisonFigure.Extent;
import org.foreshock.plot.ComparisonFigure.Facet;
import org.foreshock.plot.ComparisonFigure.Layer;
import org.foreshock.plot.ComparisonFigure.Shade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures that hold a posterior beside its rivals, and maps of numbers. */
final class ComparisonFiguresTest {
  private static final double[] X = {1, 3, 5, 7, 9};
  private static final double[] Y = {2, 4, 4, 6, 8};

  @TempDir Path folder;

  /** A figure of so many panels with the same layers. */
  private static ComparisonFigure figure(int panels, Layer... layers) {
    List<Facet> facets = new ArrayList<>();
    for (int i = 0; i < panels; i++) {
      facets.add(
          new Facet(
              "panel",
              "",
              false,
              new Extent(false, 0, 10),
              new Extent(true, 1, 10),
              "y",
              List.of(layers)));
    }
    return new ComparisonFigure("A title", Optional.empty(), Map.of(), 3, "x", facets);
  }

  private BufferedImage image(ComparisonFigure figure) throws IOException {
    Path file = folder.resolve("figure.png");
    figure.writePng(file);
    return ImageIO.read(file.toFile());
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static long count(BufferedImage image, Color colour) {
    return Arrays.stream(pixels(image)).filter(p -> p == colour.getRGB()).count();
  }

  @Test
  void everyLayerIsInkedInEveryPanelAndExplainedOnce() throws IOException {
    Layer line = new Layer.Line(X, Y, Role.POINT);
    long key = count(image(figure(1)), Role.POINT.colour());
    long one = count(image(figure(1, line)), Role.POINT.colour());
    long two = count(image(figure(2, line)), Role.POINT.colour());
    long three = count(image(figure(3, line)), Role.POINT.colour());
    assertEquals(0, key);
    assertTrue(one > 100, "pixels of a line: " + one);
    assertTrue(Math.abs(two - one - (three - two)) < 0.1 * one, one + ", " + two + ", " + three);
    assertTrue(two - one < one, "the key is there once");
  }

  @Test
  void linesAreBrokenWhereThereIsNoNumberAndDotsAreLeftOut() throws IOException {
    double[] gap = Y.clone();
    gap[2] = Double.NaN;
    for (Role role : List.of(Role.TRUTH, Role.PUBLISHED)) {
      long whole = count(image(figure(1, new Layer.Line(X, Y, role))), role.colour());
      long broken = count(image(figure(1, new Layer.Line(X, gap, role))), role.colour());
      assertTrue(broken < whole, role + ": " + broken + " of " + whole);
      long five = count(image(figure(1, new Layer.Dots(X, Y, role))), role.colour());
      long four = count(image(figure(1, new Layer.Dots(X, gap, role))), role.colour());
      assertTrue(four < five, role + ": " + four + " of " + five);
    }
  }

  @Test
  void wideBandsCoverMore() throws IOException {
    double[] top = Arrays.stream(Y).map(y -> 1.1 * y).toArray();
    double[] higher = Arrays.stream(Y).map(y -> 1.2 * y).toArray();
    Color shade = Ink.BANDS[1];
    long narrow = count(image(figure(1, new Layer.Band(X, Y, top, Shade.OUTER, "90 %"))), shade);
    long wide = count(image(figure(1, new Layer.Band(X, Y, higher, Shade.OUTER, "90 %"))), shade);
    assertTrue(wide > 1.5 * narrow && narrow > 0, wide + " and " + narrow);
  }

  @Test
  void alarmsAreInTheColourOfWarnings() throws IOException {
    for (boolean alarm : new boolean[] {false, true}) {
      Facet facet =
          new Facet(
              "panel",
              "NOT CONVERGED",
              alarm,
              new Extent(false, 0, 1),
              new Extent(false, 0, 1),
              "y",
              List.of());
      ComparisonFigure figure =
          new ComparisonFigure("A title", Optional.empty(), Map.of(), 1, "x", List.of(facet));
      assertEquals(alarm, count(image(figure), Ink.WARNING) > 0);
    }
  }

  @Test
  void aLongKeyTakesMoreLines() throws IOException {
    List<Layer> layers = new ArrayList<>();
    for (Role role : Role.values()) {
      layers.add(new Layer.Line(X, Y, role));
    }
    int few = image(figure(1, layers.get(0))).getHeight();
    assertTrue(image(figure(1, layers.toArray(new Layer[0]))).getHeight() > few);
  }

  @Test
  void drawnTwiceTheyAreTheSame() throws IOException {
    ComparisonFigure figure =
        figure(
            4,
            new Layer.Band(X, Y, Y, Shade.PRIOR, "prior"),
            new Layer.Dots(X, Y, Role.DRAW),
            new Layer.Upright(5, "here"));
    assertArrayEquals(pixels(image(figure)), pixels(image(figure)));
  }

  private BufferedImage map(double... row) throws IOException {
    Path file = folder.resolve("map.png");
    List<String> columns = Arrays.stream(row).mapToObj(v -> "" + v).toList();
    CellMap map = new CellMap("map", 0.01, 10, 5, new double[][] {row});
    new CellsFigure("A title", "what it is", List.of("f"), columns, "rows", "columns", List.of(map))
        .writePng(file);
    return ImageIO.read(file.toFile());
  }

  @Test
  void cellsOfAMapBearTheirShadeAndThoseOfThePriorAreHatched() throws IOException {
    assertTrue(count(map(0.01, 1), SeedShades.at(0)) > 1000, "palest");
    assertTrue(count(map(4.99999, 10), SeedShades.at(1)) == 0, "the darkest is the prior's");
    assertTrue(count(map(0.1, 1), Ink.NEVER) < 100, "rims of letters");
    assertTrue(count(map(0.1, 6), Ink.NEVER) > 1000);
    assertTrue(count(map(0.1, Double.POSITIVE_INFINITY), Ink.NEVER) > 1000);
  }
}
