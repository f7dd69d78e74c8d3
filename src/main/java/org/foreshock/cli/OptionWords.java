package org.foreshock.cli;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.foreshock.data.Setting;

/** Puts options in the place of the settings that the library's messages name. */
final class OptionWords {
  private static final Pattern MENTION = Pattern.compile("`([A-Za-z]+)(?:\\((.*?)\\))?`");

  private static final Map<String, Setting> BY_LABEL =
      Arrays.stream(Setting.values())
          .collect(Collectors.toMap(Setting::label, Function.identity()));

  /** Settings whose option is not merely their label with hyphens. */
  private static final Map<Setting, String> OTHERS =
      new EnumMap<>(
          Map.of(
              Setting.SEED_COLUMN,
              "--seed",
              Setting.STANDARD_ERROR,
              "--se",
              Setting.SEED,
              "--random-seed",
              Setting.BANDS_TO,
              "--to",
              Setting.FORECAST_AT,
              "--predict",
              Setting.WRITE_TO,
              "--out",
              Setting.SENSITIVITY,
              "--no-sensitivity",
              Setting.REPLACE,
              "--force"));

  private OptionWords() {}

  /** The option that sets it. */
  static String option(Setting setting) {
    String hyphened = setting.label().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return OTHERS.getOrDefault(setting, "--" + hyphened);
  }

  /** A text of the library as a user of the command line understands it. */
  static String in(String text) {
    return MENTION.matcher(text).replaceAll(OptionWords::replacement);
  }

  private static String replacement(MatchResult mention) {
    Setting setting = BY_LABEL.get(mention.group(1));
    if (setting == null) {
      return Matcher.quoteReplacement(mention.group());
    }
    String value = mention.group(2);
    return Matcher.quoteReplacement(
        option(setting) + (value == null ? "" : " " + argument(setting, value)));
  }

  /** Quoted where a shell would take it apart. */
  private static String argument(Setting setting, String value) {
    boolean plain =
        setting != Setting.WHERE || value.startsWith("\"") || value.matches("[A-Za-z0-9_.,:/=+-]+");
    return plain ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
