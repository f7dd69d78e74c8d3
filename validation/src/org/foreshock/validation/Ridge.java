package org.foreshock.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.law.Softplus;
import org.foreshock.plot.ComparisonFigure;
import org.foreshock.plot.ComparisonFigure.Extent;
import org.foreshock.plot.ComparisonFigure.Facet;
import org.foreshock.plot.ComparisonFigure.Layer;
import org.foreshock.plot.Role;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.sampler.Randomness;

/**
 * Runs that stop as a break begins know how far it has bent the curve there, and hardly anything
 * else: its change of slope, sharpness and place lie along a ridge.
 */
final class Ridge implements Study {
  private static final double SHARPNESS = 0.3;
  private static final double SEEDS = 1000;

  /** Decades from the largest scale to the break: as it begins, nearer, and past it. */
  private static final List<Double> AHEAD = List.of(0.3, 0.1, -0.25);

  private record Plan(List<Double> ahead, int draws) {
    static Plan of(Size size) {
      return size == Size.QUICK
          ? new Plan(List.of(AHEAD.get(0), AHEAD.get(2)), 500)
          : new Plan(AHEAD, 4000);
    }
  }

  /** A quantity of a law, for people and on the page. */
  private record Quantity(String name, Extent extent, ToDoubleFunction<BrokenPowerLaw> value) {}

  private static final List<Quantity> ROWS =
      List.of(
          new Quantity("change of slope c", new Extent(true, 0.03, 20), Rivals::slopeChange),
          new Quantity(
              "sharpness f", new Extent(true, 0.1, 2), law -> Rivals.first(law).sharpness()),
          new Quantity("bend so far", new Extent(true, 0.003, 2), Ridge::bend));

  private static final double[] NOTHING = {};

  /** One sweep. */
  private record Cell(double ahead, World world, CarefulFit fit, Rivals rivals) {
    /** Draws with c above 0: the others have no logarithm. */
    List<PosteriorDraw> rising() {
      return fit.draws().stream().filter(draw -> Rivals.slopeChange(draw.law()) > 0).toList();
    }

    double[] logs(ToDoubleFunction<BrokenPowerLaw> value) {
      return rising().stream().mapToDouble(d -> Math.log(value.applyAsDouble(d.law()))).toArray();
    }

    double correlation(
        ToDoubleFunction<BrokenPowerLaw> one, ToDoubleFunction<BrokenPowerLaw> other) {
      return new PearsonsCorrelation().correlation(logs(one), logs(other));
    }

    /** How much better the bend at the largest scale is known than the change of slope. */
    double thinness() {
      return Marginal.of(logs(Ridge::bend)).spread()
          / Marginal.of(logs(Rivals::slopeChange)).spread();
    }
  }

  @Override
  public String name() {
    return "ridge";
  }

  @Override
  public String checks() {
    return "the ridge of change of slope, sharpness and place as a break begins";
  }

  @Override
  public String how() {
    return "sweeps of 1,000 seeds that stop as a break of f = 0.3 begins, nearer to it, and past"
        + " it: correlations, and the spread along the ridge and across";
  }

  @Override
  public String settings() {
    return AHEAD + " " + SHARPNESS + " " + SEEDS + " " + Plan.of(Size.FULL).draws;
  }

  @Override
  public Verdict run(Size size, Path folder) throws IOException {
    Plan plan = Plan.of(size);
    Randomness[] streams = Randomness.streams(59, plan.ahead.size());
    List<Cell> cells =
        Workers.map(
            plan.ahead.size(),
            name(),
            i -> {
              World world = World.aboutBreak(SHARPNESS, plan.ahead.get(i));
              Sweep sweep = world.simulated(SEEDS, streams[i].provider());
              CarefulFit fit = CarefulFit.of(World.model(sweep, 1), plan.draws, 700 + i);
              return new Cell(plan.ahead.get(i), world, fit, Rivals.of(sweep));
            });
    StudyReport report = new StudyReport(folder, "The ridge as a break begins");
    report.say(
        "A law with a = 0.1, b = 10, c0 = 0.15, c1 = 1 and a break of f = 0.3; 21 scales over four"
            + " decades, 1000 seeds at each, 1 % noise of one run. Before a break runs see it only"
            + " by the bend that it has caused so far: c f ln(1 + (x/d)^(1/f)) at the largest"
            + " scale, about c f (x/d)^(1/f). Laws with the same bend are told apart by its growth"
            + " over the last scales, which is 1/f. "
            + CarefulFit.told(plan.draws));
    report.show("ridge", "Draws of c, f and of the bend so far, against d", figure(cells));
    report.table(
        List.of(
            "decades ahead",
            "ln c, ln d",
            "ln c, ln f",
            "ln f, ln d",
            "spread of ln bend over that of ln c",
            "draws with c > 0",
            ""),
        cells.stream().map(Ridge::row).toList());
    claims(report, cells);
    return report.put("cells", cells.stream().map(Ridge::numbers).toList()).write();
  }

  /** How far the break lowers ln(μ − a) at the largest scale. */
  private static double bend(BrokenPowerLaw law) {
    Break b = Rivals.first(law);
    double t = (Math.log(World.LAST) - Math.log(b.place())) / b.sharpness();
    return b.slopeChange() * b.sharpness() * Softplus.value(t);
  }

  private static double place(BrokenPowerLaw law) {
    return Rivals.first(law).place();
  }

  private static StudyReport.Figure figure(List<Cell> cells) {
    List<Facet> facets = new ArrayList<>();
    for (Quantity quantity : ROWS) {
      boolean isFirst = quantity.equals(ROWS.get(0));
      for (Cell cell : cells) {
        List<PosteriorDraw> draws = cell.rising();
        String stop = cell.ahead > 0 ? " decades before it" : " decades past it";
        facets.add(
            new Facet(
                isFirst ? "last run " + StudyReport.brief(Math.abs(cell.ahead)) + stop : "",
                isFirst ? cell.fit.warning() : "",
                !cell.fit.ok(),
                new Extent(true, 150, 30_000),
                quantity.extent,
                quantity.name,
                List.of(
                    new Layer.Dots(
                        draws.stream().mapToDouble(d -> place(d.law())).toArray(),
                        draws.stream()
                            .mapToDouble(d -> quantity.value.applyAsDouble(d.law()))
                            .toArray(),
                        Role.DRAW),
                    new Layer.Upright(World.LAST, ""),
                    dot(quantity, Optional.of(cell.rivals.point()), Role.POINT),
                    dot(quantity, cell.rivals.published(), Role.PUBLISHED),
                    dot(quantity, Optional.of(cell.world.law()), Role.TRUTH))));
      }
    }
    return new ComparisonFigure(
            "As a break begins, its bend is known and the rest is a ridge",
            Optional.empty(),
            Map.of(Role.DRAW, "posterior"),
            cells.size(),
            "place d; dotted: the largest scale",
            facets)
        ::writePng;
  }

  private static Layer dot(Quantity quantity, Optional<BrokenPowerLaw> law, Role role) {
    return law.<Layer>map(
            l ->
                new Layer.Dots(
                    new double[] {place(l)}, new double[] {quantity.value.applyAsDouble(l)}, role))
        .orElse(new Layer.Dots(NOTHING, NOTHING, role));
  }

  private static void claims(StudyReport report, List<Cell> cells) {
    Cell begun = cells.get(0);
    Cell passed = cells.get(cells.size() - 1);
    report.claim(
        begun.thinness() < 0.25,
        "as the break begins, the bend so far is known at least 4 times as well as c: spread of its"
            + " logarithm over that of ln c below 0.25",
        "across the ridge " + Report.digits(begun.thinness(), 2) + " of the spread along it");
    double along = begun.correlation(Rivals::slopeChange, Ridge::place);
    report.claim(
        along > 0.7,
        "there larger changes of slope go with places farther off: correlation of ln c and ln d"
            + " above 0.7",
        "correlation of ln c and ln d " + Report.digits(along, 2));
    double[] ratio =
        cells.stream()
            .mapToDouble(cell -> Marginal.of(cell.logs(Ridge::place)).length(0.9))
            .toArray();
    report.claim(
        ratio[0] > 5 * ratio[ratio.length - 1],
        "once the break is passed the ridge is short: the 90 % interval of ln d is at least 5 times"
            + " shorter than as it begins",
        "it shortens by a factor of " + Report.digits(ratio[0] / ratio[ratio.length - 1], 2));
    boolean holds =
        Arrays.asList(begun, passed).stream()
            .allMatch(
                cell ->
                    ROWS.stream()
                        .allMatch(
                            q ->
                                Marginal.of(cell.fit.draws(), d -> q.value.applyAsDouble(d.law()))
                                    .holds(0.99, q.value.applyAsDouble(cell.world.law()))));
    report.claim(
        holds,
        "the truth of c, f and the bend is within the 99 % intervals, before and past the break",
        holds ? "the truth lies on it" : "the truth lies off it");
  }

  private static List<String> row(Cell cell) {
    return List.of(
        StudyReport.brief(cell.ahead),
        Report.digits(cell.correlation(Rivals::slopeChange, Ridge::place), 2),
        Report.digits(cell.correlation(Rivals::slopeChange, ROWS.get(1).value), 2),
        Report.digits(cell.correlation(ROWS.get(1).value, Ridge::place), 2),
        Report.digits(cell.thinness(), 2),
        Report.digits(100.0 * cell.rising().size() / cell.fit.draws().size(), 3) + " %",
        cell.fit.ok() ? cell.fit.sampler().label() : cell.fit.warning());
  }

  private static Map<String, Object> numbers(Cell cell) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("decades_ahead", cell.ahead);
    row.put("gates_passed", cell.fit.ok());
    row.put("ln_c_ln_d", Report.number(cell.correlation(Rivals::slopeChange, Ridge::place)));
    row.put("ln_c_ln_f", Report.number(cell.correlation(Rivals::slopeChange, ROWS.get(1).value)));
    row.put("ln_f_ln_d", Report.number(cell.correlation(ROWS.get(1).value, Ridge::place)));
    row.put("across_over_along", Report.number(cell.thinness()));
    for (Quantity quantity : ROWS) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("truth", Report.number(quantity.value.applyAsDouble(cell.world.law())));
      told.put(
          "posterior",
          Marginal.of(cell.fit.draws(), d -> quantity.value.applyAsDouble(d.law())).told());
      told.put("point_fit", Report.number(quantity.value.applyAsDouble(cell.rivals.point())));
      told.put("published", Report.number(cell.rivals.published(quantity.value)));
      row.put(quantity.name, told);
    }
    return row;
  }
}
