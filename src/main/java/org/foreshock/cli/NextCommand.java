package org.foreshock.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.foreshock.budget.Design;
import org.foreshock.budget.NextAnswer;
import org.foreshock.budget.NextQuestion;
import org.foreshock.budget.NextRuns;
import org.foreshock.budget.Outcome;
import org.foreshock.budget.RunPlan;
import org.foreshock.data.InputException;
import org.foreshock.place.Located;
import org.foreshock.place.PlaceAnalysis;
import org.foreshock.report.NextResults;
import org.foreshock.report.OutputFolder;
import org.foreshock.work.Journal;
import org.foreshock.work.ThreadQueue;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foreshock next}: at which scales the next runs tell most of the next break. */
@Command(
    name = "next",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    customSynopsis = "foreshock next [DIR] [--budget B] [OPTION]...",
    description = {
      "Tells at which scales, and with how many seeds at each, the next runs tell most of where the"
          + " next break is, for their cost.",
      "",
      "Given the folder of a fit, the runs come on top of those that it has seen; otherwise they are"
          + " the first, in a scenario that you state. Compared with equal seeds at all scales for"
          + " the same cost, by simulation."
    },
    footer = {
      "",
      "Examples:",
      "  foreshock fit --example --out my-fit",
      "  foreshock next my-fit --budget 20",
      "  foreshock next my-fit --budget 20 --to 3000",
      "  foreshock next --f 0.5 --distance 0 --budget 1000",
      "",
      "Exit status: 0 done, 1 failed, 2 bad input."
    })
final class NextCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "folder that foreshock fit has written; its largest scale is the default --to")
  private Path folder;

  @Option(
      names = "--budget",
      paramLabel = "B",
      description =
          "what may be spent: the cost of so many runs at the largest scale; default"
              + " ${DEFAULT-VALUE}")
  private double budget = 100;

  @Option(
      names = "--cost-exponent",
      paramLabel = "P",
      description = "a run costs x^P; default ${DEFAULT-VALUE}")
  private double costExponent = 1;

  @Option(
      names = "--width",
      paramLabel = "DECADES",
      description =
          "longest interval of the break's log10 x that locates it; default ${DEFAULT-VALUE}")
  private double width = 0.3;

  @Option(
      names = "--level",
      paramLabel = "P",
      description = "probability that the interval is to hold; default ${DEFAULT-VALUE}")
  private double level = 0.9;

  @Option(
      names = "--sweeps",
      paramLabel = "N",
      description = "simulated sweeps for the check; default ${DEFAULT-VALUE}")
  private int sweeps = 200;

  @ArgGroup(validate = false, heading = "%nThe runs%n")
  private DesignInput design = new DesignInput();

  @ArgGroup(validate = false, heading = "%nThe scenario, where no fit is given%n")
  private ScenarioInput scenario = new ScenarioInput();

  @ArgGroup(validate = false, heading = "%nThe later fit%n")
  private AnalysisInput analysis = new AnalysisInput();

  @ArgGroup(validate = false, heading = "%nThe work and its output%n")
  private BudgetOutput output = new BudgetOutput();

  @Override
  public Integer call() throws IOException {
    List<String> words;
    NextQuestion question;
    if (folder == null) {
      Assumption assumption = Assumption.of(scenario, only(scenario.sharpnesses(), "--f"));
      double distance = only(design.distances(), "--distance");
      Design candidates = design.design(assumption.logPlace(), assumption.logFirst(), distance);
      question = question(assumption, candidates, Optional.empty());
      words = assumption.words();
    } else {
      ScenarioInput.requireNone(spec.commandLine().getParseResult(), folder);
      PilotInput pilot = PilotInput.read(folder);
      Assumption assumption = Assumption.of(pilot);
      question = question(assumption, candidates(pilot), pilot.runs());
      words = assumption.words();
    }
    Optional<Path> results = output.folder("foreshock-next");
    try (Closeables open = new Closeables()) {
      Optional<Journal<Outcome>> journal = output.journal(results).map(open::keep);
      PrintWriter err = spec.commandLine().getErr();
      SweepProgress progress =
          open.keep(
              new SweepProgress(
                  "simulating sweeps",
                  err,
                  !output.quiet(),
                  journal.isPresent(),
                  System::nanoTime));
      ThreadQueue<Outcome> queue = open.keep(output.queue(journal, progress));
      NextAnswer answer = NextRuns.answer(question, PlaceAnalysis::of, queue);
      progress.close();
      conclude(new NextResults(Main.Version.text(), words, question, answer), results);
    }
    return 0;
  }

  private static <T> T only(List<T> values, String option) {
    if (values.size() > 1) {
      throw new InputException(
          option + ": a list makes a table in foreshock seeds; here, name one");
    }
    return values.get(0);
  }

  private Design candidates(PilotInput pilot) {
    return design.isBounded()
        ? design.design(pilot.logPlace(), pilot.logFirst(), only(design.distances(), "--distance"))
        : design.spaced(pilot.logFirst(), pilot.logLast());
  }

  private NextQuestion question(
      Assumption assumption, Design candidates, Optional<RunPlan> before) {
    Require.that(width > 0 && width < 100, "--width " + width, "a positive number of decades");
    Require.that(level > 0 && level < 1, "--level " + level, "above 0 and below 1");
    Require.that(
        costExponent >= 0 && costExponent <= 10, "--cost-exponent " + costExponent, "0 to 10");
    Require.that(sweeps >= 10 && sweeps <= 1_000_000, "--sweeps " + sweeps, "from 10 to 1,000,000");
    double least = candidates.cost(costExponent);
    Require.that(
        budget >= least && budget < 1e15,
        "--budget " + budget,
        "at least "
            + Lists.number(Math.ceil(least * 100) / 100)
            + ", the cost of one run at each of "
            + candidates.size()
            + " scales; take fewer with --scales, or spend more");
    RunPlan nothing = new RunPlan(candidates, new double[candidates.size()]);
    Design all = before.map(nothing::with).orElse(nothing).scales();
    return new NextQuestion(
        assumption.truths(),
        candidates,
        before,
        analysis.prior(all, assumption.truths().earlier()),
        new Located(width, level),
        costExponent,
        budget,
        sweeps,
        output.seed());
  }

  private void conclude(NextResults results, Optional<Path> to) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.print(results.json());
    } else if (!output.quiet()) {
      out.print(OptionWords.in(results.text()));
      out.println();
    }
    if (to.isPresent()) {
      try (OutputFolder files = OutputFolder.open(to.get(), NextResults.FILES)) {
        List<Path> written = files.write(results.files());
        if (!output.json() && !output.quiet()) {
          written.forEach(file -> out.println("wrote " + file));
        }
      }
    }
    out.flush();
  }
}
