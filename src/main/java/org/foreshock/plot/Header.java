package org.foreshock.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.foreshock.plot.Text.Align;

/** Title of a page and, below it, a warning in a bar that cannot be overlooked. */
final class Header {
  private static final int TITLE_HEIGHT = 28;
  private static final int LINE = 18;
  private static final int BAR_PADDING = 6;

  private final String title;
  private final List<String> warning;
  private final double left;
  private final double width;

  Header(String title, Optional<String> warning, double left, double width) {
    this.title = title;
    this.left = left;
    this.width = width;
    this.warning =
        warning
            .map(text -> Text.wrapped(text, Ink.WARNING_TEXT, width - 2 * BAR_PADDING))
            .orElse(List.of());
  }

  int height() {
    return TITLE_HEIGHT + (warning.isEmpty() ? 0 : LINE * warning.size() + 2 * BAR_PADDING);
  }

  void paint(Graphics2D g) {
    g.setColor(Ink.BLACK);
    Text.write(g, Text.fitted(title, Ink.TITLE, width), Ink.TITLE, left, 20, Align.LEFT);
    if (warning.isEmpty()) {
      return;
    }
    g.setColor(Ink.WARNING);
    g.fill(
        new Rectangle2D.Double(left, TITLE_HEIGHT, width, height() - TITLE_HEIGHT - BAR_PADDING));
    g.setColor(Ink.PAPER);
    for (int i = 0; i < warning.size(); i++) {
      double baseline = TITLE_HEIGHT + BAR_PADDING / 2.0 + LINE * i + 13.5;
      Text.write(g, warning.get(i), Ink.WARNING_TEXT, left + width / 2, baseline, Align.CENTRE);
    }
  }
}
