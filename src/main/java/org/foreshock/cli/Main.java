package org.foreshock.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.foreshock.Foreshock;
import org.foreshock.data.InputException;
import org.foreshock.fit.FitException;
import org.foreshock.plot.PictureException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Foreshock's command line. */
@Command(
    name = "foreshock",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Extrapolates broken neural scaling laws with honest uncertainty.",
    subcommands = {
      FitCommand.class,
      PredictCommand.class,
      LawCommand.class,
      SimulateCommand.class,
      SeedsCommand.class,
      NextCommand.class,
      BacktestCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  foreshock fit --example",
      "  foreshock fit runs.csv --breaks 1 --to 1e10 --out my-fit",
      "  foreshock predict my-fit --at 1e11,1e12",
      "  foreshock law --a 0.4 --b 2.3 --c0 0.05 --break 612:5.7:0.06",
      "  foreshock simulate --b 2 --c0 0.1 --break 1e4:0.8:0.1 --out runs.csv",
      "  foreshock seeds --f 0.3 --noise-sd 0.02",
      "  foreshock backtest curves.csv --group collection,curve",
      "  foreshock help fit",
    })
public final class Main implements Runnable {
  /** Something went wrong that is not bad input. */
  static final int FAILURE = 1;

  /** The input cannot be used. */
  static final int BAD_INPUT = 2;

  /** The chains did not converge, and --strict was given. */
  static final int NOT_CONVERGED = 3;

  private Main() {}

  /** Runs the program and ends it with its exit status. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs a command and returns its exit status. */
  static int run(String... arguments) {
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand(new CommandLine.HelpCommand());
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler(Main::explain);
    line.setParameterExceptionHandler(Main::refuse);
    line.registerConverter(int.class, text -> number(text, Integer::valueOf, "a whole number"));
    line.registerConverter(long.class, text -> number(text, Long::valueOf, "a whole number"));
    line.registerConverter(Integer.class, text -> number(text, Integer::valueOf, "a whole number"));
    line.registerConverter(Long.class, text -> number(text, Long::valueOf, "a whole number"));
    line.registerConverter(double.class, text -> number(text, Double::valueOf, "a number"));
    line.registerConverter(Double.class, text -> number(text, Double::valueOf, "a number"));
    line.setUsageHelpAutoWidth(true);
    int status = line.execute(arguments);
    if (line.getOut().checkError() && status == 0) {
      line.getErr().println("foreshock: not all of the output could be written");
      return FAILURE;
    }
    return status;
  }

  private static <T> T number(String text, Function<String, T> parse, String kind) {
    try {
      return parse.apply(text.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not " + kind);
    }
  }

  /** One line, not the whole help, says what is wrong with the arguments. */
  private static int refuse(ParameterException problem, String[] arguments) {
    CommandLine line = problem.getCommandLine();
    line.getErr().println("foreshock: " + problem.getMessage());
    UnmatchedArgumentException.printSuggestions(problem, line.getErr());
    String command = line.getCommandName();
    line.getErr()
        .println("see: foreshock help" + (command.equals("foreshock") ? "" : " " + command));
    return BAD_INPUT;
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** Says on standard error why a fit is not to be relied on, where standard output is JSON. */
  static void warn(CommandSpec command, String what, List<String> problems) {
    PrintWriter err = command.commandLine().getErr();
    problems.forEach(problem -> err.println("foreshock: " + what + ": " + OptionWords.in(problem)));
  }

  private static int explain(Exception problem, CommandLine line, CommandLine.ParseResult parsed) {
    if (problem instanceof InputException) {
      line.getErr().println("foreshock: " + OptionWords.in(problem.getMessage()));
      return BAD_INPUT;
    }
    if (problem instanceof FitException || problem instanceof PictureException) {
      line.getErr().println("foreshock: " + OptionWords.in(problem.getMessage()));
      return FAILURE;
    }
    line.getErr().println("foreshock: this should not have happened; please report it with:");
    problem.printStackTrace(line.getErr());
    return FAILURE;
  }

  /** The version of the library. */
  static final class Version implements IVersionProvider {
    static String text() {
      return Foreshock.version();
    }

    @Override
    public String[] getVersion() {
      return new String[] {"foreshock " + text()};
    }
  }
}
