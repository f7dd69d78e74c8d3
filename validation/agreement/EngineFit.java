import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A fit that the engine made.
 *
 * @param draws chain after chain
 * @param chains how many
 * @param diagnostics of summary.json
 * @param cpuSeconds of warm-up and sampling
 */
record EngineFit(List<Draw> draws, int chains, Map<String, Object> diagnostics, double cpuSeconds) {

  static EngineFit run(
      Path launcher, ReferenceCase reference, String sampler, int draws, int seed, Path folder)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(launcher.toString());
    command.addAll(List.of("fit", reference.folder().resolve("data.csv").toString()));
    command.addAll(List.of("--noise", reference.noise()));
    command.addAll(List.of("--breaks", Integer.toString(reference.breaks())));
    reference
        .ceiling()
        .ifPresent(ceiling -> command.addAll(List.of("--ceiling", Double.toString(ceiling))));
    command.addAll(List.of("--prior-file", reference.folder().resolve("priors.txt").toString()));
    command.addAll(List.of("--sampler", sampler, "--draws", Integer.toString(draws)));
    command.addAll(List.of("--random-seed", Integer.toString(seed)));
    command.addAll(List.of("--no-pictures", "--no-sensitivity", "--quiet"));
    command.addAll(List.of("--out", folder.toString()));
    Process process = new ProcessBuilder(command).inheritIO().start();
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException("exit status " + status + " of " + String.join(" ", command));
    }
    return read(folder, reference.breaks());
  }

  private static EngineFit read(Path folder, int breaks) throws IOException {
    Map<String, Object> summary = ReferenceCase.json(folder.resolve("summary.json"));
    Map<String, Object> timing = ReferenceCase.asMap(summary.get("timing"));
    Columns file = Columns.read(folder.resolve("draws.csv"));
    int chains = (int) Arrays.stream(file.text("chain")).distinct().count();
    return new EngineFit(
        Draw.read(file, breaks),
        chains,
        ReferenceCase.asMap(summary.get("diagnostics")),
        number(timing.get("warmup_cpu_s")) + number(timing.get("sampling_cpu_s")));
  }

  boolean ok() {
    return Boolean.TRUE.equals(diagnostics.get("ok"));
  }

  /** Trajectories cut off by an energy error; empty where the sampler has no trajectories. */
  OptionalInt divergences() {
    Object count = diagnostics.get("divergences");
    return count == null ? OptionalInt.empty() : OptionalInt.of(((Number) count).intValue());
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
