package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.foreshock.plot.Text.Align;

/**
 * The posterior of every break, a row each: where it is, and how sharp. Each panel zooms to its
 * posterior; it shows the data beside it where both fit, and says where they are where not.
 *
 * @param breaks draws of each break, possibly none
 * @param data smallest and largest scale of the runs
 * @param window where the prior allows breaks, if it has hard ends
 * @param xName what x is, for the axis
 * @param title one line
 * @param warning what a reader must know before the picture; drawn in a bar across the top
 */
public record BreakFigure(
    List<BreakDraws> breaks,
    Range data,
    Optional<Range> window,
    String xName,
    String title,
    Optional<String> warning) {
  private static final int WIDTH = 800;
  private static final int GUTTER = 34;
  private static final int PLACE_WIDTH = 450;
  private static final int CAPTION = 24;
  private static final int TICK_ROOM = 26;
  private static final int NAME_ROOM = 30;

  public BreakFigure {
    breaks = List.copyOf(breaks);
  }

  /**
   * Writes 1600 pixels across, and more of them down the more breaks there are, to exactly this
   * file.
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
    return new Sheet(WIDTH, height(), this::paint);
  }

  private Header header() {
    return new Header(title, warning, Panel.MARGIN, WIDTH - 2 * Panel.MARGIN);
  }

  private int height() {
    int rows = Math.max(1, breaks.size());
    return header().height() + rows * (panelHeight() + CAPTION + TICK_ROOM) + NAME_ROOM;
  }

  private int panelHeight() {
    return breaks.isEmpty() ? 40 : breaks.size() == 1 ? 260 : breaks.size() == 2 ? 160 : 120;
  }

  private void paint(Graphics2D g) {
    header().paint(g);
    if (breaks.isEmpty()) {
      g.setColor(Ink.BLACK);
      String none = "This law has no break.";
      Text.write(g, none, Ink.NAME, WIDTH / 2.0, height() / 2.0, Align.CENTRE);
      return;
    }
    int top = header().height();
    for (BreakDraws draws : breaks) {
      paintRow(g, draws, top + CAPTION);
      top += CAPTION + panelHeight() + TICK_ROOM;
    }
    double baseline = height() - 12.0;
    g.setColor(Ink.BLACK);
    Rectangle place = placeArea(0);
    Rectangle sharpness = sharpnessArea(0);
    String placeName = Text.fitted("place of the break: " + xName, Ink.NAME, place.width);
    Text.write(g, placeName, Ink.NAME, place.getCenterX(), baseline, Align.CENTRE);
    String sharpnessName = "sharpness f (smaller is sharper)";
    Text.write(g, sharpnessName, Ink.NAME, sharpness.getCenterX(), baseline, Align.CENTRE);
  }

  private Rectangle placeArea(int top) {
    return new Rectangle(Panel.MARGIN, top, PLACE_WIDTH, panelHeight());
  }

  private Rectangle sharpnessArea(int top) {
    int left = Panel.MARGIN + PLACE_WIDTH + GUTTER;
    return new Rectangle(left, top, WIDTH - Panel.MARGIN - left, panelHeight());
  }

  private void paintRow(Graphics2D g, BreakDraws draws, int top) {
    Sample place = Sample.of(draws.log10Place());
    Sample sharpness = Sample.of(Arrays.stream(draws.sharpness()).map(Math::log10).toArray());
    String chance =
        draws.probability() < 1 ? ", exists: " + Numerals.percent(draws.probability()) : "";
    DensityPanel.of(placeArea(top), place, log10(data), window.map(BreakFigure::log10))
        .paint(g, "d" + draws.number(), chance);
    DensityPanel.of(sharpnessArea(top), sharpness).paint(g, "f" + draws.number(), "");
  }

  private static Range log10(Range range) {
    return new Range(Math.log10(range.low()), Math.log10(range.high()));
  }
}
