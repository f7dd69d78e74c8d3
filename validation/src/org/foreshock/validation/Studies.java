package org.foreshock.validation;

import java.util.List;
import org.foreshock.data.NoiseModel;

/** All studies, in the order of the front page. */
final class Studies {
  private static final int QUICK = 25;
  private static final int FULL = 1000;

  private Studies() {}

  static List<Study> all() {
    return List.of(
        calibration("sbc-0-breaks", NoiseModel.LOGNORMAL, 0, Chosen.NUTS),
        calibration("sbc-1-break", NoiseModel.LOGNORMAL, 1, Chosen.NUTS),
        calibration("sbc-2-breaks", NoiseModel.LOGNORMAL, 2, Chosen.NUTS),
        calibration("sbc-student-t", NoiseModel.STUDENT_T, 1, Chosen.NUTS),
        calibration("sbc-additive", NoiseModel.ADDITIVE, 1, Chosen.NUTS),
        calibration("sbc-heteroscedastic", NoiseModel.HETEROSCEDASTIC, 1, Chosen.NUTS),
        calibration("sbc-metropolis", NoiseModel.LOGNORMAL, 1, Chosen.METROPOLIS),
        control(),
        new IdentifiabilityMap(),
        new SeedsGrowth(),
        new AdditionPrefix(),
        new BeforeBreak(),
        new Spacing(),
        new Ridge(),
        new BreakCount(),
        new KernelStudy(),
        new TargetStudy(),
        new PlaceStudy());
  }

  private static Study calibration(String name, NoiseModel noise, int breaks, Chosen sampler) {
    return new CalibrationStudy(
        name, new Calibration(noise, breaks, sampler, List.of()), QUICK, FULL);
  }

  /** Breaks thought three times smoother than they are. */
  private static Study control() {
    List<String> wrong = List.of("f ~ lognormal(-0.105, 1)");
    Calibration calibration = new Calibration(NoiseModel.LOGNORMAL, 1, Chosen.NUTS, wrong);
    return new CalibrationStudy("sbc-control", calibration, QUICK, FULL / 5);
  }
}
