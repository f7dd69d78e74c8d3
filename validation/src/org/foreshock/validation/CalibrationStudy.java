package org.foreshock.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.foreshock.sampler.Randomness;

/**
 * Simulation-based calibration of one case.
 *
 * @param name of the study
 * @param calibration the case
 * @param quick sweeps of the quick size
 * @param full sweeps of the full size
 */
record CalibrationStudy(String name, Calibration calibration, int quick, int full)
    implements Study {
  private static final long SEED = 14891;

  @Override
  public String checks() {
    return (calibration.isControl() ? "that a wrong prior is found: " : "calibration: ")
        + calibration.told();
  }

  @Override
  public String how() {
    return "ranks of "
        + full
        + " truths from the prior among the draws of their fits, "
        + calibration.quantities().size()
        + " quantities; envelope test, false-alarm rate "
        + Report.digits(100 * Judgement.FALSE_ALARM, 2)
        + " %";
  }

  @Override
  public String settings() {
    String specimen = calibration.specimen(Randomness.streams(SEED, 1)[0].provider());
    return String.join(
        "|",
        calibration.setting(),
        Integer.toString(full),
        Double.toString(Judgement.FALSE_ALARM),
        specimen);
  }

  @Override
  public List<Chosen> samplers() {
    return List.of(calibration.sampler());
  }

  @Override
  public Verdict run(Size size, Path folder) throws IOException {
    int sweeps = size == Size.QUICK ? quick : full;
    Randomness[] streams = Randomness.streams(SEED, sweeps);
    List<Outcome> outcomes =
        Workers.map(sweeps, name, i -> calibration.run(streams[i].provider(), i));
    CalibrationReport report = CalibrationReport.of(calibration, Tally.of(outcomes));
    report.write(folder);
    return report.verdict();
  }
}
