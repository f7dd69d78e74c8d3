package org.foreshock.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.foreshock.data.Sweep;
import org.foreshock.forecast.Bands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FiguresTest {
  private static final BreakMark INSIDE = new BreakMark("d1", 50, 70, 80, 90, 110, 1);
  private static final BreakMark BEYOND = new BreakMark("d2", 1e6, 1e8, 1e9, 1e10, 1e11, 0.3);
  private static final Bands CURVE = Examples.bands(10, 1e5, x -> 5 / x, x -> 0.1);

  @TempDir Path folder;

  @Test
  void filesAreWhatTheirNamesSay() throws Exception {
    // Exactly the given path, whatever its extension: XChart's own encoders would append one.
    Path png = folder.resolve("bands.tmp");
    Path svg = folder.resolve("bands");
    BandFigure figure = figure(plain(), CURVE, List.of(INSIDE), Optional.empty());
    figure.writePng(png);
    figure.writeSvg(svg);

    byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    byte[] start = new byte[8];
    System.arraycopy(Files.readAllBytes(png), 0, start, 0, 8);
    assertArrayEquals(signature, start);
    BufferedImage image = ImageIO.read(png.toFile());
    assertEquals(1600, image.getWidth());
    assertEquals(1000, image.getHeight());
    assertEquals("svg", rootOf(svg));
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void thePixelsAreTheSameWhenDrawnTwice() throws IOException {
    BandFigure bands = figure(plain(), CURVE, List.of(INSIDE, BEYOND), Optional.of("warning"));
    assertArrayEquals(pixels(bands), pixels(bands));
    BreakFigure breaks = breaks(Examples.draws(1, 80, 0.1, 0.3));
    assertArrayEquals(pixels(breaks), pixels(breaks));
  }

  @Test
  void aWarningCannotBeOverlooked() throws IOException {
    BandFigure good = figure(plain(), CURVE, List.of(), Optional.empty());
    BandFigure bad = figure(plain(), CURVE, List.of(), Optional.of("NOT CONVERGED: R-hat 1.07"));
    int warning = Ink.WARNING.getRGB();
    assertTrue(share(pixels(bad), warning) > 0.02);
    assertTrue(share(pixels(good), warning) < 0.01);
  }

  @Test
  void bandsAreNestedShades() throws IOException {
    int[] pixels = pixels(figure(plain(), CURVE, List.of(), Optional.empty()));
    for (Color shade : Ink.BANDS) {
      assertTrue(share(pixels, shade.getRGB()) > 0.001, () -> "no " + shade);
    }
  }

  @Test
  void bandsWithoutEndLeaveTheFrame() throws Exception {
    Bands endless = Examples.endless(10, 1e5);
    for (YScale scale : YScale.values()) {
      draw(figure(plain(), endless, List.of(INSIDE, BEYOND), Optional.empty(), scale));
    }
    double[][] nothing = new double[CURVE.x().length][9];
    for (double[] row : nothing) {
      Arrays.fill(row, Double.NaN);
    }
    draw(figure(plain(), new Bands(CURVE.x(), nothing), List.of(), Optional.empty()));
  }

  @Test
  void sweepsOfEveryShapeAreDrawn() throws Exception {
    draw(figure(Examples.sweep(64, 64, 1, x -> 3, 1), CURVE, List.of(), Optional.empty()));
    draw(figure(Examples.sweep(10, 1e4, 3, x -> 5 / x, 900), CURVE, List.of(), Optional.empty()));
    draw(figure(Examples.sweep(10, 1e4, 90, x -> 5 / x, 1), CURVE, List.of(), Optional.empty()));
    draw(figure(Examples.sweep(1e17, 1e24, 9, x -> 5 / x, 2), CURVE, List.of(), Optional.empty()));
    draw(figure(Examples.sweep(10, 1e4, 5, x -> x - 500, 2), CURVE, List.of(), Optional.empty()));
    Sweep averaged =
        Sweep.ofMoments(
            new double[] {100, 1000},
            new double[] {5, 5},
            new double[] {-3, -5.3},
            new double[] {0.01, 0});
    draw(figure(averaged, CURVE, List.of(), Optional.empty()));
  }

  @Test
  void manyRunsAreSummarised() throws Exception {
    Path few = folder.resolve("few.svg");
    Path many = folder.resolve("many.svg");
    figure(Examples.sweep(10, 1e4, 4, x -> 5 / x, 30), CURVE, List.of(), Optional.empty())
        .writeSvg(few);
    figure(Examples.sweep(10, 1e4, 4, x -> 5 / x, 5000), CURVE, List.of(), Optional.empty())
        .writeSvg(many);
    assertTrue(Files.size(many) < Files.size(few));
  }

  @Test
  void ringsAreHollow() {
    int[] ring = acrossMiddle(panel -> panel.rings(HALF, HALF, Ink.BLACK, 10));
    int[] dot = acrossMiddle(panel -> panel.dots(HALF, HALF, Ink.BLACK, 10));
    assertEquals(Ink.PAPER.getRGB(), ring[50]);
    assertEquals(Ink.BLACK.getRGB(), dot[50]);
    for (int edge : new int[] {40, 60}) {
      assertTrue(IntStream.rangeClosed(edge - 1, edge + 1).anyMatch(i -> ring[i] != ring[50]));
    }
    assertEquals(Ink.BEYOND.getRGB(), ring[30]);
  }

  private static final double[] HALF = {0.5};

  /** The middle line of a shaded square of 100 by 100 with something in its middle. */
  private static int[] acrossMiddle(Consumer<Panel> drawing) {
    BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    Axis axis = new Axis(false, 0, 1);
    Panel panel = new Panel(new Rectangle(0, 0, 100, 100), axis, axis);
    g.setColor(Ink.BEYOND);
    g.fillRect(0, 0, 100, 100);
    drawing.accept(panel);
    panel.paintLayer(g);
    return image.getRGB(0, 50, 100, 1, null, 0, 100);
  }

  @Test
  void runsHeldOutAreDrawn() throws Exception {
    Sweep kept = Examples.sweep(10, 100, 5, x -> 5 / x, 1);
    Sweep rest = Examples.sweep(200, 1e4, 5, x -> 5 / x, 1);
    int black = Ink.BLACK.getRGB();
    double without = share(pixels(held(kept, Optional.empty())), black);
    double with = share(pixels(held(kept, Optional.of(rest))), black);
    assertTrue(without < with, without + " < " + with);
    draw(held(kept, Optional.of(rest)));
  }

  private static BandFigure held(Sweep sweep, Optional<Sweep> heldOut) {
    return new BandFigure(
        sweep, heldOut, CURVE, CURVE, List.of(), "x", "y", "title", Optional.empty(), YScale.AUTO);
  }

  @Test
  void curvesWithoutBandsAreDrawn() throws Exception {
    double[] x = Examples.grid(10, 1e5, 60);
    double[] curve = Arrays.stream(x).map(v -> 5 / v).toArray();
    double[] rival = Arrays.stream(x).map(v -> 3 / Math.sqrt(v)).toArray();
    double[] wild =
        Arrays.stream(x).map(v -> v < 1e3 ? 5 / v : v < 1e4 ? Double.NaN : 1e300).toArray();
    drawCurve(curve, List.of());
    double alone = share(pixels(folder.resolve("curve.png")), Ink.NEW_RUN.getRGB());
    drawCurve(curve, List.of(rival));
    assertTrue(share(pixels(folder.resolve("curve.png")), Ink.NEW_RUN.getRGB()) > alone);
    drawCurve(wild, List.of(wild));
  }

  private void drawCurve(double[] curve, List<double[]> rivals) throws Exception {
    CurveFigure figure =
        new CurveFigure(
            plain(),
            Optional.empty(),
            Examples.grid(10, 1e5, 60),
            curve,
            rivals,
            List.of(new BreakMark("d1", 80, 80, 80, 80, 80, 1)),
            "x",
            "y",
            "title",
            Optional.empty());
    figure.writePng(folder.resolve("curve.png"));
    figure.writeSvg(folder.resolve("curve.svg"));
    assertEquals("svg", rootOf(folder.resolve("curve.svg")));
  }

  @Test
  void textOfAnyKindIsDrawn() throws Exception {
    for (String text : List.of("", " ", "loss\nin\tnats", "名前 λ̂ 🙂", "word ".repeat(200))) {
      draw(
          new BandFigure(
              plain(),
              Optional.empty(),
              CURVE,
              CURVE,
              List.of(),
              text,
              text,
              text,
              Optional.of(text),
              YScale.AUTO));
    }
    draw(figure(plain(), CURVE, List.of(), Optional.of("w".repeat(500))));
  }

  @Test
  void breaksOfEveryKindAreDrawn() throws Exception {
    draw(breaks());
    draw(breaks(Examples.draws(1, 80, 1e-5, 0.05)));
    draw(breaks(Examples.draws(1, 80, 0, 0.05)));
    draw(breaks(Examples.draws(1, 1e9, 0.1, 1), Examples.draws(2, 1e-9, 0.1, 1)));
    draw(
        breaks(
            Examples.draws(1, 80, 0.1, 1),
            Examples.draws(2, 1e3, 2, 1),
            Examples.draws(3, 1e7, 9, 1)));
    draw(breaks(new BreakDraws(1, new double[] {2}, new double[] {0.3}, 0.01)));
  }

  @Test
  void eachBreakHasItsRow() throws IOException {
    int one = height(breaks(Examples.draws(1, 80, 0.1, 1)));
    int four =
        height(
            breaks(
                Examples.draws(1, 80, 0.1, 1),
                Examples.draws(2, 800, 0.1, 1),
                Examples.draws(3, 8e3, 0.1, 1),
                Examples.draws(4, 8e4, 0.1, 1)));
    assertTrue(four > one);
  }

  @Test
  void drawsThatAreAllInfiniteAreRefused() {
    double[] endless = {Double.POSITIVE_INFINITY};
    BreakFigure figure = breaks(new BreakDraws(1, endless, new double[] {1}, 1));
    Path file = folder.resolve("x.png");
    assertThrows(IllegalArgumentException.class, () -> figure.writePng(file));
    assertFalse(Files.exists(file));
  }

  private static Sweep plain() {
    return Examples.sweep(10, 1e3, 9, x -> 5 / x, 3);
  }

  private static BandFigure figure(
      Sweep sweep, Bands curve, List<BreakMark> breaks, Optional<String> warning) {
    return figure(sweep, curve, breaks, warning, YScale.AUTO);
  }

  private static BandFigure figure(
      Sweep sweep, Bands curve, List<BreakMark> breaks, Optional<String> warning, YScale scale) {
    return new BandFigure(
        sweep, Optional.empty(), curve, CURVE, breaks, "x", "y", "title", warning, scale);
  }

  private static BreakFigure breaks(BreakDraws... draws) {
    Optional<Range> window = Optional.of(new Range(10, 1e5));
    return new BreakFigure(
        List.of(draws), new Range(10, 1e3), window, "x", "title", Optional.empty());
  }

  private void draw(BandFigure figure) throws Exception {
    figure.writePng(folder.resolve("bands.png"));
    figure.writeSvg(folder.resolve("bands.svg"));
    assertEquals("svg", rootOf(folder.resolve("bands.svg")));
  }

  private void draw(BreakFigure figure) throws Exception {
    figure.writePng(folder.resolve("breaks.png"));
    figure.writeSvg(folder.resolve("breaks.svg"));
    assertEquals("svg", rootOf(folder.resolve("breaks.svg")));
  }

  private int[] pixels(BandFigure figure) throws IOException {
    figure.writePng(folder.resolve("pixels.png"));
    return pixels(folder.resolve("pixels.png"));
  }

  private int[] pixels(BreakFigure figure) throws IOException {
    figure.writePng(folder.resolve("pixels.png"));
    return pixels(folder.resolve("pixels.png"));
  }

  private int height(BreakFigure figure) throws IOException {
    figure.writePng(folder.resolve("height.png"));
    return ImageIO.read(folder.resolve("height.png").toFile()).getHeight();
  }

  private static int[] pixels(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static double share(int[] pixels, int colour) {
    return IntStream.of(pixels).filter(pixel -> pixel == colour).count() / (double) pixels.length;
  }

  private static String rootOf(Path svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(svg.toFile()).getDocumentElement().getTagName();
  }
}
