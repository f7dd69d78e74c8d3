package org.foreshock.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LabelsTest {
  private static final Axis UNIT = new Axis(false, 0, 1);
  private static final Point2D LEFT = new Point2D.Double(60, 100);
  private static final Point2D RIGHT = new Point2D.Double(200, 100);

  private final Graphics2D g =
      new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB).createGraphics();
  private final Panel panel = new Panel(new Rectangle(0, 0, 300, 200), UNIT, UNIT);
  private final Labels labels = new Labels(panel);

  @Test
  void theFirstPlaceIsTakenIfItIsFree() {
    assertEquals(LEFT.getX(), middle(write(List.of(LEFT, RIGHT))), 1e-9);
  }

  @Test
  void textsKeepOffCurves() {
    labels.avoid(0, 100, 120, 100);
    assertEquals(RIGHT.getX(), middle(write(List.of(LEFT, RIGHT))), 1e-9);
  }

  @Test
  void textsKeepOffCurvesOfAPanel() {
    labels.avoid(panel, new double[] {0, 0.4}, new double[] {0.5, 0.5});
    assertEquals(RIGHT.getX(), middle(write(List.of(LEFT, RIGHT))), 1e-9);
  }

  @Test
  void textsKeepOffEachOther() {
    Rectangle2D first = write(List.of(LEFT, RIGHT)).orElseThrow();
    Rectangle2D second = write(List.of(LEFT, RIGHT)).orElseThrow();
    assertFalse(first.intersects(second));
  }

  @Test
  void aTextOnACurveIsBetterThanOnAText() {
    write(List.of(LEFT));
    labels.avoid(150, 100, 250, 100);
    assertEquals(RIGHT.getX(), middle(write(List.of(LEFT, RIGHT))), 1e-9);
  }

  @Test
  void nothingIsWrittenAcrossTheFrame() {
    assertEquals(Optional.empty(), write(List.of(new Point2D.Double(5, 100))));
    assertEquals(Optional.empty(), write(List.of(new Point2D.Double(100, 1000))));
  }

  @Test
  void textsBesideAPointClearIt() {
    for (double[] way : new double[][] {{1, 0}, {0, 1}, {-1, 0}, {0, -3}, {2, 1}, {-1, -5}}) {
      Point2D middle = labels.beside(LEFT, way[0], way[1], "slope");
      double width = Text.width("slope", Ink.NOTE);
      Rectangle2D box =
          new Rectangle2D.Double(middle.getX() - width / 2, middle.getY() - 6.5, width, 13);
      assertFalse(box.contains(LEFT));
      assertTrue(way[0] * (middle.getX() - LEFT.getX()) >= 0);
      assertTrue(way[1] * (LEFT.getY() - middle.getY()) >= 0);
    }
  }

  private Optional<Rectangle2D> write(List<Point2D> middles) {
    return labels.write(g, "slope", Ink.BLACK, middles);
  }

  private static double middle(Optional<Rectangle2D> box) {
    return box.orElseThrow().getCenterX();
  }
}
