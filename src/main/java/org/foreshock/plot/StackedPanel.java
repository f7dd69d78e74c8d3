package org.foreshock.plot;

import java.awt.Graphics2D;

/** One of several panels that stand one above the other and share x. */
sealed interface StackedPanel
    permits PowerLaws, LocalSlopes, MetricCurve, SweepCurves, SweepSlopes {
  /** What its y axis shows. */
  String name();

  Axis y();

  /** Units of the page. */
  int height();

  /** Inks it on a panel where the breaks are shaded already. */
  void ink(Graphics2D g, Panel panel);
}
