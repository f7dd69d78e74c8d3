package org.foreshock.point;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;

/**
 * Where the parameters of a law stand in a vector: the level, c0 and a, then c_i, ln d_i and ln f_i
 * of every break. The level is ln of the first segment b x^(−c0) at the smallest scale.
 */
final class Parameters {
  static final int LEVEL = 0;
  static final int SLOPE = 1;
  static final int LIMIT = 2;
  private static final int BREAKS = 3;
  private static final int EACH = 3;

  private Parameters() {}

  static int count(int breaks) {
    return BREAKS + EACH * breaks;
  }

  static int breaks(double[] at) {
    return (at.length - BREAKS) / EACH;
  }

  static int change(int i) {
    return BREAKS + EACH * i;
  }

  static int place(int i) {
    return change(i) + 1;
  }

  static int sharpness(int i) {
    return change(i) + 2;
  }

  /** One more break, which changes nothing yet. */
  static double[] with(double[] at, double place, double sharpness) {
    int i = breaks(at);
    double[] more = Arrays.copyOf(at, at.length + EACH);
    more[place(i)] = place;
    more[sharpness(i)] = sharpness;
    return more;
  }

  /** All breaks but one. */
  static double[] without(double[] at, int i) {
    double[] fewer = Arrays.copyOf(at, at.length - EACH);
    System.arraycopy(at, change(i + 1), fewer, change(i), fewer.length - change(i));
    return fewer;
  }

  /** The same with breaks in order of place. */
  static double[] ordered(double[] at) {
    int[] order =
        IntStream.range(0, breaks(at))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> at[place(i)]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ordered = at.clone();
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(at, change(order[i]), ordered, change(i), EACH);
    }
    return ordered;
  }

  /** As in tables of results: c0, a, c1, d1, f1 and so on. */
  static String name(int parameter) {
    if (parameter < BREAKS) {
      return List.of("b", "c0", "a").get(parameter);
    }
    int number = (parameter - BREAKS) / EACH + 1;
    return List.of("c", "d", "f").get((parameter - BREAKS) % EACH) + number;
  }

  /** The law; its breaks are in the order that they have here. */
  static BrokenPowerLaw law(double[] at, double origin) {
    List<Break> breaks = new ArrayList<>();
    for (int i = 0; i < breaks(at); i++) {
      breaks.add(new Break(Math.exp(at[place(i)]), at[change(i)], Math.exp(at[sharpness(i)])));
    }
    return new BrokenPowerLaw(at[LIMIT], at[LEVEL] + at[SLOPE] * origin, at[SLOPE], breaks);
  }
}
