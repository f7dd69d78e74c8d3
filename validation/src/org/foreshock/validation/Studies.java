package org.foreshock.validation;

import java.util.List;
import org.foreshock.data.NoiseModel;

/** All studies, in the order of the front page. */
final class Studies {
  private static final int QUICK = Integer.getInteger("sweeps", 30);
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
        new PlaceStudy());
  }

  private static Study calibration(String name, NoiseModel noise, int breaks, Chosen sampler) {
    Calibration calibration = new Calibration(noise, breaks, sampler, List.of());
    return new CalibrationStudy(name, calibration, QUICK, FULL, true);
  }

  /** Breaks thought three times smoother than they are. */
  private static Study control() {
    List<String> wrong = List.of("f ~ lognormal(-0.105, 1)");
    Calibration calibration = new Calibration(NoiseModel.LOGNORMAL, 1, Chosen.NUTS, wrong);
    return new CalibrationStudy("sbc-control", calibration, QUICK, 200, false);
  }
}
