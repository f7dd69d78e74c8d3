package org.foreshock.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.foreshock.data.InputException;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.plot.SweepFigure;
import org.foreshock.posterior.Noise;
import org.foreshock.report.OutputFile;
import org.foreshock.report.RunsCsv;
import org.foreshock.simulation.Simulation;
import org.foreshock.simulation.SyntheticSweep;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code foreshock simulate}: a sweep from a known law. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    customSynopsis = "foreshock simulate --b B --c0 C0 [--break D:C:F]... [OPTION]...",
    description = {
      "Makes up a sweep: runs that scatter about a law, as a table that foreshock fit reads.",
      "",
      "The law is y = a + b x^(-c0) prod_i (1 + (x/d_i)^(1/f_i))^(-c_i f_i), arXiv 2210.14891."
    },
    footer = {
      "",
      "Examples:",
      "  foreshock simulate --a 0.4 --b 2.3 --c0 0.05 --break 612:5.7:0.06 \\",
      "      --from 100 --to 1000 --scales 20 --seeds 5 --out runs.csv",
      "  foreshock simulate --b 2 --c0 0.1 --break 1e4:0.8:0.05 --break-spread 0.3 \\",
      "      --seeds 20 --picture runs.png --out runs.csv",
      "  foreshock simulate --b 2 --c0 0.1 --at 10,30,100 --noise student-t --nu 4"
    })
final class SimulateCommand implements Callable<Integer> {
  private static final int MOST_SEEDS = 100_000;
  private static final long MOST_RUNS = 10_000_000;

  @Spec private CommandSpec spec;

  @ArgGroup(validate = false, heading = "%nThe law%n")
  private LawInput input = new LawInput();

  @ArgGroup(validate = false, heading = "%nThe scales%n")
  private ScaleInput scales = new ScaleInput();

  @ArgGroup(validate = false, heading = "%nThe seeds%n")
  private SeedInput seeds = new SeedInput();

  @ArgGroup(validate = false, heading = "%nThe noise%n")
  private NoiseInput noise = new NoiseInput();

  @ArgGroup(validate = false, heading = "%nThe output%n")
  private OutputInput output = new OutputInput();

  /** The runs at every scale. */
  static final class SeedInput {
    @Option(
        names = "--seeds",
        paramLabel = "N",
        description = "runs at every scale; default ${DEFAULT-VALUE}")
    private int count = 1;

    @Option(
        names = "--break-spread",
        paramLabel = "DECADES",
        description =
            "runs break at different scales: standard deviation from seed to seed of log10 of every"
                + " break's place; default 0")
    private double spread;

    @Option(
        names = "--random-seed",
        paramLabel = "N",
        description = "runs depend on the options and this alone; default ${DEFAULT-VALUE}")
    private long randomSeed = 1;
  }

  /** Where it goes. */
  static final class OutputInput {
    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "table of the runs, x,seed,y; default: standard output")
    private Path file;

    @Option(
        names = "--picture",
        paramLabel = "FILE",
        description = "picture of the runs and their law, .png or .svg")
    private Path picture;

    @Option(names = "--force", description = "replace files that are there already")
    private boolean force;

    @Option(names = "--quiet", description = "do not say what was written")
    private boolean quiet;
  }

  @Override
  public Integer call() throws IOException {
    Simulation plan = plan();
    Optional<OutputFile> table = file(output.file, "--out");
    Optional<OutputFile> picture = file(output.picture, "--picture");
    SyntheticSweep sweep = plan.run(seeds.randomSeed);
    if (picture.isPresent()) {
      SweepFigure figure = new SweepFigure(plan, sweep, title(plan));
      boolean svg = output.picture.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
      told(picture.get().write(svg ? figure::writeSvg : figure::writePng));
    }
    if (table.isPresent()) {
      told(table.get().write(file -> write(file, sweep)));
    } else {
      RunsCsv.write(spec.commandLine().getOut(), sweep);
    }
    return 0;
  }

  private Simulation plan() {
    BrokenPowerLaw law = input.law();
    scales.requireEither();
    double[] x = scales.scales(law);
    Require.that(
        seeds.count >= 1 && seeds.count <= MOST_SEEDS, "--seeds", seeds.count, "from 1 to 100,000");
    Require.that(
        seeds.spread >= 0 && seeds.spread <= 10, "--break-spread", seeds.spread, "from 0 to 10");
    if ((long) seeds.count * x.length > MOST_RUNS) {
      throw new InputException(
          "--seeds " + seeds.count + " at " + x.length + " scales: are more than 10,000,000 runs");
    }
    Noise scatter = noise.noise(x);
    return new Simulation(law, input.metric(), scatter, x, seeds.count, seeds.spread);
  }

  private Optional<OutputFile> file(Path file, String option) {
    if (file == null) {
      return Optional.empty();
    }
    if (option.equals("--picture") && !file.toString().matches("(?is).*\\.(png|svg)")) {
      throw new InputException("--picture " + file + ": name a file that ends in .png or .svg");
    }
    return Optional.of(OutputFile.open(file, option, output.force));
  }

  private static void write(Path file, SyntheticSweep sweep) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      RunsCsv.write(out, sweep);
    }
  }

  private String title(Simulation plan) {
    String runs = plan.seeds() == 1 ? "1 seed" : plan.seeds() + " seeds";
    return LawInput.title(plan.law()) + ": " + runs + " at " + plan.scales().length + " scales";
  }

  /** On standard error where standard output is the table. */
  private void told(Path file) {
    if (!output.quiet) {
      CommandLine line = spec.commandLine();
      (output.file == null ? line.getErr() : line.getOut()).println("wrote " + file);
    }
  }
}
