package org.foreshock.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.foreshock.data.InputException;
import org.foreshock.forecast.Decomposition;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.report.LawResults;
import org.foreshock.report.OutputFolder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code foreshock law}: takes a law apart. */
@Command(
    name = "law",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    customSynopsis = "foreshock law --b B --c0 C0 [--break D:C:F]... [OPTION]...",
    description = {
      "Takes a law apart: its segments, breaks, limit and turning points, in numbers and in a"
          + " picture.",
      "",
      "The law is y = a + b x^(-c0) prod_i (1 + (x/d_i)^(1/f_i))^(-c_i f_i), arXiv 2210.14891."
    },
    footer = {
      "",
      "Examples:",
      "  foreshock law --a 0.4 --b 2.3 --c0 0.05 --break 612:5.7:0.06",
      "  foreshock law --b 3 --c0 0.3 --break 2e3:-0.8:0.15 --break 2e4:1.1:0.1",
      "  foreshock law --b 0.8 --c0 0.02 --break 1e9:0.9:0.3 --ceiling 1 --y accuracy",
      "  foreshock law --b 2.3 --c0 0.05 --break 612:5.7:0.06 --at 500,600,700 --json"
    })
final class LawCommand implements Callable<Integer> {
  private static final Path FOLDER = Path.of("foreshock-law");

  @Spec private CommandSpec spec;

  @ArgGroup(validate = false, heading = "%nThe law%n")
  private LawInput input = new LawInput();

  @ArgGroup(validate = false, heading = "%nThe scales%n")
  private ScaleInput scales = new ScaleInput();

  @ArgGroup(validate = false, heading = "%nThe output%n")
  private OutputInput output = new OutputInput();

  /** What is written and printed. */
  static final class OutputInput {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        description =
            "folder for law.png, law.svg and law.json; default: foreshock-law (none with --json)")
    private Path folder;

    @Option(names = "--title", paramLabel = "TEXT", description = "above the picture")
    private String title;

    @Option(
        names = "--x",
        paramLabel = "NAME",
        description = "what x is, in the picture; default ${DEFAULT-VALUE}")
    private String x = "x";

    @Option(
        names = "--y",
        paramLabel = "NAME",
        description = "what the metric is, in the picture; default ${DEFAULT-VALUE}")
    private String y = "y";

    @Option(names = "--json", description = "print law.json instead of the table")
    private boolean json;

    @Option(names = "--quiet", description = "print no table")
    private boolean quiet;

    @Option(names = "--no-pictures", description = "draw no pictures")
    private boolean noPictures;
  }

  @Override
  public Integer call() throws IOException {
    BrokenPowerLaw law = input.law();
    Decomposition.Step range = scales.range(law);
    LawResults results =
        new LawResults(
            Main.Version.text(),
            title(law),
            output.x,
            output.y,
            new Decomposition(law, input.metric(), range.from(), range.to()),
            scales.scales(law));
    Optional<Path> folder = folder();
    if (folder.isEmpty()) {
      conclude(results, List.of());
      return 0;
    }
    try (OutputFolder out = OutputFolder.open(folder.get(), LawResults.FILES)) {
      conclude(results, out.write(results.files(!output.noPictures)));
    }
    return 0;
  }

  private String title(BrokenPowerLaw law) {
    return output.title == null ? LawInput.title(law) : output.title;
  }

  private Optional<Path> folder() {
    if (output.folder != null) {
      if (output.folder.toString().isEmpty()) {
        throw new InputException("--out names no folder: give it one, such as --out my-law");
      }
      return Optional.of(output.folder);
    }
    return output.json ? Optional.empty() : Optional.of(FOLDER);
  }

  private void conclude(LawResults results, List<Path> files) {
    PrintWriter out = spec.commandLine().getOut();
    if (output.json) {
      out.print(results.json());
    } else if (!output.quiet) {
      out.print(results.text());
      out.println();
      files.forEach(file -> out.println("wrote " + file));
    }
    out.flush();
  }
}
