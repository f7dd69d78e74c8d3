package org.foreshock.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.foreshock.plot.Text.Align;

/**
 * Maps of one design each over the same rows and columns: a number in each cell, its size as a
 * shade, and cells in which the runs add nothing to the prior hatched.
 *
 * @param title one line
 * @param subtitle what the numbers are; wrapped
 * @param rows labels of the rows, top first
 * @param columns labels of the columns, left first
 * @param rowName what the rows are
 * @param columnName what the columns are
 * @param maps two to a row
 */
public record CellsFigure(
    String title,
    String subtitle,
    List<String> rows,
    List<String> columns,
    String rowName,
    String columnName,
    List<CellMap> maps) {
  private static final int WIDTH = 800;
  private static final int LEFT = 72;
  private static final int GUTTER = 22;
  private static final int ROW = 26;
  private static final int CAPTION = 26;
  private static final int LABELS = 22;
  private static final int LINE = 16;
  private static final int FOOT = 30;
  private static final int ACROSS = 2;
  private static final double GAP = 1;

  /**
   * One map. Shades go with the log of the number.
   *
   * @param name caption
   * @param low number that is palest, above 0
   * @param high number that is darkest
   * @param prior number from which on a cell is the prior's; infinite if there is no such thing
   * @param values by row, then column; infinite ones are told as such
   */
  public record CellMap(String name, double low, double high, double prior, double[][] values) {}

  public CellsFigure {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    maps = List.copyOf(maps);
  }

  /**
   * Writes 1600 pixels across, and more of them down the more rows and maps there are.
   *
   * @throws PictureException if AWT or fonts are missing
   */
  public void writePng(Path file) throws IOException {
    Awt.require();
    int down = (maps.size() + ACROSS - 1) / ACROSS;
    new Sheet(WIDTH, top() + down * mapHeight() + FOOT, this::paint).writePng(file);
  }

  private Header header() {
    return new Header(title, Optional.empty(), LEFT, room());
  }

  private List<String> notes() {
    return Text.wrapped(subtitle, Ink.NUMBER, room());
  }

  private double room() {
    return WIDTH - LEFT - Panel.MARGIN;
  }

  private int top() {
    return header().height() + LINE * notes().size() + 4;
  }

  private int mapHeight() {
    return CAPTION + ROW * rows.size() + LABELS;
  }

  private double mapWidth() {
    return (room() - (ACROSS - 1) * GUTTER) / ACROSS;
  }

  private void paint(Graphics2D g) {
    header().paint(g);
    g.setColor(Ink.GREY);
    List<String> notes = notes();
    for (int i = 0; i < notes.size(); i++) {
      Text.write(
          g, notes.get(i), Ink.NUMBER, LEFT, header().height() + 10.0 + LINE * i, Align.LEFT);
    }
    for (int m = 0; m < maps.size(); m++) {
      double left = LEFT + m % ACROSS * (mapWidth() + GUTTER);
      int row = m / ACROSS;
      paint(g, maps.get(m), left, top() + row * mapHeight(), m % ACROSS == 0);
    }
    int down = (maps.size() + ACROSS - 1) / ACROSS;
    double bottom = top() + (double) down * mapHeight();
    g.setColor(Ink.BLACK);
    Text.write(g, columnName, Ink.NAME, LEFT + room() / 2, bottom + 16, Align.CENTRE);
    Text.writeUpwards(g, rowName, Ink.NAME, 18, (top() + bottom) / 2);
  }

  private void paint(Graphics2D g, CellMap map, double left, double top, boolean isFirst) {
    g.setColor(Ink.BLACK);
    Text.write(g, map.name, Ink.NAME, left, top + CAPTION - 8.0, Align.LEFT);
    double size = mapWidth() / columns.size();
    for (int i = 0; i < rows.size(); i++) {
      double y = top + CAPTION + (double) ROW * i;
      for (int j = 0; j < columns.size(); j++) {
        Rectangle2D cell =
            new Rectangle2D.Double(left + j * size + GAP, y + GAP, size - 2 * GAP, ROW - 2 * GAP);
        paint(g, map, map.values[i][j], cell);
      }
      if (isFirst) {
        g.setColor(Ink.BLACK);
        Text.write(g, rows.get(i), Ink.NUMBER, left - 7, y + ROW / 2.0 + 4.5, Align.RIGHT);
      }
    }
    g.setColor(Ink.BLACK);
    for (int j = 0; j < columns.size(); j++) {
      double x = left + (j + 0.5) * size;
      double below = top + CAPTION + (double) ROW * rows.size() + 14;
      Text.write(g, columns.get(j), Ink.NOTE, x, below, Align.CENTRE);
    }
  }

  private static void paint(Graphics2D g, CellMap map, double value, Rectangle2D cell) {
    boolean isPrior = Double.isFinite(map.prior) && value >= map.prior;
    Color shade = SeedShades.at(place(map, value));
    if (isPrior) {
      HeatMapFigure.paintNever(g, cell);
    } else {
      g.setColor(shade);
      g.fill(cell);
    }
    g.setColor(isPrior ? Ink.GREY : SeedShades.inkOn(shade));
    Text.write(g, text(value), Ink.NOTE, cell.getCenterX(), cell.getCenterY() + 4, Align.CENTRE);
  }

  /** In four letters or so. */
  private static String text(double value) {
    if (value >= 1e4 || value < 1e-3) {
      return value < 1e-3 ? "< 10⁻³" : "> 10⁴";
    }
    return value < 0.01 ? Math.round(1000 * value) / 1000.0 + "" : Numerals.counted(value);
  }

  /** From 0, palest, to 1. */
  private static double place(CellMap map, double value) {
    double place = Math.log(value / map.low) / Math.log(map.high / map.low);
    return Math.max(0, Math.min(1, place));
  }
}
