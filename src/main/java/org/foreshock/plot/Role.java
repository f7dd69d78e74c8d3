package org.foreshock.plot;

import java.awt.BasicStroke;
import java.awt.Color;

/** What a line or a dot of a {@link ComparisonFigure} stands for; looks the same in all of them. */
public enum Role {
  /** The law that the runs were made with. */
  TRUTH("truth", Ink.BLACK, Ink.DASHED),
  /** The posterior's median. */
  POSTERIOR("posterior median", Ink.MEDIAN, Ink.MEDIUM),
  /** Least squares: one curve. */
  POINT("point fit", Ink.NEW_RUN, Ink.OUTLINE),
  /** The procedure that the law was published with: one curve. */
  PUBLISHED("published procedure", Ink.SEGMENTS[1], Ink.OUTLINE),
  /** What was known before the runs. */
  PRIOR("prior", Ink.GREY, Ink.DOTTED),
  /** What a straight-line view expects, or a rule of thumb. */
  EXPECTED("expected", Ink.BREAK, Ink.SEGMENT),
  /** The posterior of a simpler model. */
  SIMPLER("one break fewer", Ink.BREAK, Ink.OUTLINE),
  /** Runs. */
  RUN("runs", Ink.BLACK, Ink.THIN),
  /** Draws from the posterior. */
  DRAW("draws", Ink.BANDS[3], Ink.THIN);

  private final String meaning;
  private final Color colour;
  private final BasicStroke stroke;

  Role(String meaning, Color colour, BasicStroke stroke) {
    this.meaning = meaning;
    this.colour = colour;
    this.stroke = stroke;
  }

  /** What the key says. */
  String meaning() {
    return meaning;
  }

  Color colour() {
    return colour;
  }

  BasicStroke stroke() {
    return stroke;
  }

  /** Radius of its dots, in units of the page. */
  double radius() {
    return switch (this) {
      case DRAW -> 0.7;
      case RUN -> 1.5;
      case POINT -> 7;
      case PUBLISHED -> 4.8;
      default -> 2.8;
    };
  }

  /** Whether its dots are rings, so that those of rivals and truth are seen on one another. */
  boolean isHollow() {
    return this == POINT || this == PUBLISHED;
  }
}
