package org.foreshock.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import org.foreshock.data.Moments;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;

/** The runs as dots, and where a scale has several seeds, their mean and spread. */
final class RunMarks {
  /** With more runs than this only their means and spreads are drawn. */
  private static final int MOST_RUNS = 2000;

  private static final int MANY_SCALES = 50;
  private static final double CAP = 2.5;

  private final boolean hollow;
  private final List<Scale> scales;
  private final List<Scale> repeated;
  private final double[] runX;
  private final double[] runY;

  RunMarks(Sweep sweep) {
    this(sweep, false);
  }

  /**
   * Marks of runs.
   *
   * @param hollow whether they are rings, for runs that were held out
   */
  RunMarks(Sweep sweep, boolean hollow) {
    this.hollow = hollow;
    scales = sweep.scales();
    repeated = scales.stream().filter(scale -> scale.runs().length != 1).toList();
    int runs = scales.stream().mapToInt(scale -> scale.runs().length).sum();
    boolean shown = runs <= MOST_RUNS || repeated.isEmpty();
    runX = new double[shown ? runs : 0];
    runY = new double[runX.length];
    int next = 0;
    for (Scale scale : shown ? scales : List.<Scale>of()) {
      for (double run : scale.runs()) {
        runX[next] = scale.x();
        runY[next++] = run;
      }
    }
  }

  void draw(Panel panel) {
    dots(panel, runX, runY, runColour(), runRadius());
    List<Scale> means = runX.length > 0 ? repeated : scales;
    dots(
        panel,
        means.stream().mapToDouble(Scale::x).toArray(),
        means.stream().mapToDouble(Scale::mean).toArray(),
        Ink.BLACK,
        meanRadius());
  }

  private void dots(Panel panel, double[] x, double[] y, Color colour, double radius) {
    if (hollow) {
      panel.rings(x, y, colour, radius);
    } else {
      panel.dots(x, y, colour, radius);
    }
  }

  /**
   * Inks bars from one sd below the mean of the seeds to one sd above, where dots let them show.
   */
  void inkSpreads(Graphics2D g, Panel panel) {
    for (Scale scale : repeated) {
      Range spread = spread(scale, panel.yAxis().log());
      double x = panel.x(scale.x());
      double low = panel.y(spread.low());
      double high = panel.y(spread.high());
      if (low - high > 2 * meanRadius()) {
        panel.ink(g, x, low, x, high, Ink.BLACK, Ink.THIN);
        panel.ink(g, x - CAP, low, x + CAP, low, Ink.BLACK, Ink.THIN);
        panel.ink(g, x - CAP, high, x + CAP, high, Ink.BLACK, Ink.THIN);
      }
    }
  }

  void explain(Legend legend) {
    if (hollow) {
      legend.ring(Ink.BLACK, meanRadius(), "held out");
      return;
    }
    if (runX.length > 0) {
      legend.dot(runColour(), runRadius(), "run");
    }
    if (repeated.stream().anyMatch(scale -> sd(scale, true) > 0)) {
      legend.bar(Ink.BLACK, meanRadius(), "mean ± sd of seeds");
    } else if (!repeated.isEmpty()) {
      legend.dot(Ink.BLACK, meanRadius(), "mean of runs");
    }
  }

  private Color runColour() {
    return repeated.isEmpty() ? Ink.BLACK : Ink.GREY;
  }

  private double runRadius() {
    return repeated.isEmpty() ? meanRadius() : 1.2;
  }

  /** Dots in long rows are smaller, so that the curve is seen between them. */
  private double meanRadius() {
    return scales.size() > MANY_SCALES ? 2.1 : 2.6;
  }

  /** One sd either side of the mean, of y on a linear axis and of ln y on a log one. */
  private static Range spread(Scale scale, boolean log) {
    double sd = sd(scale, log);
    double mean = scale.mean();
    return log
        ? new Range(mean * Math.exp(-sd), mean * Math.exp(sd))
        : new Range(mean - sd, mean + sd);
  }

  /** 0 where it is not known. */
  private static double sd(Scale scale, boolean log) {
    if (scale.runs().length > 1) {
      return sd(log ? Arrays.stream(scale.runs()).map(Math::log).toArray() : scale.runs());
    }
    Moments moments = log ? scale.logMoments() : scale.moments();
    double freedom = moments.terms() - 1;
    double squares = moments.sumOfSquares();
    return freedom > 0 && squares > 0 ? Math.sqrt(squares / freedom) : 0;
  }

  private static double sd(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double sd = Math.sqrt(squares / (values.length - 1));
    return Double.isFinite(sd) ? sd : 0;
  }
}
