import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Gamma;

/**
 * ln prior + ln likelihood written down once more, run by run and with nothing of the engine: it
 * must give Stan's numbers at Stan's draws and the engine's at the engine's.
 */
final class PlainDensity {
  private static final Pattern STATEMENT = Pattern.compile("(\\w+) ~ (\\w+)\\((.*)\\)");

  private final ReferenceCase reference;
  private final Map<String, Prior> priors = new HashMap<>();
  private final double[] u;
  private final double[] response;
  private final double first;
  private final double last;

  /** One line of a prior file. */
  private record Prior(String family, double[] arguments) {
    double logDensity(double v) {
      double p = arguments[0];
      double q = arguments.length > 1 ? arguments[1] : Double.NaN;
      return switch (family) {
        case "normal" -> new NormalDistribution(p, q).logDensity(v);
        case "half_normal" -> Math.log(2) + new NormalDistribution(0, p).logDensity(v);
        case "lognormal" -> new LogNormalDistribution(p, q).logDensity(v);
        case "student_t" ->
            new TDistribution(p).logDensity((v - q) / arguments[2]) - Math.log(arguments[2]);
        case "beta" -> new BetaDistribution(p, q).logDensity(v);
        case "gamma" -> new GammaDistribution(p, 1 / q).logDensity(v);
        case "uniform" -> v >= p && v <= q ? -Math.log(q - p) : Double.NEGATIVE_INFINITY;
        case "fixed" -> 0;
        default -> throw new IllegalArgumentException("unknown family " + family);
      };
    }
  }

  PlainDensity(ReferenceCase reference) throws IOException {
    this.reference = reference;
    for (String line : Files.readAllLines(reference.folder().resolve("priors.txt"))) {
      Matcher parts = STATEMENT.matcher(line);
      if (!parts.matches()) {
        throw new IllegalArgumentException("not a prior: " + line);
      }
      double[] arguments =
          Arrays.stream(parts.group(3).split(",")).mapToDouble(Double::parseDouble).toArray();
      priors.put(parts.group(1), new Prior(parts.group(2), arguments));
    }
    Columns data = Columns.read(reference.folder().resolve("data.csv"));
    u = Arrays.stream(data.numbers("x")).map(Math::log).toArray();
    response = Arrays.stream(data.numbers("y")).map(this::response).toArray();
    first = Arrays.stream(u).min().orElseThrow();
    last = Arrays.stream(u).max().orElseThrow();
  }

  private double response(double y) {
    double metric = reference.ceiling().isPresent() ? reference.ceiling().getAsDouble() - y : y;
    return isAdditive() ? metric : Math.log(metric);
  }

  private boolean isAdditive() {
    return reference.noise().equals("additive");
  }

  /** ln of the largest scale. */
  double logLast() {
    return last;
  }

  double at(Draw draw) {
    return logPrior(draw) + logLikelihood(draw);
  }

  private double logPrior(Draw draw) {
    double sum = prior("level", Math.log(draw.b()) - draw.c0() * first);
    sum += prior("c0", draw.c0());
    for (int k = 0; k < draw.c().length; k++) {
      sum += prior("c", draw.c()[k]);
      sum += prior("f", draw.f()[k]);
      sum += prior("log10_d", Math.log10(draw.d()[k]));
      sum += Math.log(k + 1); // n! orders of places that are not told apart
    }
    sum +=
        priors.containsKey("a_share")
            ? prior("a_share", draw.a() / draw.value(last))
            : prior("a", draw.a());
    sum += prior("sigma", draw.sigma());
    for (String shape : new String[] {"nu", "sigma_slope"}) {
      sum += priors.containsKey(shape) ? prior(shape, draw.shape()) : 0;
    }
    return sum;
  }

  private double prior(String quantity, double value) {
    return priors.get(quantity).logDensity(value);
  }

  private double logLikelihood(Draw draw) {
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      double centre = isAdditive() ? draw.value(u[i]) : Math.log(draw.value(u[i]));
      double sigma = draw.sigma();
      if (reference.noise().equals("heteroscedastic")) {
        sigma *= Math.exp(draw.shape() * (u[i] - 0.5 * (first + last)));
      }
      double deviate = (response[i] - centre) / sigma;
      sum += logStandard(deviate, draw.shape()) - Math.log(sigma);
    }
    return sum;
  }

  private double logStandard(double deviate, double nu) {
    if (reference.noise().equals("student-t")) {
      return Gamma.logGamma(0.5 * (nu + 1))
          - Gamma.logGamma(0.5 * nu)
          - 0.5 * Math.log(nu * Math.PI)
          - 0.5 * (nu + 1) * Math.log1p(deviate * deviate / nu);
    }
    return -0.5 * (deviate * deviate + Math.log(2 * Math.PI));
  }
}
