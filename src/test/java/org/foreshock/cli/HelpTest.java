package org.foreshock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

final class HelpTest {

  @ParameterizedTest
  @ValueSource(strings = {"fit", "predict", "law", "simulate", "seeds", "next", "backtest"})
  void helpListsEveryOption(String command) {
    Program help = Program.run("help", command);
    assertEquals(0, help.status());
    assertEquals(help.out(), Program.run(command, "--help").out());
    CommandSpec spec = new CommandLine(command(command)).getCommandSpec();
    assertTrue(spec.options().size() > 2);
    for (OptionSpec option : spec.options()) {
      assertTrue(
          help.out().lines().anyMatch(line -> line.matches(" +(-., )?" + start(option))),
          option.longestName());
    }
  }

  private static Object command(String name) {
    return switch (name) {
      case "fit" -> new FitCommand();
      case "predict" -> new PredictCommand();
      case "law" -> new LawCommand();
      case "simulate" -> new SimulateCommand();
      case "seeds" -> new SeedsCommand();
      case "next" -> new NextCommand();
      default -> new BacktestCommand();
    };
  }

  private static String start(OptionSpec option) {
    return option.longestName() + "([ =].*)?";
  }

  @Test
  void everyHelpFitsATerminal() {
    for (List<String> arguments :
        List.of(
            List.<String>of(),
            List.of("help", "fit"),
            List.of("help", "predict"),
            List.of("help", "law"),
            List.of("help", "simulate"),
            List.of("help", "seeds"),
            List.of("help", "next"),
            List.of("help", "backtest"))) {
      Program help = Program.run(arguments.toArray(String[]::new));
      assertEquals(0, help.status());
      help.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
      assertTrue(help.out().chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')));
    }
  }

  @Test
  void versionIsOneLine() {
    Program version = Program.run("--version");
    assertEquals(0, version.status());
    assertTrue(version.out().matches("foreshock \\S+\n"), version.out());
  }
}
