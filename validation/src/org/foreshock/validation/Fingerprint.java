package org.foreshock.validation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.foreshock.cli.Main;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Fit;
import org.foreshock.fit.Model;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.Posterior;
import org.foreshock.posterior.StartSearch;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.Mode;

/**
 * What stored results depend on, as a short text that changes when, and only when, they should be
 * made again: the default priors, the density of every noise model, the modes that chains start
 * from, what its samplers draw in a short run, and the settings of the study. It goes by values to
 * a few digits, so that a rewrite that changes nothing else does not count.
 */
final class Fingerprint {
  private static final String ENGINE = engine();
  private static final Map<Chosen, String> DRAWN = new EnumMap<>(Chosen.class);

  private Fingerprint() {}

  static String version() {
    return Main.class.getPackage().getImplementationVersion();
  }

  /** Of a study by the engine on the class path. */
  static String of(Study study) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String text = ENGINE + drawn(study.samplers()) + study.settings();
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static synchronized List<String> drawn(List<Chosen> samplers) {
    return samplers.stream()
        .map(sampler -> DRAWN.computeIfAbsent(sampler, Fingerprint::drawn))
        .toList();
  }

  /**
   * What a sampler draws. Without a break the posterior is so nearly Normal that a rounding error
   * of 1e-10 stays below the digits told; with one it would grow.
   */
  private static String drawn(Chosen sampler) {
    NoiseModel noise = NoiseModel.LOGNORMAL;
    Sweep sweep = sweep();
    Priors priors = Priors.of(sweep, 0, noise, FloorKind.FREE, 2, List.of());
    Fit fit = sampler.fit(new Model(sweep, priors, noise), 100, 3, 1);
    return Report.digits(fit.draws().get(2).law().slope(), 3);
  }

  private static Sweep sweep() {
    return Sweep.ofRuns(
        new double[] {1, 10, 10, 100, 1000, 10000}, new double[] {5, 3, 2.9, 1.6, 0.7, 0.4});
  }

  /** Default priors, the log joint density of one law, where chains start. */
  static String engine() {
    Sweep sweep = sweep();
    BrokenPowerLaw law = BrokenPowerLaw.of(0.1, 5, 0.25, new Break(300, 0.4, 0.3));
    StringBuilder text = new StringBuilder();
    for (NoiseModel noise : NoiseModel.values()) {
      Priors priors = Priors.of(sweep, 1, noise, FloorKind.FREE, 2, List.of());
      Posterior posterior = new Posterior(sweep, priors, noise);
      double shape = noise == NoiseModel.STUDENT_T ? 4 : 0.1;
      double[] point = posterior.point(law, Noise.of(noise, 0.05, shape, sweep));
      double logJoint = posterior.draw(1, 1, point).logJoint();
      text.append(priors.statements()).append(Report.digits(logJoint, 6));
      for (Mode mode : new StartSearch(sweep, priors, noise, posterior).modes()) {
        text.append(' ').append(Report.digits(mode.logMass(), 3));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
