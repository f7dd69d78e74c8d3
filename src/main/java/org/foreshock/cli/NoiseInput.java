package org.foreshock.cli;

import java.util.stream.Stream;
import org.foreshock.data.InputException;
import org.foreshock.data.NoiseModel;
import org.foreshock.posterior.Noise;
import picocli.CommandLine.Option;

/** How made-up runs scatter about their law. */
final class NoiseInput {
  private static final double DEFAULT_SIGMA = 0.02;

  @Option(
      names = "--noise",
      paramLabel = "MODEL",
      description = {
        "how runs scatter; default ${DEFAULT-VALUE}:",
        "  lognormal        ln y ~ normal(ln mu, sigma)",
        "  student-t        the same with heavy tails, nu degrees of freedom",
        "  heteroscedastic  the same with ln sigma linear in ln x",
        "  additive         y ~ normal(mu, sigma)"
      })
  private String model = "lognormal";

  @Option(
      names = "--sigma",
      paramLabel = "S",
      description = "noise of one run; default 0.02, but for additive noise, in y units")
  private Double sigma;

  @Option(
      names = "--nu",
      paramLabel = "NU",
      description = "degrees of freedom of student-t noise, such as 4")
  private Double nu;

  @Option(
      names = "--sigma-slope",
      paramLabel = "S",
      description =
          "slope of ln sigma by ln x of heteroscedastic noise, such as -0.2; sigma is that at the"
              + " geometric middle of the scales")
  private Double slope;

  /** The noise over these scales, checked. */
  Noise noise(double[] scales) {
    NoiseModel noise = noiseModel();
    double middle = 0.5 * (Math.log(scales[0]) + Math.log(scales[scales.length - 1]));
    return new Noise(noise, sigma(noise), shape(noise), middle);
  }

  private NoiseModel noiseModel() {
    return NoiseModel.named(model).orElseThrow(this::unknown);
  }

  private InputException unknown() {
    return new InputException(
        "--noise "
            + model
            + ": there is no such model; the models are "
            + String.join(", ", Stream.of(NoiseModel.values()).map(NoiseModel::label).toList()));
  }

  private double sigma(NoiseModel noise) {
    if (sigma == null && !noise.isLog()) {
      throw new InputException("--sigma is missing: additive noise has the units of y");
    }
    double value = sigma == null ? DEFAULT_SIGMA : sigma;
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new InputException("--sigma " + sigma + ": must be 0 or more");
    }
    return value;
  }

  private double shape(NoiseModel noise) {
    own(noise, NoiseModel.STUDENT_T, "--nu", nu, "4");
    own(noise, NoiseModel.HETEROSCEDASTIC, "--sigma-slope", slope, "-0.2");
    if (nu != null && !(nu > 0 && Double.isFinite(nu))) {
      throw new InputException("--nu " + nu + ": must be positive");
    }
    if (slope != null && !Double.isFinite(slope)) {
      throw new InputException("--sigma-slope " + slope + ": must be finite");
    }
    return nu != null ? nu : slope != null ? slope : Double.NaN;
  }

  /** A parameter that one model needs and no other takes. */
  private static void own(
      NoiseModel noise, NoiseModel owner, String option, Double value, String example) {
    if (noise == owner && value == null) {
      throw new InputException(
          option
              + " is missing: "
              + owner.label()
              + " noise needs it, as in "
              + option
              + " "
              + example);
    }
    if (noise != owner && value != null) {
      throw new InputException(option + " goes with --noise " + owner.label() + " alone");
    }
  }
}
