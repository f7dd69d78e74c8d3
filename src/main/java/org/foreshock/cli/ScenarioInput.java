package org.foreshock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.foreshock.budget.DesignPrior;
import org.foreshock.budget.PilotPrior;
import org.foreshock.budget.Scenario;
import org.foreshock.budget.Truth;
import org.foreshock.data.InputException;
import org.foreshock.data.NoiseModel;
import org.foreshock.law.Break;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.prior.Fixed;
import org.foreshock.prior.Prior;
import org.foreshock.prior.PriorParser;
import org.foreshock.report.StoredFit;
import picocli.CommandLine.Option;

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
      description = "where the break is; default 1e9, or the median of --from-fit")
  private String place;

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

  @Option(
      names = "--from-fit",
      paramLabel = "DIR",
      description =
          "instead of all these: the posterior of a pilot fit, from the folder of foreshock fit")
  private Path folder;

  private static final double LN_10 = Math.log(10);
  private static final String DEFAULT_PLACE = "1e9";

  /** The sharpnesses, as they were written. */
  List<String> sharpnesses() {
    return Lists.split(sharpness, "--f");
  }

  /** Where the break is, in ln x: the median if it is not known. */
  double logPlace() {
    if (place != null || folder == null) {
      return Math.log(place().quantile(0.5));
    }
    double[] places = pilot().truths().stream().mapToDouble(Truth::place).sorted().toArray();
    return places[places.length / 2] * LN_10;
  }

  /** The smallest scale if the user does not say, in ln x: three decades before the break. */
  double defaultFirst() {
    return logPlace() - 3 * LN_10;
  }

  /** The design prior with one of the sharpnesses. */
  DesignPrior prior(String f) {
    return folder == null ? scenario(f) : pilot();
  }

  private Scenario scenario(String f) {
    return new Scenario(
        place(),
        positive(f, "--f"),
        PriorParser.parseQuantity(slopeBefore, "--slope-before"),
        PriorParser.parseQuantity(slopeAfter, "--slope-after"),
        positive(noise, "--noise-sd"),
        share(),
        firstValue(),
        earlier.stream().map(ScenarioInput::earlierBreak).toList());
  }

  private double firstValue() {
    if (!(firstValue > 0 && firstValue < Double.POSITIVE_INFINITY)) {
      throw new InputException("--first-y " + firstValue + ": must be positive, as the metric is");
    }
    return firstValue;
  }

  private Prior place() {
    return positive(place == null ? DEFAULT_PLACE : place, "--break-at");
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

  private static Break earlierBreak(String text) {
    String[] parts = text.split(":", -1);
    try {
      if (parts.length == 3) {
        return new Break(
            Double.parseDouble(parts[0].strip()),
            Double.parseDouble(parts[1].strip()),
            Double.parseDouble(parts[2].strip()));
      }
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "--earlier " + text + ": " + e.getMessage() + "; write it like 1e7:0.2:0.5", e);
    }
    throw new InputException(
        "--earlier " + text + ": write it as PLACE:CHANGE:SHARPNESS, such as 1e7:0.2:0.5");
  }

  private PilotPrior pilot() {
    StoredFit fit = StoredFit.read(folder);
    if (fit.draws().get(0).noise().model() != NoiseModel.LOGNORMAL) {
      throw new InputException(
          folder
              + ": a fit with "
              + fit.draws().get(0).noise().model().label()
              + " noise; sweeps are simulated with lognormal noise, so fit the pilot with that");
    }
    if (fit.draws().get(0).law().breaks().isEmpty()) {
      throw new InputException(
          folder + ": a fit without breaks; fit the pilot with --breaks 1 or more");
    }
    return new PilotPrior(fit.draws().stream().map(ScenarioInput::truth).toList());
  }

  private static Truth truth(PosteriorDraw draw) {
    return new Truth(draw.law(), draw.noise().sigma());
  }

  /** The scenario in words, a line each. */
  List<String> words(String f) {
    if (folder != null) {
      return List.of("truths drawn from the posterior of " + folder);
    }
    List<String> lines = new ArrayList<>();
    lines.add("break at " + word(place()) + (f.isEmpty() ? "" : ", f = " + word(positive(f, "--f"))));
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
