package org.foreshock.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.foreshock.plot.Text.Align;

/**
 * Seeds needed by sharpness and distance: the number in each cell, its size as a shade, and cells
 * that no number of seeds serves hatched.
 *
 * @param rows labels of the rows, top first
 * @param columns labels of the columns, left first
 * @param cells by row, then column
 * @param rowName what the rows are
 * @param columnName what the columns are
 * @param passed how many columns, the last ones, have the break behind the largest scale
 * @param most the most seeds that were tried
 * @param title one line
 * @param subtitle what the numbers are for; wrapped
 */
public record HeatMapFigure(
    List<String> rows,
    List<String> columns,
    List<List<SeedCell>> cells,
    String rowName,
    String columnName,
    int passed,
    double most,
    String title,
    String subtitle) {
  private static final int WIDTH = 800;
  private static final int LEAST_LEFT = 86;
  private static final int NAME_ROOM = 44;
  private static final int ROW = 52;
  private static final int AXIS_ROOM = 64;
  private static final int LINE = 16;
  private static final int KEY = 66;
  private static final int NOTE_LINE = 15;
  private static final double GAP = 1.5;
  private static final Font SEEDS = Ink.NAME.deriveFont(Font.BOLD, 17f);
  private static final Font UNSERVED = Ink.NAME.deriveFont(15f);
  private static final double LEAST_SIZE = 0.5;

  /**
   * One cell.
   *
   * @param seeds the fewest that will do; NaN if none will
   * @param exact whether their interval is as tight as was asked
   * @param orFewer whether fewer were not tried
   * @param length that the interval of the place reaches with the most seeds, in decades, where
   *     none will do
   * @param visible share of the break's change of slope that the largest scale shows
   */
  public record SeedCell(
      double seeds, boolean exact, boolean orFewer, double length, double visible) {
    private String mark() {
      return orFewer ? "≤" : exact ? "" : "~";
    }
  }

  public HeatMapFigure {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    cells = List.copyOf(cells);
  }

  /**
   * Writes 1600 pixels across, and more of them down the more rows there are, to exactly this file.
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
    int below = AXIS_ROOM + KEY + NOTE_LINE * legend().size() + 8;
    return new Sheet(WIDTH, top() + ROW * rows.size() + below, this::paint);
  }

  private Header header() {
    return new Header(title, Optional.empty(), left(), width());
  }

  private List<String> notes() {
    return Text.wrapped(subtitle, Ink.NUMBER, width());
  }

  private int left() {
    double widest = rows.stream().mapToDouble(row -> Text.width(row, Ink.NAME)).max().orElse(0);
    return Math.max(LEAST_LEFT, NAME_ROOM + (int) Math.min(widest, WIDTH / 3.0));
  }

  private double width() {
    return WIDTH - left() - Panel.MARGIN;
  }

  /** Smaller where columns are many. */
  private Font sized(Font font, String widest) {
    double room = width() / columns.size() - 8;
    double size = Math.min(1, room / Text.width(widest, font));
    return font.deriveFont((float) (font.getSize2D() * Math.max(LEAST_SIZE, size)));
  }

  private int top() {
    return header().height() + LINE * notes().size() + 12 + (passed > 0 ? 16 : 0);
  }

  private void paint(Graphics2D g) {
    header().paint(g);
    g.setColor(Ink.GREY);
    List<String> notes = notes();
    for (int i = 0; i < notes.size(); i++) {
      double baseline = header().height() + 10 + LINE * i;
      Text.write(g, notes.get(i), Ink.NUMBER, left(), baseline, Align.LEFT);
    }
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < columns.size(); j++) {
        paintCell(g, cell(i, j), cells.get(i).get(j));
      }
    }
    paintPassed(g);
    paintLabels(g);
    int below = top() + ROW * rows.size() + AXIS_ROOM;
    new SeedKey(most, left(), below).paint(g, width());
    g.setColor(Ink.GREY);
    List<String> legend = legend();
    for (int i = 0; i < legend.size(); i++) {
      double baseline = below + KEY + (double) NOTE_LINE * i;
      Text.write(g, legend.get(i), Ink.NOTE, left(), baseline, Align.LEFT);
    }
  }

  /** What the words in the cells mean. */
  private List<String> legend() {
    List<SeedCell> all = cells.stream().flatMap(List::stream).toList();
    List<String> lines = new ArrayList<>();
    if (all.stream().anyMatch(cell -> !Double.isNaN(cell.seeds()))) {
      lines.add("visible: how much of the break's change of slope the largest scale shows already");
    }
    if (all.stream().anyMatch(cell -> cell.mark().equals("~"))) {
      lines.add("~: rough, for more seeds change little there");
    }
    if (all.stream().anyMatch(SeedCell::orFewer)) {
      lines.add("≤: fewer seeds were not tried");
    }
    return lines;
  }

  private Rectangle2D cell(int row, int column) {
    double size = width() / columns.size();
    return new Rectangle2D.Double(
        left() + column * size + GAP, top() + row * ROW + GAP, size - 2 * GAP, ROW - 2 * GAP);
  }

  private void paintCell(Graphics2D g, Rectangle2D area, SeedCell cell) {
    boolean never = Double.isNaN(cell.seeds());
    if (never) {
      paintNever(g, area);
      g.setColor(Ink.GREY);
    } else {
      Color shade = SeedShades.of(cell.seeds(), most);
      g.setColor(shade);
      g.fill(area);
      g.setColor(SeedShades.inkOn(shade));
    }
    Font font = sized(never ? UNSERVED : SEEDS, "~999k");
    String limit = "> " + Numerals.counted(most);
    String number = never ? limit : cell.mark() + Numerals.counted(cell.seeds());
    Text.write(g, number, font, area.getCenterX(), area.getCenterY() + 2, Align.CENTRE);
    String small =
        never
            ? Numerals.counted(cell.length()) + " decades"
            : Numerals.percent(cell.visible()) + " visible";
    Font note = sized(Ink.NOTE, "99 % visible");
    Text.write(g, small, note, area.getCenterX(), area.getCenterY() + 18, Align.CENTRE);
  }

  /** Grey with diagonal lines, which no shade of the scale has. */
  static void paintNever(Graphics2D g, Rectangle2D area) {
    g.setColor(Ink.NEVER);
    g.fill(area);
    Shape clip = g.getClip();
    g.clip(area);
    g.setColor(Ink.HATCH);
    g.setStroke(Ink.THIN);
    double height = area.getHeight();
    for (double x = area.getMinX() - height; x < area.getMaxX(); x += 7) {
      g.draw(new Line2D.Double(x, area.getMaxY(), x + height, area.getMinY()));
    }
    g.setClip(clip);
  }

  /** A line where the largest scale passes the break. */
  private void paintPassed(Graphics2D g) {
    if (passed == 0 || passed == columns.size()) {
      return;
    }
    double x = left() + width() * (columns.size() - passed) / columns.size();
    g.setColor(Ink.BLACK);
    g.setStroke(Ink.MEDIUM);
    g.draw(new Line2D.Double(x, top() - 14, x, top() + (double) ROW * rows.size()));
    Text.write(g, "before the break, or at it", Ink.NOTE, x - 8, top() - 5, Align.RIGHT);
    Text.write(g, "past it", Ink.NOTE, x + 8, top() - 5, Align.LEFT);
  }

  private void paintLabels(Graphics2D g) {
    g.setColor(Ink.BLACK);
    for (int i = 0; i < rows.size(); i++) {
      double baseline = cell(i, 0).getCenterY() + 5;
      String name = Text.fitted(rows.get(i), Ink.NAME, left() - NAME_ROOM + 2.0);
      Text.write(g, name, Ink.NAME, left() - 8.0, baseline, Align.RIGHT);
    }
    double below = top() + ROW * rows.size() + 18;
    for (int j = 0; j < columns.size(); j++) {
      double middle = cell(0, j).getCenterX();
      Text.write(g, columns.get(j), Ink.NAME, middle, below, Align.CENTRE);
    }
    Text.write(g, columnName, Ink.NAME, left() + width() / 2, below + 22, Align.CENTRE);
    Text.writeUpwards(g, rowName, Ink.NAME, 22, top() + ROW * rows.size() / 2.0);
  }
}
