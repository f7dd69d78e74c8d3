package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;

/** A white page that knows how to become a file. What is on it is up to its painter. */
final class Sheet {
  /** Pixels of a PNG per unit of the page, for print. */
  private static final int PIXELS = 2;

  /** Paints a page whose upper left corner is at 0, 0. */
  interface Painter {
    void paint(Graphics2D g);
  }

  private final int width;
  private final int height;
  private final Painter painter;

  /** A page of that many units. */
  Sheet(int width, int height, Painter painter) {
    this.width = width;
    this.height = height;
    this.painter = painter;
  }

  /** The page as pixels. */
  BufferedImage image() {
    BufferedImage image =
        new BufferedImage(PIXELS * width, PIXELS * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(PIXELS, PIXELS);
    new Page(this).paint(g, width, height);
    g.dispose();
    return image;
  }

  void writePng(Path file) throws IOException {
    BufferedImage image = image();
    try (OutputStream out = Files.newOutputStream(file);
        MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, "png", stream);
    }
  }

  void writeSvg(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      VectorGraphicsEncoder.saveVectorGraphic(new Page(this), out, VectorGraphicsFormat.SVG);
    }
  }

  /** The sheet as XChart's encoder wants it: a chart, but painted by the sheet's painter. */
  private static final class Page extends XYChart {
    private final Painter painter;

    Page(Sheet sheet) {
      super(sheet.width, sheet.height);
      this.painter = sheet.painter;
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setColor(Ink.PAPER);
      g.fillRect(0, 0, width, height);
      painter.paint(g);
    }
  }
}
