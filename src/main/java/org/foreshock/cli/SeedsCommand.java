package org.foreshock.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.foreshock.budget.Design;
import org.foreshock.budget.DesignPrior;
import org.foreshock.budget.Effort;
import org.foreshock.budget.Outcome;
import org.foreshock.budget.SeedAnswer;
import org.foreshock.budget.SeedBudget;
import org.foreshock.budget.SeedQuestion;
import org.foreshock.data.InputException;
import org.foreshock.place.AnalysisPrior;
import org.foreshock.place.PlaceAnalysis;
import org.foreshock.report.OutputFolder;
import org.foreshock.report.SeedResults;
import org.foreshock.report.SeedTable;
import org.foreshock.work.Journal;
import org.foreshock.work.ThreadQueue;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code foreshock seeds}: how many training runs it takes to locate the next break. */
@Command(
    name = "seeds",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    customSynopsis = "foreshock seeds [OPTION]...",
    description = {
      "Tells, before a sweep, how many runs (seeds) per scale it takes to locate the next break,"
          + " what they cost, and when no number will do.",
      "",
      "Sweeps are simulated from a scenario that you state, and analysed as foreshock fit would,"
          + " without knowing the scenario."
    },
    footer = {
      "",
      "Examples:",
      "  foreshock seeds",
      "  foreshock seeds --f 0.3 --break-at 1e21 --from 1e18 --distance 0.1",
      "  foreshock seeds --f 'lognormal(-1.2, 0.5)' --noise-sd 0.01 --width 0.5",
      "  foreshock seeds --f 0.05,0.1,0.5 --distance 1,0.5,0.1,0",
      "  foreshock seeds --earlier 1e7:0.2:0.5 --floor zero --json",
      "  foreshock seeds --from-fit pilot-fit --distance 0.3,0.1",
      "",
      "Exit status: 0 done (not attainable is an answer), 1 failed, 2 bad input."
    })
final class SeedsCommand implements Callable<Integer> {
  private static final int MOST_NEAR = 3000;

  @Spec private CommandSpec spec;

  @ArgGroup(validate = false, heading = "%nThe scenario%n")
  private ScenarioInput scenario = new ScenarioInput();

  @Option(
      names = "--from-fit",
      paramLabel = "DIR",
      description =
          "in place of a scenario: the posterior of a pilot fit, from the folder that foreshock fit"
              + " has written. Its runs are not counted among those of the later fit")
  private Path pilot;

  @ArgGroup(validate = false, heading = "%nThe runs%n")
  private DesignInput design = new DesignInput();

  @ArgGroup(validate = false, heading = "%nThe goal%n")
  private GoalInput goal = new GoalInput();

  @ArgGroup(validate = false, heading = "%nThe later fit%n")
  private AnalysisInput analysis = new AnalysisInput();

  @ArgGroup(validate = false, heading = "%nThe work and its output%n")
  private BudgetOutput output = new BudgetOutput();

  @Option(
      names = "--precision",
      paramLabel = "R",
      description =
          "half-width of the answer's 95 %% Monte Carlo interval that will do, relative; default"
              + " 0.15, and 0.3 in tables")
  private Double precision;

  @Override
  public Integer call() throws IOException {
    List<Assumption> rows = assumptions();
    List<Double> columns = design.distances();
    boolean table = rows.size() > 1 || columns.size() > 1;
    List<List<SeedQuestion>> questions =
        rows.stream()
            .map(row -> columns.stream().map(column -> question(row, column, table)).toList())
            .toList();
    Optional<Path> folder = output.folder("foreshock-seeds");
    try (Closeables open = new Closeables()) {
      Optional<Journal<Outcome>> journal = output.journal(folder).map(open::keep);
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
      List<SeedQuestion> all = questions.stream().flatMap(List::stream).toList();
      List<SeedAnswer> answers = SeedBudget.answer(all, PlaceAnalysis::of, queue);
      progress.close();
      conclude(
          table
              ? table(
                  pilot == null ? scenario.words("") : rows.get(0).words(),
                  columns,
                  questions,
                  answers)
              : single(rows.get(0), all, answers, output.pictures()),
          folder);
    }
    return 0;
  }

  private List<Assumption> assumptions() {
    if (pilot == null) {
      return scenario.sharpnesses().stream().map(f -> Assumption.of(scenario, f)).toList();
    }
    ScenarioInput.requireNone(spec.commandLine().getParseResult(), pilot);
    return List.of(Assumption.of(PilotInput.read(pilot)));
  }

  private SeedQuestion question(Assumption assumption, double distance, boolean table) {
    DesignPrior truths = assumption.truths();
    Design scales = design.design(assumption.logPlace(), assumption.logFirst(), distance);
    AnalysisPrior prior = analysis.prior(scales, truths.earlier());
    return new SeedQuestion(
        truths,
        scales,
        prior,
        goal.goal(prior),
        goal.range(),
        goal.costExponent(),
        analysis.breakRate(),
        new Effort(precision(table), MOST_NEAR, !table),
        output.seed());
  }

  private double precision(boolean table) {
    if (precision != null && !(precision >= 0.01 && precision <= 10)) {
      throw new InputException("--precision " + precision + ": must be from 0.01 to 10");
    }
    return precision != null ? precision : table ? 0.3 : 0.15;
  }

  /** What is to be told, in all its forms. */
  private record Told(String text, String json, Map<String, OutputFolder.Content> files) {}

  private static Told single(
      Assumption row, List<SeedQuestion> questions, List<SeedAnswer> answers, boolean pictures) {
    SeedResults results =
        new SeedResults(Main.Version.text(), row.words(), questions.get(0), answers.get(0));
    return new Told(results.text(), results.json(), results.files(pictures));
  }

  private Told table(
      List<String> words,
      List<Double> columns,
      List<List<SeedQuestion>> questions,
      List<SeedAnswer> answers) {
    List<List<SeedAnswer>> lines = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      lines.add(answers.subList(i * columns.size(), (i + 1) * columns.size()));
    }
    SeedTable table =
        new SeedTable(
            Main.Version.text(),
            words,
            pilot == null ? scenario.sharpnesses() : List.of("pilot"),
            columns,
            questions,
            lines);
    return new Told(table.text(), table.json(), table.files(output.pictures()));
  }

  private void conclude(Told told, Optional<Path> folder) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.print(told.json());
    } else if (!output.quiet()) {
      out.print(OptionWords.in(told.text()));
      out.println();
    }
    if (folder.isPresent()) {
      try (OutputFolder to = OutputFolder.open(folder.get(), SeedResults.FILES)) {
        List<Path> written = to.write(told.files());
        if (!output.json() && !output.quiet()) {
          written.forEach(file -> out.println("wrote " + file));
        }
      }
    }
    out.flush();
  }
}
