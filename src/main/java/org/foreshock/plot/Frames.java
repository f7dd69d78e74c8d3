package org.foreshock.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.forecast.Bands;

/** Chooses what part of the plane the picture of a curve shows. */
final class Frames {
  private static final double SHORTEST_LOG_X = Math.log10(1.2);
  private static final double SHORTEST_LOG_Y = Math.log10(1.3);

  // The frame follows the forecast by so many lengths of what it held before, then gives up: the
  // 80 % band among the runs (wide only where a prior speaks), the median, the whole 80 % band.
  private static final double REACH_AMONG_RUNS = 10;
  private static final double MEDIAN_REACH = 2.5;
  private static final double BAND_REACH = 1;

  /** Room at the ends so that no dot sits on the frame; a forecast may run into it. */
  private static final double MARGIN = 0.02;

  private static final int LOW = 2;
  private static final int MEDIAN = 4;
  private static final int HIGH = 6;

  private Frames() {}

  /** All runs, those held out included. */
  static Sweep together(Sweep sweep, Optional<Sweep> heldOut) {
    List<Scale> scales = new ArrayList<>(sweep.scales());
    heldOut.ifPresent(more -> scales.addAll(more.scales()));
    return new Sweep(scales);
  }

  /** All scales and the whole forecast; log unless they lie within a factor of 1.2. */
  static Axis x(Sweep sweep, Bands curve) {
    double low = sweep.minX();
    double high = sweep.maxX();
    for (double x : curve.x()) {
      low = Math.min(low, x);
      high = Math.max(high, x);
    }
    boolean log = Math.log10(high) - Math.log10(low) >= SHORTEST_LOG_X;
    double from = Axis.place(log, low);
    double to = Axis.place(log, high);
    return new Axis(log, from, to).padded(MARGIN, high > sweep.maxX() ? 0 : MARGIN);
  }

  /** All runs, and as much of the forecast as leaves the runs readable. */
  static Axis y(Sweep sweep, Bands curve, YScale scale) {
    double least = values(sweep).min().orElseThrow();
    boolean log = scale == YScale.LOG || (scale == YScale.AUTO && least > 0);
    Axis frame = y(sweep, curve, log);
    return scale == YScale.AUTO && log && frame.length() < SHORTEST_LOG_Y
        ? y(sweep, curve, false)
        : frame;
  }

  private static Axis y(Sweep sweep, Bands curve, boolean log) {
    double[] data =
        values(sweep).map(v -> Axis.place(log, v)).filter(Double::isFinite).sorted().toArray();
    if (data.length == 0) {
      throw new IllegalArgumentException("a log axis needs a value above 0");
    }
    Axis runs = new Axis(log, data[0], data[data.length - 1]);
    Axis among = stretched(runs, curve, sweep.maxX(), LOW, HIGH, REACH_AMONG_RUNS);
    Axis middle = stretched(among, curve, Double.MAX_VALUE, MEDIAN, MEDIAN, MEDIAN_REACH);
    Axis whole = stretched(middle, curve, Double.MAX_VALUE, LOW, HIGH, BAND_REACH);
    return whole.padded(0.05, 0.05);
  }

  /**
   * The axis stretched at either end to hold two quantiles of the curve up to a scale, by no more
   * than so many of its lengths.
   */
  private static Axis stretched(
      Axis axis, Bands curve, double lastX, int lower, int upper, double lengths) {
    double size = Math.max(Math.abs(axis.from()), Math.abs(axis.to()));
    double reach = lengths * Math.max(axis.length(), axis.log() ? 0.05 : 0.02 * size);
    double from = axis.from();
    double to = axis.to();
    for (int i = 0; i < curve.x().length && curve.x()[i] <= lastX; i++) {
      double low = Axis.place(axis.log(), curve.quantiles()[i][lower]);
      double high = Axis.place(axis.log(), curve.quantiles()[i][upper]);
      from = low < from ? Math.max(low, axis.from() - reach) : from;
      to = high > to ? Math.min(high, axis.to() + reach) : to;
    }
    return new Axis(axis.log(), from, to);
  }

  private static DoubleStream values(Sweep sweep) {
    return sweep.scales().stream().flatMapToDouble(Frames::values);
  }

  private static DoubleStream values(Scale scale) {
    return scale.runs().length > 0 ? Arrays.stream(scale.runs()) : DoubleStream.of(scale.mean());
  }
}
