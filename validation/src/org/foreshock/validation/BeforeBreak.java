package org.foreshock.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.foreshock.data.Sweep;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.plot.ComparisonFigure;
import org.foreshock.plot.ComparisonFigure.Extent;
import org.foreshock.plot.ComparisonFigure.Facet;
import org.foreshock.plot.ComparisonFigure.Layer;
import org.foreshock.plot.ComparisonFigure.Shade;
import org.foreshock.plot.Role;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.prior.StudentT;
import org.foreshock.sampler.Randomness;

/**
 * Runs that end before a sharp break, at it, and past it: what the posterior says of the change of
 * slope and of the curve further on.
 */
final class BeforeBreak implements Study {
  private static final double SHARPNESS = 0.05;

  /** What is known of the sharpness: breaks of this kind are sharp. */
  private static final String SHARP = "f ~ lognormal(-3, 0.3)";

  /** Seeds with which the runs themselves determine what they can. */
  private static final double MANY = 100;

  /** How far ahead the curve is asked for, in largest scales. */
  private static final double REACH = 10;

  private static final StudentT PRIOR = new StudentT(3, 0, 1);

  /** From here on the bend is below the noise of even the most seeds. */
  private static final double UNSEEN = 0.2;

  /** Distances, nearest to the end last, and seeds of a size. */
  private record Plan(double[] ahead, double[] seeds, int draws) {
    static Plan of(Size size) {
      return size == Size.QUICK
          ? new Plan(new double[] {-0.6, 0.2}, new double[] {1, 10_000}, 1000)
          : new Plan(
              new double[] {-1, -0.6, -0.3, -0.15, 0, 0.05, 0.1, 0.2, 0.35, 0.5},
              new double[] {1, 100, 10_000},
              1000);
    }

    int cells() {
      return ahead.length * seeds.length;
    }

    double ahead(int cell) {
      return ahead[cell % ahead.length];
    }

    double seeds(int cell) {
      return seeds[cell / ahead.length];
    }
  }

  /** One sweep and what was made of it. */
  private record Cell(double ahead, double seeds, World world, CarefulFit fit, Rivals rivals) {
    Marginal change() {
      return Marginal.of(fit.draws(), draw -> Rivals.slopeChange(draw.law()));
    }

    /** Of the draws that have the break beyond the runs. */
    Marginal changeBeyond() {
      List<PosteriorDraw> beyond =
          fit.draws().stream()
              .filter(draw -> Rivals.first(draw.law()).place() > world.last())
              .toList();
      return Marginal.of(beyond, draw -> Rivals.slopeChange(draw.law()));
    }

    /** Ln of the curve further on, over the truth. */
    Marginal forecast() {
      return Marginal.of(fit.draws(), draw -> error(draw.law()));
    }

    double error(BrokenPowerLaw law) {
      double u = Math.log(REACH * world.last());
      return law.logValue(u) - world.law().logValue(u);
    }
  }

  @Override
  public String name() {
    return "before-break";
  }

  @Override
  public String checks() {
    return "whether runs that end before a sharp break claim to know what comes after it";
  }

  @Override
  public String how() {
    return "simulated sweeps that end before, at and past a break of f = 0.05, 1 to 10,000 seeds:"
        + " change of slope against its prior, forecasts at ten times the largest scale";
  }

  @Override
  public String settings() {
    Plan plan = Plan.of(Size.FULL);
    return SHARPNESS
        + SHARP
        + Arrays.toString(plan.ahead)
        + Arrays.toString(plan.seeds)
        + plan.draws;
  }

  @Override
  public Verdict run(Size size, Path folder) throws IOException {
    Plan plan = Plan.of(size);
    Randomness[] streams = Randomness.streams(94, plan.cells());
    List<Cell> cells =
        Workers.map(
            plan.cells(),
            name(),
            i -> {
              World world = World.aboutBreak(SHARPNESS, plan.ahead(i));
              Sweep sweep = world.simulated(plan.seeds(i), streams[i].provider());
              CarefulFit fit = CarefulFit.of(World.model(sweep, 1, SHARP), plan.draws, 1000 + i);
              return new Cell(plan.ahead(i), plan.seeds(i), world, fit, Rivals.of(sweep));
            });
    StudyReport report = new StudyReport(folder, "Before a sharp break");
    report.say(
        "The law has a = 0.1, b = 10, c0 = 0.15, c1 = 1 and a break with f = 0.05, a tenth of a"
            + " decade long; 21 scales over four decades, 1 % noise of one run. The break lies"
            + " ahead of the largest scale, or has been passed. Priors are the defaults but for f, which is"
            + " known to be small: "
            + SHARP
            + ". "
            + CarefulFit.told(plan.draws));
    report.show("change", "Change of slope and forecast against distance", figure(plan, cells));
    report.table(
        List.of(
            "decades ahead",
            "seeds",
            "c",
            "c of the point fit",
            "published",
            "ln of forecast over truth",
            ""),
        cells.stream().map(BeforeBreak::row).toList());
    claims(report, plan, cells);
    return report.put("cells", cells.stream().map(BeforeBreak::numbers).toList()).write();
  }

  private static StudyReport.Figure figure(Plan plan, List<Cell> cells) {
    List<Facet> facets = new ArrayList<>();
    double[] ends = {plan.ahead[0] - 0.05, plan.ahead[plan.ahead.length - 1] + 0.05};
    Extent x = new Extent(false, ends[0], ends[1]);
    double[] low = {PRIOR.quantile(0.05), PRIOR.quantile(0.05)};
    double[] high = {PRIOR.quantile(0.95), PRIOR.quantile(0.95)};
    for (double seeds : plan.seeds) {
      List<Cell> own = own(cells, seeds);
      long failed = own.stream().filter(cell -> !cell.fit.ok()).count();
      List<Layer> layers = new ArrayList<>();
      layers.add(new Layer.Band(ends, low, high, Shade.PRIOR, "prior, 90 %"));
      layers.addAll(bands(own, Cell::change, Rivals::slopeChange, 1));
      facets.add(
          new Facet(
              StudyReport.brief(seeds) + (seeds == 1 ? " seed" : " seeds"),
              failed == 0 ? "" : failed + " of " + own.size() + " NOT CONVERGED",
              failed > 0,
              x,
              new Extent(false, -3.5, 4.5),
              "change of slope c",
              layers));
    }
    for (double seeds : plan.seeds) {
      List<Cell> own = own(cells, seeds);
      facets.add(
          new Facet(
              "",
              "",
              false,
              x,
              new Extent(false, -4, 7),
              "ln(forecast / truth)",
              bands(own, Cell::forecast, null, 0)));
    }
    return new ComparisonFigure(
            "A sharp break: known once it is passed, not known before",
            Optional.empty(),
            Map.of(),
            plan.seeds.length,
            "decades from the largest scale to the break (negative: passed)",
            facets)
        ::writePng;
  }

  private static List<Cell> own(List<Cell> cells, double seeds) {
    return cells.stream().filter(cell -> cell.seeds == seeds).toList();
  }

  /** Bands by distance, rivals' values (or the errors of their forecasts), and the truth. */
  private static List<Layer> bands(
      List<Cell> cells,
      Function<Cell, Marginal> marginal,
      ToDoubleFunction<BrokenPowerLaw> quantity,
      double truth) {
    double[] x = cells.stream().mapToDouble(Cell::ahead).toArray();
    double[][] q = new double[5][x.length];
    double[] point = new double[x.length];
    double[] published = new double[x.length];
    double[] p = {0.05, 0.25, 0.5, 0.75, 0.95};
    for (int i = 0; i < x.length; i++) {
      Cell cell = cells.get(i);
      Marginal of = marginal.apply(cell);
      for (int j = 0; j < p.length; j++) {
        q[j][i] = of.quantile(p[j]);
      }
      ToDoubleFunction<BrokenPowerLaw> rival = quantity == null ? cell::error : quantity;
      point[i] = rival.applyAsDouble(cell.rivals.point());
      published[i] = cell.rivals.published(rival);
    }
    double[] level = new double[x.length];
    Arrays.fill(level, truth);
    return List.of(
        new Layer.Band(x, q[0], q[4], Shade.OUTER, "posterior, 90 %"),
        new Layer.Band(x, q[1], q[3], Shade.INNER, "50 %"),
        new Layer.Line(x, q[2], Role.POSTERIOR),
        new Layer.Line(x, point, Role.POINT),
        new Layer.Line(x, published, Role.PUBLISHED),
        new Layer.Line(x, level, Role.TRUTH),
        new Layer.Upright(0, ""));
  }

  private static void claims(StudyReport report, Plan plan, List<Cell> cells) {
    Marginal prior = prior();
    List<Cell> before = cells.stream().filter(cell -> cell.ahead >= UNSEEN).toList();
    double farthest = most(before, cell -> cell.changeBeyond().distance(prior));
    report.claim(
        farthest < 0.1,
        "before the break (0.2 decades or more) c stays at its prior: among draws with the break"
            + " beyond the runs, its distribution function is within 0.1 of the prior's",
        "before the break c strays from its prior by at most "
            + Report.digits(farthest, 2)
            + " (Kolmogorov's distance)");
    double excluded = -most(before, cell -> -cell.forecast().below(0));
    report.claim(
        excluded > 0.005,
        "and the curve behind it is not ruled out: at ten times the largest scale at least 0.5 % of"
            + " the draws are as low as the truth",
        "the true curve behind it is in the tail, "
            + Report.digits(100 * excluded, 2)
            + " % or more, of every forecast");
    double ruledOut =
        -most(cells, cell -> cell.fit.ok() ? -tail(cell.forecast()) : Double.NEGATIVE_INFINITY);
    report.claim(
        ruledOut > 0.0005,
        "no fit that passed its gates rules out the true curve at ten times the largest scale: at"
            + " least 0.05 % of its draws lie on either side",
        "wherever gates passed, "
            + Report.digits(100 * ruledOut, 2)
            + " % of the draws or more are on either side of the truth");
    double least = Double.POSITIVE_INFINITY;
    double learnt = Double.POSITIVE_INFINITY;
    for (double seeds : plan.seeds) {
      List<Cell> own = own(cells, seeds);
      double passed = own.get(0).forecast().length(0.9);
      double ahead = own.get(own.size() - 1).forecast().length(0.9);
      double alone = own(cells, plan.seeds[0]).get(own.size() - 1).forecast().length(0.9);
      least = seeds < MANY ? least : Math.min(least, ahead / passed);
      learnt = Math.min(learnt, ahead / alone);
    }
    report.claim(
        least > 5,
        "forecast bands are at least 5 times as wide before the break as past it, with 100 seeds"
            + " or more",
        "bands before it are " + Report.digits(least, 2) + " times as wide or more");
    report.claim(
        learnt > 0.5,
        "there seeds buy nothing: no number of them narrows the band of one seed to less than half",
        "seeds narrow them to " + Report.digits(learnt, 2) + " of one seed's at best");
    List<Cell> passed =
        cells.stream().filter(cell -> cell.ahead <= -0.6 && cell.seeds >= MANY).toList();
    double[] ratios =
        passed.stream()
            .mapToDouble(c -> c.change().spread() / c.world.information(c.seeds).sd("c"))
            .sorted()
            .toArray();
    double last = ratios[ratios.length - 1];
    report.claim(
        ratios[0] > 0.6 && last < 1.7,
        "past the break (0.6 decades or more; 100 seeds or more) the posterior spread of c is within 0.6 and 1.7 of"
            + " what Fisher's information expects",
        "past it c is as uncertain as expected, times "
            + Report.digits(ratios[0], 2)
            + " to "
            + Report.digits(last, 2));
  }

  private static double tail(Marginal error) {
    return Math.min(error.below(0), 1 - error.below(0));
  }

  /** Quantiles that stand for draws of c from its prior. */
  private static Marginal prior() {
    double[] values = new double[2000];
    Arrays.setAll(values, i -> PRIOR.quantile((i + 0.5) / values.length));
    return Marginal.of(values);
  }

  private static double most(List<Cell> cells, ToDoubleFunction<Cell> value) {
    return cells.stream().mapToDouble(value).max().orElse(Double.NaN);
  }

  private static List<String> row(Cell cell) {
    return List.of(
        StudyReport.brief(cell.ahead),
        StudyReport.brief(cell.seeds),
        cell.change().text(),
        Report.digits(Rivals.slopeChange(cell.rivals.point()), 3),
        Report.digits(cell.rivals.published(Rivals::slopeChange), 3),
        cell.forecast().text(),
        cell.fit.ok() ? cell.fit.sampler().label() : cell.fit.warning());
  }

  private static Map<String, Object> numbers(Cell cell) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("decades_ahead", cell.ahead);
    row.put("seeds", Report.number(cell.seeds));
    row.put("gates_passed", cell.fit.ok());
    row.put("c", cell.change().told());
    row.put("log_forecast_over_truth", cell.forecast().told());
    row.put("point_fit_c", Report.number(Rivals.slopeChange(cell.rivals.point())));
    row.put("published_c", Report.number(cell.rivals.published(Rivals::slopeChange)));
    row.put("point_fit_error", Report.number(cell.error(cell.rivals.point())));
    row.put("published_error", Report.number(cell.rivals.published(cell::error)));
    return row;
  }
}
