package org.foreshock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.foreshock.data.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

final class OptionWordsTest {
  private static final Set<String> OPTIONS = options();

  private static Set<String> options() {
    Set<String> options = new HashSet<>();
    for (Class<?> command :
        Set.of(
            FitCommand.class,
            PredictCommand.class,
            SimulateCommand.class,
            SeedsCommand.class,
            NextCommand.class,
            BacktestCommand.class)) {
      options.addAll(new CommandLine(command).getCommandSpec().optionsMap().keySet());
    }
    return options;
  }

  @ParameterizedTest
  @EnumSource
  void everySettingHasAnOption(Setting setting) {
    assertTrue(OPTIONS.contains(OptionWords.option(setting)), OptionWords.option(setting));
  }

  @Test
  void settingsBecomeOptions() {
    assertEquals(
        "try four times the --warmup, or --breaks 0",
        OptionWords.in("try four times the " + Setting.WARMUP + ", or " + Setting.BREAKS.to(0)));
    assertEquals("--random-seed and --seed", OptionWords.in("`seed` and `seedColumn`"));
    assertEquals("--prior-only", OptionWords.in("`priorOnly`"));
  }

  @Test
  void valuesAreQuotedWhereAShellWouldTakeThemApart() {
    assertEquals("--where curve=A", OptionWords.in(Setting.WHERE.to("curve=A")));
    assertEquals("--where 'it'\\''s=$1'", OptionWords.in(Setting.WHERE.to("it's=$1")));
    assertEquals("--where \"a b\"", OptionWords.in(Setting.WHERE.to("\"a b\"")));
  }

  @Test
  void otherWordsAreLeftAlone() {
    String text = "`a share` of `nothing`, 100 $1 \\";
    assertEquals(text, OptionWords.in(text));
  }
}
