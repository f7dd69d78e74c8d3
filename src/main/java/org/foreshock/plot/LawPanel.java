package org.foreshock.plot;

import java.awt.Graphics2D;

/** One of the panels that stand one above the other in the picture of a law. */
sealed interface LawPanel permits PowerLaws, LocalSlopes, MetricCurve {
  /** What its y axis shows. */
  String name();

  Axis y();

  /** Units of the page. */
  int height();

  /** Inks it on a panel where the breaks are shaded already. */
  void ink(Graphics2D g, Panel panel);
}
