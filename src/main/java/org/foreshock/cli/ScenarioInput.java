package org.foreshock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.foreshock.budget.Scenario;
import org.foreshock.data.InputException;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.Fixed;
import org.foreshock.prior.Prior;
import org.foreshock.prior.PriorParser;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** What is taken to be true when planning. */
final class ScenarioInput {
  @Option(
      names = "--f",
      paramLabel = "F[,F...]",
      description = {
        "sharpness of the break: 0.1 is sharp, 1 is wide (the middle 80 %% of the change of slope"
            + " takes 1.9 f decades); default ${DEFAULT-VALUE}. A list makes a table.",
        "A quantity is a number, or a distribution such as 'lognormal(-1.2, 0.5)'."
      })
  private String sharpness = "0.5";

  @Option(
      names = "--slope-before",
      paramLabel = "S",
      description = "slope on log-log axes just before the break; default ${DEFAULT-VALUE}")
  private String slopeBefore = "-0.1";

  @Option(
      names = "--slope-after",
      paramLabel = "S",
      description = "slope after it; default ${DEFAULT-VALUE}")
  private String slopeAfter = "-0.6";

  @Option(
      names = "--noise-sd",
      paramLabel = "SD",
      description = "relative noise of one run; default ${DEFAULT-VALUE}, which is 2 %%")
  private String noise = "0.02";

  @Option(
      names = "--floor-share",
      paramLabel = "SHARE",
      description = "limit a over the metric at the largest scale; default ${DEFAULT-VALUE}")
  private String floorShare = "0";

  @Option(
      names = "--break-at",
      paramLabel = "X",
      description = "where the break is; default ${DEFAULT-VALUE}")
  private String place = "1e9";

  @Option(
      names = "--earlier",
      paramLabel = "D:C:F",
      description =
          "a break before that one (repeatable): place, change of slope (positive: falls faster),"
              + " sharpness")
  private List<String> earlier = new ArrayList<>();

  @Option(
      names = "--first-y",
      paramLabel = "Y",
      description =
          "the metric above its limit at the smallest scale; default ${DEFAULT-VALUE}. Matters to a"
              + " prior of your own on level or a, and to nothing else")
  private double firstValue = 1;

  /** A fit states all of these itself. */
  private static final List<String> OPTIONS =
      List.of(
          "--f",
          "--slope-before",
          "--slope-after",
          "--noise-sd",
          "--floor-share",
          "--break-at",
          "--earlier",
          "--first-y");

  /** Refuses options that a pilot fit leaves no room for. */
  static void requireNone(ParseResult given, Path pilot) {
    for (String option : OPTIONS) {
      if (given.hasMatchedOption(option)) {
        throw new InputException(
            option + ": the fit in " + pilot + " states the scenario: keep one of the two");
      }
    }
  }

  /** The sharpnesses, as they were written. */
  List<String> sharpnesses() {
    return Lists.split(sharpness, "--f");
  }

  /** Where the break is, in ln x: the median if it is not known. */
  double logPlace() {
    return Math.log(place().quantile(0.5));
  }

  /** The smallest scale if the user does not say, in ln x: three decades before the break. */
  double logFirst() {
    return logPlace() - 3 * Logs.LN_10;
  }

  /** The design prior with one of the sharpnesses. */
  Scenario scenario(String f) {
    return new Scenario(
        place(),
        positive(f, "--f"),
        PriorParser.parseQuantity(slopeBefore, "--slope-before"),
        PriorParser.parseQuantity(slopeAfter, "--slope-after"),
        positive(noise, "--noise-sd"),
        share(),
        firstValue(),
        earlier.stream().map(text -> LawInput.breakOf("--earlier", text)).toList());
  }

  private double firstValue() {
    if (!(firstValue > 0 && firstValue < Double.POSITIVE_INFINITY)) {
      throw new InputException("--first-y " + firstValue + ": must be positive, as the metric is");
    }
    return firstValue;
  }

  private Prior place() {
    return positive(place, "--break-at");
  }

  private static Prior positive(String text, String option) {
    Prior prior = PriorParser.parseQuantity(text, option);
    if (prior.isFixed() ? !(prior.lower() > 0) : !(prior.lower() >= 0)) {
      throw new InputException(
          option + " " + text + ": must be positive; use a number above 0 or lognormal(mu, sigma)");
    }
    return prior;
  }

  private Prior share() {
    Prior prior = PriorParser.parseQuantity(floorShare, "--floor-share");
    if (!(prior.lower() >= 0 && (prior.isFixed() ? prior.upper() < 1 : prior.upper() <= 1))) {
      throw new InputException(
          "--floor-share "
              + floorShare
              + ": is a share of the metric, from 0 to below 1; use such a number or beta(a, b)");
    }
    return prior;
  }

  /** The scenario in words, a line each. */
  List<String> words(String f) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "break at " + word(place()) + (f.isEmpty() ? "" : ", f = " + word(positive(f, "--f"))));
    lines.add(
        "slope "
            + word(PriorParser.parseQuantity(slopeBefore, "--slope-before"))
            + " before and "
            + word(PriorParser.parseQuantity(slopeAfter, "--slope-after"))
            + " after, noise "
            + percent(positive(noise, "--noise-sd"))
            + " of one run, "
            + (isZero(share()) ? "no floor" : "floor share " + word(share())));
    for (String each : earlier) {
      lines.add("earlier break " + each);
    }
    return lines;
  }

  private static boolean isZero(Prior prior) {
    return prior.equals(new Fixed(0));
  }

  private static String word(Prior prior) {
    return prior.isFixed() ? Lists.number(prior.lower()) : prior.toString();
  }

  private static String percent(Prior prior) {
    return prior.isFixed()
        ? String.format(Locale.ROOT, "%s %%", Lists.number(100 * prior.lower()))
        : prior.toString();
  }
}
