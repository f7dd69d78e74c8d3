package org.foreshock.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.foreshock.plot.ComparisonFigure;
import org.foreshock.plot.ComparisonFigure.Extent;
import org.foreshock.plot.ComparisonFigure.Facet;
import org.foreshock.plot.ComparisonFigure.Layer;
import org.foreshock.plot.ComparisonFigure.Shade;
import org.foreshock.plot.Role;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.sampler.Randomness;

/**
 * Two breaks fitted where there is one, and where two merge: the second break does no harm, and
 * what of the two is known is their sum.
 */
final class BreakCount implements Study {
  private static final double SEEDS = 10;
  private static final double MIDDLE = 10;
  private static final double SHARPNESS = 0.3;

  /** Breaks lie among the runs: both models foretell the same kind of future. */
  private static final String AMONG = "log10_d ~ uniform(-1, 3)";

  /** How far ahead forecasts are compared, in largest scales. */
  private static final double REACH = 10;

  private record Plan(double[] gaps, int draws) {
    static Plan of(Size size) {
      return size == Size.QUICK
          ? new Plan(new double[] {0, 1.2}, 500)
          : new Plan(new double[] {0, 0.2, 0.4, 0.8, 1.2, 1.6}, 2000);
    }
  }

  /** Two breaks so many decades apart, and what was made of one sweep of them. */
  private record Cell(
      double gap, World world, CarefulFit one, CarefulFit two, Rivals rivals, BrokenPowerLaw both) {
    Marginal forecast(CarefulFit fit) {
      return Marginal.of(fit.draws(), draw -> error(draw.law(), REACH * world.last()));
    }

    double error(BrokenPowerLaw law, double x) {
      return law.logValue(Math.log(x)) - world.law().logValue(Math.log(x));
    }

    double[] changes(int which) {
      return two.draws().stream().mapToDouble(draw -> change(draw, which)).toArray();
    }

    Marginal change(int which) {
      return Marginal.of(changes(which));
    }

    Marginal total() {
      return Marginal.of(two.draws(), draw -> change(draw, 0) + change(draw, 1));
    }

    /** Change of slope of the break that is farther from the middle of the two. */
    Marginal spare() {
      return Marginal.of(
          two.draws(),
          draw -> distance(draw, 0) > distance(draw, 1) ? change(draw, 0) : change(draw, 1));
    }

    private static double distance(PosteriorDraw draw, int which) {
      return Math.abs(Math.log(draw.law().breaks().get(which).place() / MIDDLE));
    }

    private static double change(PosteriorDraw draw, int which) {
      return draw.law().breaks().get(which).slopeChange();
    }

    double sigma(CarefulFit fit) {
      return Marginal.of(fit.draws(), draw -> draw.noise().sigma()).median();
    }

    String name() {
      return gap == 0
          ? "one break, c = 1"
          : "two, c = 0.5 each, " + StudyReport.brief(gap) + " decades apart";
    }

    String warning() {
      return (one.ok() ? "" : "1: NOT CONVERGED ") + (two.ok() ? "" : "2: NOT CONVERGED");
    }
  }

  @Override
  public String name() {
    return "break-count";
  }

  @Override
  public String checks() {
    return "two breaks fitted where there is one, or where two merge";
  }

  @Override
  public String how() {
    return "sweeps of laws with two breaks 0 to 1.6 decades apart, fitted with one and with two:"
        + " changes of slope, their sum, forecasts of both models";
  }

  @Override
  public String settings() {
    Plan plan = Plan.of(Size.FULL);
    return Arrays.toString(plan.gaps) + SEEDS + SHARPNESS + AMONG + plan.draws;
  }

  @Override
  public Verdict run(Size size, Path folder) throws IOException {
    Plan plan = Plan.of(size);
    Randomness[] streams = Randomness.streams(2, plan.gaps.length);
    List<Sweep> sweeps = new ArrayList<>();
    for (int i = 0; i < plan.gaps.length; i++) {
      sweeps.add(world(plan.gaps[i]).simulated(SEEDS, streams[i].provider()));
    }
    List<CarefulFit> fits =
        Workers.map(
            2 * plan.gaps.length,
            name(),
            i ->
                CarefulFit.of(
                    World.model(sweeps.get(i / 2), 1 + i % 2, AMONG), plan.draws, 90 + i));
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < plan.gaps.length; i++) {
      Sweep sweep = sweeps.get(i);
      cells.add(
          new Cell(
              plan.gaps[i],
              world(plan.gaps[i]),
              fits.get(2 * i),
              fits.get(2 * i + 1),
              Rivals.of(sweep),
              Rivals.point(sweep, 2)));
    }
    StudyReport report = new StudyReport(folder, "Two breaks or one");
    report.say(
        "Laws with a = 0.1, b = 10, c0 = 0.15 and two breaks of c = 0.5 and f = 0.3 each, some"
            + " decades apart about x = 10; with no distance between them they are one break of c ="
            + " 1. 21 scales over the four decades up to 1000, 10 seeds at each, 1 % noise of one"
            + " run. Each sweep is fitted with one break and with two. Breaks lie among the runs,"
            + " so that both models have the same to say of what comes: "
            + AMONG
            + ". "
            + CarefulFit.told(plan.draws));
    report.show("forecasts", "Both models against the truth", forecasts(cells));
    report.show("changes", "Draws of the two changes of slope", changes(cells));
    report.table(
        List.of(
            "truth",
            "c1",
            "c2",
            "c1 + c2",
            "c of the farther one",
            "ln of forecast over truth: one break",
            "two breaks",
            "point fit, one and two",
            "published",
            ""),
        cells.stream().map(BreakCount::row).toList());
    claims(report, cells);
    return report.put("cells", cells.stream().map(BreakCount::numbers).toList()).write();
  }

  private static World world(double gap) {
    double half = Math.exp(0.5 * gap * Logs.LN_10);
    BrokenPowerLaw law =
        BrokenPowerLaw.of(
            0.1,
            10,
            0.15,
            new Break(MIDDLE / half, 0.5, SHARPNESS),
            new Break(MIDDLE * half, 0.5, SHARPNESS));
    return new World(law, World.scales(World.LAST / 1e4, World.LAST, 21), 0.01);
  }

  private static StudyReport.Figure forecasts(List<Cell> cells) {
    double[] x = World.scales(World.LAST / 1e4, REACH * World.LAST, 80);
    List<Facet> facets = new ArrayList<>();
    for (Cell cell : cells) {
      double[][] one = band(cell, cell.one, x);
      double[][] two = band(cell, cell.two, x);
      facets.add(
          new Facet(
              cell.name(),
              cell.warning(),
              !cell.warning().isEmpty(),
              new Extent(true, x[0], x[x.length - 1]),
              new Extent(false, -0.1, 0.1),
              "ln(curve / truth)",
              List.of(
                  new Layer.Band(x, two[0], two[2], Shade.OUTER, "two breaks, 90 %"),
                  new Layer.Line(x, two[1], Role.POSTERIOR),
                  new Layer.Line(x, one[0], Role.SIMPLER),
                  new Layer.Line(x, one[2], Role.SIMPLER),
                  new Layer.Line(x, errors(cell, Optional.of(cell.both), x), Role.POINT),
                  new Layer.Line(x, errors(cell, cell.rivals.published(), x), Role.PUBLISHED),
                  new Layer.Line(x, new double[x.length], Role.TRUTH),
                  new Layer.Upright(World.LAST, ""))));
    }
    return new ComparisonFigure(
            "One break fitted, and two",
            Optional.empty(),
            Map.of(
                Role.SIMPLER, "one break, 90 %",
                Role.POINT, "point fit, two breaks",
                Role.PUBLISHED, "published, one"),
            2,
            "x; dotted: the last run",
            facets)
        ::writePng;
  }

  private static double[][] band(Cell cell, CarefulFit fit, double[] x) {
    double[][] band = new double[3][x.length];
    for (int i = 0; i < x.length; i++) {
      double at = x[i];
      Marginal error = Marginal.of(fit.draws(), draw -> cell.error(draw.law(), at));
      band[0][i] = error.quantile(0.05);
      band[1][i] = error.median();
      band[2][i] = error.quantile(0.95);
    }
    return band;
  }

  private static double[] errors(Cell cell, Optional<BrokenPowerLaw> law, double[] x) {
    return Arrays.stream(x).map(v -> law.map(l -> cell.error(l, v)).orElse(Double.NaN)).toArray();
  }

  private static StudyReport.Figure changes(List<Cell> cells) {
    List<Facet> facets = new ArrayList<>();
    for (Cell cell : cells) {
      double[] sum = {-1, 2};
      facets.add(
          new Facet(
              cell.name(),
              cell.two.warning(),
              !cell.two.ok(),
              new Extent(false, -1, 2),
              new Extent(false, -1, 2),
              "c of the second",
              List.of(
                  new Layer.Dots(cell.changes(0), cell.changes(1), Role.DRAW),
                  new Layer.Line(sum, new double[] {2, -1}, Role.PRIOR),
                  new Layer.Dots(c(cell.both, 0), c(cell.both, 1), Role.POINT),
                  new Layer.Dots(c(cell.world.law(), 0), c(cell.world.law(), 1), Role.TRUTH))));
    }
    return new ComparisonFigure(
            "The changes of slope of two breaks: their sum is known, each only if they are apart",
            Optional.empty(),
            Map.of(Role.PRIOR, "c1 + c2 = 1", Role.DRAW, "posterior"),
            Math.min(3, cells.size()),
            "c of the first break",
            facets)
        ::writePng;
  }

  private static double[] c(BrokenPowerLaw law, int which) {
    return new double[] {law.ordered().get(which).slopeChange()};
  }

  private static void claims(StudyReport report, List<Cell> cells) {
    Cell none = cells.get(0);
    Cell apart = cells.get(cells.size() - 1);
    Marginal one = none.forecast(none.one);
    Marginal two = none.forecast(none.two);
    double wider = two.length(0.9) / one.length(0.9);
    report.claim(
        two.holds(0.9, one.median()) && one.holds(0.9, two.median()) && wider > 0.8 && wider < 3,
        "where there is one break, both models foretell the same at ten times the largest scale:"
            + " each median is in the other's 90 % interval, and that of two breaks is 0.8 to 3"
            + " times as long",
        "with one break, a second makes the forecast "
            + Report.digits(wider, 2)
            + " times as wide");
    report.claim(
        none.spare().holds(0.9, 0),
        "there the farther of the two breaks may have c = 0: its 90 % interval holds it",
        "its c is " + none.spare().text());
    double known = none.change(0).spread() / none.total().spread();
    report.claim(
        known > 5 && none.total().holds(0.99, 1),
        "there c1 + c2 is known at least 5 times as well as c1, and is right (1, at 99 %)",
        "c1 + c2 is known " + Report.digits(known, 2) + " times as well as c1");
    report.claim(
        apart.change(0).holds(0.99, 0.5)
            && apart.change(1).holds(0.99, 0.5)
            && apart.change(0).spread() < 0.2,
        "two breaks far apart are told apart: both c are 0.5 at 99 %, with a spread below 0.2",
        "far apart, c1 is " + apart.change(0).text() + " and c2 " + apart.change(1).text());
    double misfit = apart.sigma(apart.one) / apart.sigma(apart.two);
    report.claim(
        misfit > 1.2,
        "one break does not fit them: it needs at least 1.2 times the noise",
        "one break for two needs " + Report.digits(misfit, 3) + " times the noise");
  }

  private static List<String> row(Cell cell) {
    double ahead = REACH * cell.world.last();
    return List.of(
        cell.name(),
        cell.change(0).text(),
        cell.change(1).text(),
        cell.total().text(),
        cell.spare().text(),
        cell.forecast(cell.one).text(),
        cell.forecast(cell.two).text(),
        Report.digits(cell.error(cell.rivals.point(), ahead), 2)
            + ", "
            + Report.digits(cell.error(cell.both, ahead), 2),
        Report.digits(cell.rivals.published(law -> cell.error(law, ahead)), 2),
        cell.warning());
  }

  private static Map<String, Object> numbers(Cell cell) {
    double ahead = REACH * cell.world.last();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("gap_decades", cell.gap);
    row.put("gates_passed_one", cell.one.ok());
    row.put("gates_passed_two", cell.two.ok());
    row.put("c1", cell.change(0).told());
    row.put("c2", cell.change(1).told());
    row.put("sum", cell.total().told());
    row.put("farther", cell.spare().told());
    row.put("log_forecast_over_truth_one", cell.forecast(cell.one).told());
    row.put("log_forecast_over_truth_two", cell.forecast(cell.two).told());
    row.put("point_fit_one", Report.number(cell.error(cell.rivals.point(), ahead)));
    row.put("point_fit_two", Report.number(cell.error(cell.both, ahead)));
    row.put("published", Report.number(cell.rivals.published(law -> cell.error(law, ahead))));
    row.put("sigma_one", Report.number(cell.sigma(cell.one)));
    row.put("sigma_two", Report.number(cell.sigma(cell.two)));
    return row;
  }
}
