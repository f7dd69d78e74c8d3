package org.foreshock.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.foreshock.diagnostics.Convergence;
import org.foreshock.plot.DrawsFigure;
import org.foreshock.plot.Range;
import org.foreshock.sampler.KnownTarget;
import org.foreshock.sampler.Randomness;

/**
 * What both samplers make of targets with known answers, easy ones and ones that are too hard, and
 * whether the gates of a fit say so.
 */
final class TargetStudy implements Study {
  /** Chance that samplers as good as they are said to be fail the whole study. */
  private static final double ALARM = 0.001;

  private static final int QUICK = 4;
  private static final int FULL = 20;
  private static final long SEED = 20;

  /** Exact draws behind a figure. */
  private static final int EXACT = 40_000;

  /** Shares of the probability that contours of a figure hold. */
  private static final double[] HELD = {0.99, 0.9, 0.5};

  /** What is known of a sampler on a target; the study checks that it is so. */
  private enum Known {
    RIGHT("right", "no bias, most fits pass the gates"),
    SLOW("right, but slow", "no bias, gates may fail"),
    TOLD("too hard, and it says so", "most fits fail a gate"),
    WRONG("WRONG, and it does not say so", "bias, though most fits pass the gates");

    private final String told;
    private final String means;

    Known(String told, String means) {
      this.told = told;
      this.means = means;
    }

    boolean is(boolean biased, double passed) {
      return switch (this) {
        case RIGHT -> !biased && passed >= 0.5;
        case SLOW -> !biased;
        case TOLD -> passed <= 0.5;
        case WRONG -> biased && passed >= 0.5;
      };
    }
  }

  /**
   * A target, with what is known of both samplers on it.
   *
   * @param picture title of the picture of draws from it; empty for none
   */
  private record Plan(KnownTarget target, Known nuts, Known metropolis, String picture) {
    boolean isShown() {
      return !picture.isEmpty();
    }

    String told() {
      return target.name() + ": " + nuts.told + ", " + metropolis.told;
    }

    String file() {
      return target.name().replaceAll("[^a-z0-9]+", "-") + ".png";
    }

    Known known(Chosen sampler) {
      return sampler == Chosen.NUTS ? nuts : metropolis;
    }
  }

  private static List<Plan> plans() {
    return List.of(
        new Plan(KnownTarget.normal(), Known.RIGHT, Known.RIGHT, ""),
        new Plan(KnownTarget.banana(0.5), Known.RIGHT, Known.RIGHT, ""),
        new Plan(
            KnownTarget.banana(4),
            Known.SLOW,
            Known.RIGHT,
            "Banana: a Normal bent along a parabola"),
        new Plan(KnownTarget.banana(16), Known.SLOW, Known.RIGHT, ""),
        new Plan(KnownTarget.funnel(1), Known.SLOW, Known.RIGHT, ""),
        new Plan(KnownTarget.funnel(2), Known.TOLD, Known.SLOW, ""),
        new Plan(
            KnownTarget.funnel(3),
            Known.TOLD,
            Known.TOLD,
            "Funnel with nine arms, the first of them shown"),
        new Plan(KnownTarget.modes(3, true), Known.RIGHT, Known.RIGHT, ""),
        new Plan(KnownTarget.modes(6, true), Known.TOLD, Known.RIGHT, ""),
        new Plan(KnownTarget.modes(20, true), Known.TOLD, Known.RIGHT, ""),
        new Plan(KnownTarget.modes(6, false), Known.TOLD, Known.RIGHT, ""),
        new Plan(KnownTarget.modes(10, false), Known.WRONG, Known.RIGHT, modes(10)),
        new Plan(KnownTarget.modes(20, false), Known.WRONG, Known.WRONG, modes(20)));
  }

  private static String modes(int apart) {
    return "Two modes " + apart + " standard deviations apart; all chains start at the left one";
  }

  @Override
  public String name() {
    return "targets";
  }

  @Override
  public String checks() {
    return "both samplers on a correlated normal, bananas, funnels and two modes, and whether they"
        + " are right as far as the report says, and not farther";
  }

  @Override
  public String how() {
    return FULL
        + " runs with default settings of each sampler on each target: means and quantiles against"
        + " the known ones, in Monte Carlo standard errors; false-alarm rate "
        + Report.digits(100 * ALARM, 1)
        + " %";
  }

  @Override
  public String settings() {
    return how() + SEED + plans().stream().map(Plan::told).toList();
  }

  /**
   * All runs of one sampler on one target.
   *
   * @param limit on the mean error of a quantity, in Monte Carlo standard errors of one run
   */
  private record Row(Plan plan, Chosen sampler, List<TargetFit> fits, double limit) {

    double mean(ToDoubleFunction<TargetFit> of) {
      return Convergence.mean(new double[][] {fits.stream().mapToDouble(of).toArray()});
    }

    private double meanSquare(ToDoubleFunction<TargetFit> of) {
      return mean(fit -> of.applyAsDouble(fit) * of.applyAsDouble(fit));
    }

    /**
     * The mean error in units of the root mean square of the standard errors. Not the mean of their
     * quotient: a run that misses a tail takes both too small, so that quotient has a bias where
     * the estimate has none.
     */
    private double bias(int quantity) {
      return mean(fit -> fit.off()[quantity])
          / Math.sqrt(meanSquare(fit -> fit.errors()[quantity]));
    }

    /** The quantity with the largest bias. */
    int worst() {
      int worst = 0;
      for (int j = 1; j < fits.get(0).off().length; j++) {
        worst = Math.abs(bias(j)) > Math.abs(bias(worst)) ? j : worst;
      }
      return worst;
    }

    double largestBias() {
      return bias(worst());
    }

    /** Size of all errors: 1 if the Monte Carlo standard errors are what they say. */
    double size() {
      int quantities = fits.get(0).off().length;
      double sum = 0;
      for (int j = 0; j < quantities; j++) {
        int quantity = j;
        sum += meanSquare(fit -> fit.off()[quantity]) / meanSquare(fit -> fit.errors()[quantity]);
      }
      return Math.sqrt(sum / quantities);
    }

    double passed() {
      return mean(fit -> fit.passed() ? 1 : 0);
    }

    Known known() {
      return plan.known(sampler);
    }

    boolean asKnown() {
      return known().is(!(Math.abs(largestBias()) <= limit), passed());
    }

    String told() {
      return sampler.label() + " on " + plan.target.name();
    }
  }

  @Override
  public Verdict run(Size size, Path folder) throws IOException {
    List<Row> rows = rows(size == Size.QUICK ? QUICK : FULL);
    for (int i = 0; i < rows.size(); i += 2) {
      Plan plan = rows.get(i).plan;
      if (plan.isShown()) {
        figure(rows.get(i), rows.get(i + 1)).writePng(folder.resolve(plan.file()));
      }
    }
    Files.writeString(folder.resolve("report.md"), text(rows));
    Report.json(folder.resolve("result.json"), json(rows));
    return new Verdict(rows.stream().allMatch(Row::asKnown), told(rows));
  }

  private List<Row> rows(int runs) {
    List<Plan> plans = plans();
    List<double[]> truths = plans.stream().map(plan -> TargetFit.truths(plan.target)).toList();
    int quantities = 2 * truths.stream().mapToInt(each -> each.length).sum();
    double z = new NormalDistribution().inverseCumulativeProbability(1 - ALARM / quantities / 2);
    Chosen[] samplers = Chosen.values();
    List<TargetFit> fits =
        Workers.map(
            plans.size() * samplers.length * runs,
            name(),
            i -> {
              int plan = i / runs / samplers.length;
              Chosen sampler = samplers[i / runs % samplers.length];
              KnownTarget target = plans.get(plan).target;
              return TargetFit.run(target, truths.get(plan), sampler, SEED + i % runs);
            });
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < plans.size() * samplers.length; i++) {
      List<TargetFit> these = List.copyOf(fits.subList(i * runs, (i + 1) * runs));
      Chosen sampler = samplers[i % samplers.length];
      rows.add(new Row(plans.get(i / samplers.length), sampler, these, z / Math.sqrt(runs)));
    }
    return rows;
  }

  private static String told(List<Row> rows) {
    StringBuilder text = new StringBuilder();
    List<Row> others = rows.stream().filter(row -> !row.asKnown()).toList();
    text.append(others.isEmpty() ? "as known: " : "not as known: " + names(others) + "; known: ");
    for (Known known : Known.values()) {
      List<Row> these = rows.stream().filter(row -> row.known() == known).toList();
      text.append(known == Known.RIGHT ? "" : "; ").append(known.told).append(" on ");
      text.append(known == Known.WRONG ? names(these) : these.size() + " of " + rows.size());
    }
    return text.toString();
  }

  private static String names(List<Row> rows) {
    return String.join("; ", rows.stream().map(Row::told).toList());
  }

  // ---- the report ----

  private static String text(List<Row> rows) {
    StringBuilder text = new StringBuilder(INTRODUCTION);
    text.append(
        "\n| target | sampler | largest bias, of | all errors | ESS | R-hat | divergences |");
    text.append(" ESS per 1000 evaluations | pass the gates | known to be | |\n");
    text.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
    rows.forEach(row -> text.append(line(row)));
    text.append(legend(rows.get(0)));
    for (Row row : rows) {
      if (row.sampler == Chosen.NUTS && row.plan.isShown()) {
        text.append("\n![").append(row.plan.target.name()).append("](");
        text.append(row.plan.file()).append(")\n");
      }
    }
    return text.append(LIMITS).toString();
  }

  private static final String INTRODUCTION =
      """
      # Targets with known answers

      Both samplers, with default settings and the gates of a fit, on densities whose means and
      quantiles are known. Some are too hard; what counts is that each sampler is as good as it is
      said to be, and that where it is not good, the gates say so or this page does.

      - **normal**: 20 dimensions, neighbours correlated by 0.9, standard deviations from 0.01 to 100.
      - **banana**: x ~ Normal(0, 2), y given x Normal with sd 1 about a parabola that has risen by
        the bend where x is 2.
      - **funnel** (Neal 2003): v ~ Normal(0, sd), nine arms Normal(0, e^(v/2)). Chains start about
        the origin: the density has its mode far down the neck, where there is no probability.
      - **modes**: two standard Normals in the plane, one with 30 % of the probability. Chains start
        at both, or all at the larger one, as if the search for starts had missed the other.
      """;

  private static final String LIMITS =
      """

      ## Where they stop being right

      - **NUTS, bends and funnels.** One step size has to do for the whole target, and the narrowest
        part sets it. Bananas come out right at a cost that grows with the bend; the effective sample
        size of 4000 draws falls to the gate's 400. In a funnel the neck is narrower than any step:
        chains stay out of it, and R-hat, effective sample size and divergences say so.
      - **NUTS, modes apart.** Trajectories do not cross a gap of 6 standard deviations in the time of
        a run. If chains start on both sides, R-hat says so. If all start on one side, the other stays
        unseen and **no gate can tell**. So a fit climbs from many starts and sends chains to every
        mode that has a share of the probability.
      - **Adaptive Metropolis.** Bends cost it little, since a mixture of eight components follows
        them, and it goes from mode to mode once one chain has found both, with heavy tails that find
        what is not too far. Twenty standard deviations are: then it is as wrong as NUTS, and as
        silent. A mixture of eight cannot follow the deep funnel: chains stick, and R-hat says so.
      """;

  private static String line(Row row) {
    String bias =
        Report.digits(row.largestBias(), 2)
            + ", "
            + TargetFit.quantities(row.plan.target).get(row.worst());
    return "| "
        + String.join(
            " | ",
            row.plan.target.name(),
            row.sampler.label(),
            bias,
            Report.digits(row.size(), 2),
            Long.toString(Math.round(row.mean(TargetFit::ess))),
            Report.digits(row.mean(TargetFit::rHat), 4),
            row.sampler == Chosen.NUTS ? Report.digits(row.mean(TargetFit::divergences), 2) : "–",
            Report.digits(row.mean(TargetFit::essPerThousand), 2),
            Math.round(100 * row.passed()) + " %",
            row.known().told,
            row.asKnown() ? "" : "**NOT SO**")
        + " |\n";
  }

  private static String legend(Row any) {
    StringBuilder text = new StringBuilder();
    text.append("\nMeans over ")
        .append(any.fits.size())
        .append(" runs of 4 chains of 1000 draws. ");
    text.append("Errors are in Monte Carlo standard errors of a run. *Largest bias* is the mean ");
    text.append("error of the mean or the 5, 50 or 95 % quantile that is worst off; ");
    text.append("beyond ").append(Report.digits(any.limit, 2));
    text.append(" it counts (false-alarm rate ").append(Report.digits(100 * ALARM, 1));
    text.append(" % for the table). *All errors*: their root mean square, 1 where Monte Carlo ");
    text.append(
        "standard errors are honest. ESS is the smallest of the coordinates, bulk or tail. ");
    text.append("Evaluations are gradients for NUTS, values for Metropolis, warm-up included.\n\n");
    for (Known known : Known.values()) {
      text.append("- *").append(known.told).append("*: ").append(known.means).append(".\n");
    }
    return text.toString();
  }

  private static Map<String, Object> json(List<Row> rows) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("passed", rows.stream().allMatch(Row::asKnown));
    json.put("runs", rows.get(0).fits.size());
    json.put("false_alarm_rate", ALARM);
    json.put("bias_allowed", Report.number(rows.get(0).limit));
    json.put("rows", rows.stream().map(TargetStudy::json).toList());
    return json;
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("target", row.plan.target.name());
    json.put("sampler", row.sampler.label());
    json.put("known_to_be", row.known().told);
    json.put("as_known", row.asKnown());
    Map<String, Object> bias = new LinkedHashMap<>();
    List<String> quantities = TargetFit.quantities(row.plan.target);
    for (int j = 0; j < quantities.size(); j++) {
      bias.put(quantities.get(j), Report.number(row.bias(j)));
    }
    json.put("bias_in_mcse", bias);
    json.put("rms_error_in_mcse", Report.number(row.size()));
    json.put("pass_the_gates", Report.number(row.passed()));
    json.put("ess", row.fits.stream().map(fit -> Math.round(fit.ess())).toList());
    json.put("rhat", row.fits.stream().map(fit -> Report.number(fit.rHat())).toList());
    json.put("divergences", row.fits.stream().map(TargetFit::divergences).toList());
    json.put("evaluations", row.fits.stream().map(TargetFit::evaluations).toList());
    return json;
  }

  private static DrawsFigure figure(Row... rows) {
    KnownTarget target = rows[0].plan.target;
    Randomness random = Randomness.streams(SEED, 1)[0];
    double[][] exact = new double[3][EXACT];
    for (int i = 0; i < EXACT; i++) {
      double[] draw = target.draw(random);
      exact[0][i] = draw[0];
      exact[1][i] = draw[1];
      exact[2][i] = target.logDensity(draw[0], draw[1]);
    }
    List<DrawsFigure.Draws> panels = new ArrayList<>();
    for (Row row : rows) {
      TargetFit fit = row.fits.get(0);
      panels.add(
          new DrawsFigure.Draws(
              row.sampler.label(),
              verdict(row, fit),
              fit.passed() && row.known() != Known.WRONG,
              fit.draws()[0],
              fit.draws()[1]));
    }
    return new DrawsFigure(
        rows[0].plan.picture,
        target.marginals().get(0).name(),
        target.marginals().get(1).name(),
        range(exact[0]),
        range(exact[1]),
        target::logDensity,
        Arrays.stream(HELD).map(share -> quantile(exact[2], 1 - share)).toArray(),
        "hold 50, 90 and 99 % of the target",
        panels);
  }

  private static String verdict(Row row, TargetFit fit) {
    String passed = row.known() == Known.WRONG ? "WRONG" : "gates pass";
    return "R-hat "
        + Report.digits(fit.rHat(), 4)
        + ", ESS "
        + Math.round(fit.ess())
        + (fit.divergences() > 0 ? ", " + fit.divergences() + " divergences" : "")
        + ": "
        + (fit.passed() ? passed : "a gate fails");
  }

  private static Range range(double[] values) {
    double low = quantile(values, 0.006);
    double high = quantile(values, 0.994);
    double margin = 0.15 * (high - low);
    return new Range(low - margin, high + margin);
  }

  private static double quantile(double[] values, double p) {
    return Convergence.quantile(new double[][] {values}, p);
  }
}
