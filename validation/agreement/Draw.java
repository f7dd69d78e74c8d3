import java.util.ArrayList;
import java.util.List;

/**
 * A law with its noise, as a row of draws.csv has it.
 *
 * @param lp the log density that is told of it
 * @param a limit
 * @param b offset
 * @param c0 first slope
 * @param c changes of slope
 * @param d places, in units of x
 * @param f sharpnesses
 * @param sigma noise of one run
 * @param shape nu or sigma_slope; NaN where the noise has neither
 */
record Draw(
    double lp,
    double a,
    double b,
    double c0,
    double[] c,
    double[] d,
    double[] f,
    double sigma,
    double shape) {

  static List<Draw> read(Columns file, int breaks) {
    double[] lp = file.numbers("lp");
    double[] a = file.numbers("a");
    double[] b = file.numbers("b");
    double[] c0 = file.numbers("c0");
    double[][] c = each(file, "c", breaks);
    double[][] d = each(file, "d", breaks);
    double[][] f = each(file, "f", breaks);
    double[] sigma = file.numbers("sigma");
    String name = file.has("nu") ? "nu" : "sigma_slope";
    double[] shape = file.has(name) ? file.numbers(name) : null;
    List<Draw> draws = new ArrayList<>();
    for (int i = 0; i < file.rows(); i++) {
      draws.add(
          new Draw(
              lp[i],
              a[i],
              b[i],
              c0[i],
              row(c, i),
              row(d, i),
              row(f, i),
              sigma[i],
              shape == null ? Double.NaN : shape[i]));
    }
    return draws;
  }

  private static double[][] each(Columns file, String letter, int breaks) {
    double[][] columns = new double[breaks][];
    for (int k = 0; k < breaks; k++) {
      columns[k] = file.numbers(letter + (k + 1));
    }
    return columns;
  }

  private static double[] row(double[][] columns, int i) {
    double[] row = new double[columns.length];
    for (int k = 0; k < row.length; k++) {
      row[k] = columns[k][i];
    }
    return row;
  }

  /** ln of the falling part of the law at u = ln x. */
  double logFall(double u) {
    double h = Math.log(b) - c0 * u;
    for (int k = 0; k < c.length; k++) {
      double into = (u - Math.log(d[k])) / f[k];
      h -= c[k] * f[k] * (Math.max(into, 0) + Math.log1p(Math.exp(-Math.abs(into))));
    }
    return h;
  }

  /** The law at u = ln x. */
  double value(double u) {
    return a + Math.exp(logFall(u));
  }

  /**
   * A quantity by its name in a reference: a column of draws.csv, or {@code mu_Kx}, the law at K
   * times the largest scale.
   */
  double quantity(String name, double logLast) {
    if (name.startsWith("mu_")) {
      double times = Double.parseDouble(name.substring(3, name.length() - 1));
      return value(logLast + Math.log(times));
    }
    return switch (name) {
      case "lp" -> lp;
      case "a" -> a;
      case "b" -> b;
      case "c0" -> c0;
      case "sigma" -> sigma;
      case "nu", "sigma_slope" -> shape;
      default -> ofBreak(name.charAt(0))[Integer.parseInt(name.substring(1)) - 1];
    };
  }

  private double[] ofBreak(char letter) {
    return switch (letter) {
      case 'c' -> c;
      case 'd' -> d;
      case 'f' -> f;
      default -> throw new IllegalArgumentException("no quantity of a break: " + letter);
    };
  }
}
