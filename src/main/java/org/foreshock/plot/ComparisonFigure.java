package org.foreshock.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.foreshock.plot.Text.Align;

/**
 * Many small panels of one kind: what the posterior says beside the truth and beside its rivals.
 *
 * @param title one line
 * @param note what a reader must know first, in a bar
 * @param meanings what the key says of a role, where that is not its own meaning
 * @param columns panels in a row
 * @param xName what all x axes are
 * @param facets the panels, row after row; axes of a row should be alike, since the first panel of
 *     a row alone has numbers at its y axis
 */
public record ComparisonFigure(
    String title,
    Optional<String> note,
    Map<Role, String> meanings,
    int columns,
    String xName,
    List<Facet> facets) {
  private static final int WIDTH = 800;
  private static final int CAPTION = 22;
  private static final int TICK_ROOM = 24;
  private static final int NAME_ROOM = 26;
  private static final int GUTTER = 16;
  private static final int FOOT = 30;
  private static final int ENOUGH_TICKS = 3;
  private static final double KEY_GAP = 18;
  private static final double KEY_ROOM = 26 + 6 + KEY_GAP;

  /** Fills of bands. */
  public enum Shade {
    /** Of what was known before the runs. */
    PRIOR(Ink.NEVER),
    /** Of a wide interval of the posterior. */
    OUTER(Ink.BANDS[1]),
    /** Of a narrow interval of the posterior. */
    INNER(Ink.BANDS[3]),
    /** Of another model's posterior. */
    OTHER(Ink.BREAK_TINT);

    private final Color colour;

    Shade(Color colour) {
      this.colour = colour;
    }
  }

  /**
   * One panel.
   *
   * @param name caption at the left
   * @param verdict caption at the right
   * @param isAlarm whether the verdict is a warning
   * @param x where it starts and ends
   * @param y where it starts and ends
   * @param yName what the y axis is; shown beside the first panel of a row
   * @param layers from the ground up
   */
  public record Facet(
      String name,
      String verdict,
      boolean isAlarm,
      Extent x,
      Extent y,
      String yName,
      List<Layer> layers) {
    public Facet {
      layers = List.copyOf(layers);
    }
  }

  /**
   * The part of an axis that is shown.
   *
   * @param isLog whether the axis is logarithmic; both ends are then positive
   * @param from its start
   * @param to its end
   */
  public record Extent(boolean isLog, double from, double to) {
    Axis axis() {
      return new Axis(isLog, Axis.place(isLog, from), Axis.place(isLog, to));
    }
  }

  /** Something in a panel. */
  public sealed interface Layer {
    /**
     * An interval at each of several places, filled.
     *
     * @param x ascending
     * @param low lower ends
     * @param high upper ends
     * @param shade of the fill
     * @param meaning for the key
     */
    record Band(double[] x, double[] low, double[] high, Shade shade, String meaning)
        implements Layer {}

    /** A line through points; not drawn where y is not a number. */
    record Line(double[] x, double[] y, Role role) implements Layer {}

    /** Points; those that are not numbers are left out. */
    record Dots(double[] x, double[] y, Role role) implements Layer {}

    /** A dotted line across the whole height, and its name. */
    record Upright(double x, String name) implements Layer {}
  }

  public ComparisonFigure {
    meanings = Map.copyOf(meanings);
    facets = List.copyOf(facets);
  }

  /**
   * Writes 1600 pixels across, and more of them down the more panels there are.
   *
   * @throws PictureException if AWT or fonts are missing
   */
  public void writePng(Path file) throws IOException {
    Awt.require();
    new Sheet(WIDTH, height(), this::paint).writePng(file);
  }

  private int rows() {
    return (facets.size() + columns - 1) / columns;
  }

  private int panelHeight() {
    return columns == 1 ? 260 : columns == 2 ? 190 : 150;
  }

  private int left() {
    double room = 0;
    for (int i = 0; i < facets.size(); i += columns) {
      room = Math.max(room, Panel.yTickRoom(facets.get(i).y.axis(), ENOUGH_TICKS));
    }
    return NAME_ROOM + (int) Math.ceil(room);
  }

  private Header header() {
    return new Header(title, note, left(), WIDTH - left() - Panel.MARGIN);
  }

  private int height() {
    return header().height()
        + Legend.HEIGHT * key().size()
        + rows() * (CAPTION + panelHeight() + TICK_ROOM)
        + FOOT;
  }

  private void paint(Graphics2D g) {
    int left = left();
    header().paint(g);
    int top = header().height();
    for (List<Key> line : key()) {
      Legend legend = new Legend(g, left, top + Legend.HEIGHT / 2.0 - 2);
      line.forEach(key -> key.drawing.accept(legend));
      top += Legend.HEIGHT;
    }
    int width = (WIDTH - left - Panel.MARGIN - (columns - 1) * GUTTER) / columns;
    for (int i = 0; i < facets.size(); i++) {
      int across = left + i % columns * (width + GUTTER);
      int row = i / columns;
      int down = top + row * (CAPTION + panelHeight() + TICK_ROOM) + CAPTION;
      paint(g, facets.get(i), new Rectangle(across, down, width, panelHeight()), i % columns == 0);
    }
    g.setColor(Ink.BLACK);
    double middle = left + (WIDTH - left - Panel.MARGIN) / 2.0;
    Text.write(g, xName, Ink.NAME, middle, height() - 10.0, Align.CENTRE);
  }

  private static void paint(Graphics2D g, Facet facet, Rectangle area, boolean isFirst) {
    Panel panel = new Panel(area, facet.x.axis(), facet.y.axis());
    facet.layers.forEach(layer -> paint(g, panel, layer));
    panel.paintXTicks(g, ENOUGH_TICKS);
    if (isFirst) {
      panel.paintYTicks(g, ENOUGH_TICKS);
      g.setColor(Ink.BLACK);
      String name = Text.fitted(facet.yName, Ink.NAME, area.height + CAPTION);
      Text.writeUpwards(g, name, Ink.NAME, 18, area.getCenterY());
    }
    panel.paintFrame(g);
    double baseline = area.getMinY() - 6;
    g.setColor(Ink.BLACK);
    Text.write(
        g,
        Text.fitted(facet.name, Ink.NUMBER, area.width),
        Ink.NUMBER,
        area.getMinX(),
        baseline,
        Align.LEFT);
    double width = Text.width(facet.verdict, Ink.NOTE);
    boolean beside = Text.width(facet.name, Ink.NUMBER) + 8 + width <= area.width;
    Text.writeOnHalo(
        g,
        facet.verdict,
        Ink.NOTE,
        area.getMaxX() - width - (beside ? 0 : 6),
        beside ? baseline : area.getMinY() + 16,
        facet.isAlarm ? Ink.WARNING : Ink.GREY);
  }

  private static void paint(Graphics2D g, Panel panel, Layer layer) {
    if (layer instanceof Layer.Band band) {
      panel.fill(band.x, band.low, band.high, band.shade.colour);
      panel.paintLayer(g);
    } else if (layer instanceof Layer.Line line) {
      paint(g, panel, line);
    } else if (layer instanceof Layer.Dots dots) {
      paint(g, panel, dots);
    } else if (layer instanceof Layer.Upright upright) {
      panel.inkUpright(g, upright.x, upright.name);
    }
  }

  private static void paint(Graphics2D g, Panel panel, Layer.Dots dots) {
    if (dots.role.isHollow()) {
      panel.rings(dots.x, dots.y, dots.role.colour(), dots.role.radius());
    } else {
      panel.dots(dots.x, dots.y, dots.role.colour(), dots.role.radius());
    }
    panel.paintLayer(g);
  }

  /** The line in pieces, one for each stretch of numbers. */
  private static void paint(Graphics2D g, Panel panel, Layer.Line line) {
    int start = 0;
    for (int i = 0; i <= line.x.length; i++) {
      if (i == line.x.length || Double.isNaN(line.y[i])) {
        if (i > start) {
          double[] x = Arrays.copyOfRange(line.x, start, i);
          double[] y = Arrays.copyOfRange(line.y, start, i);
          panel.ink(g, x, y, line.role.colour(), line.role.stroke());
        }
        start = i + 1;
      }
    }
  }

  /** One entry of the key. */
  private record Key(String meaning, Consumer<Legend> drawing) {
    double width() {
      return KEY_ROOM + Text.width(meaning, Ink.NOTE);
    }
  }

  /** The key in lines that fit. */
  private List<List<Key>> key() {
    List<List<Key>> lines = new ArrayList<>();
    double room = 0;
    for (Key key : keys()) {
      if (lines.isEmpty() || key.width() > room) {
        lines.add(new ArrayList<>());
        room = WIDTH - left() - Panel.MARGIN + KEY_GAP;
      }
      lines.get(lines.size() - 1).add(key);
      room -= key.width();
    }
    return lines;
  }

  private List<Key> keys() {
    Map<Shade, String> bands = new EnumMap<>(Shade.class);
    Map<Role, Boolean> roles = new EnumMap<>(Role.class);
    for (Facet facet : facets) {
      for (Layer layer : facet.layers) {
        if (layer instanceof Layer.Band band) {
          bands.putIfAbsent(band.shade, band.meaning);
        } else if (layer instanceof Layer.Line line) {
          roles.put(line.role, true);
        } else if (layer instanceof Layer.Dots dots) {
          roles.putIfAbsent(dots.role, false);
        }
      }
    }
    List<Key> keys = new ArrayList<>();
    bands.forEach(
        (shade, meaning) ->
            keys.add(new Key(meaning, legend -> legend.shade(shade.colour, meaning))));
    roles.forEach((role, isLine) -> keys.add(key(role, isLine)));
    return keys;
  }

  private Key key(Role role, boolean isLine) {
    String meaning = meanings.getOrDefault(role, role.meaning());
    return new Key(
        meaning,
        legend -> {
          if (isLine) {
            legend.line(role.colour(), role.stroke(), meaning);
          } else if (role.isHollow()) {
            legend.ring(role.colour(), role.radius(), meaning);
          } else {
            legend.dot(role.colour(), Math.max(1.5, role.radius()), meaning);
          }
        });
  }
}
