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
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Fit;
import org.foreshock.plot.ComparisonFigure;
import org.foreshock.plot.ComparisonFigure.Extent;
import org.foreshock.plot.ComparisonFigure.Facet;
import org.foreshock.plot.ComparisonFigure.Layer;
import org.foreshock.plot.ComparisonFigure.Shade;
import org.foreshock.plot.Role;
import org.foreshock.sampler.Randomness;

/**
 * Intervals of a break's place as seeds grow: they shorten as n^(−1/2) where the design identifies
 * it, stay the prior's where it does not, and hold the truth as often as they say.
 */
final class SeedsGrowth implements Study {
  private static final double LEVEL = 0.9;

  /** Length of a 90 % interval of a normal in standard deviations. */
  private static final double NORMAL_LENGTH = 3.2897;

  /** Length of the prior's interval for a break anywhere, and for one beyond the runs. */
  private static final double ANYWHERE = LEVEL * 6;

  private static final double BEYOND = LEVEL * 2;

  /** Seeds that rule a break among the runs out. */
  private static final double MANY = 100;

  /** Chance that a right engine fails the claim about coverage. */
  private static final double ALARM = 0.001;

  /** A break and where the runs stop. */
  private record Design(String name, double f, double ahead) {
    World world() {
      return World.aboutBreak(f, ahead);
    }
  }

  private static final Design PASSED = new Design("passed by a decade, f = 0.3", 0.3, -1);
  private static final Design BEGUN = new Design("0.1 decades ahead, f = 0.5", 0.5, 0.1);
  private static final Design AHEAD = new Design("half a decade ahead, f = 0.05", 0.05, 0.5);
  private static final List<Design> DESIGNS = List.of(PASSED, BEGUN, AHEAD);

  /** Seeds and sweeps of a size. */
  private record Plan(double[] seeds, int sweeps) {
    static Plan of(Size size) {
      return size == Size.QUICK
          ? new Plan(new double[] {1, 100, 10_000}, 1)
          : new Plan(new double[] {1, 10, 100, 1000, 10_000}, 40);
    }
  }

  /** One sweep. */
  private record Seen(
      boolean ok, double length, boolean holds, double pointError, double publishedError) {}

  /** All sweeps with some seeds. */
  private record Cell(double seeds, double expected, List<Seen> seen) {
    double length() {
      return Marginal.of(seen.stream().mapToDouble(Seen::length).toArray()).median();
    }

    /** Share of the intervals that hold the truth. */
    double coverage() {
      return seen.stream().filter(Seen::holds).count() / (double) seen.size();
    }

    /** Length of an interval about the rival that would have held the truth as often. */
    double around(ToDoubleFunction<Seen> error) {
      double[] errors =
          seen.stream().mapToDouble(error).map(e -> Double.isNaN(e) ? 99 : e).toArray();
      return 2 * Marginal.of(errors).quantile(LEVEL);
    }
  }

  @Override
  public String name() {
    return "seeds-growth";
  }

  @Override
  public String checks() {
    return "length and coverage of intervals of a break's place as seeds grow";
  }

  @Override
  public String how() {
    return "simulated sweeps of 1 to 10,000 seeds per scale, with the runs past the break, at it"
        + " and before it; errors of both rivals on the same sweeps";
  }

  @Override
  public String settings() {
    Plan plan = Plan.of(Size.FULL);
    return DESIGNS + Arrays.toString(plan.seeds) + plan.sweeps;
  }

  @Override
  public Verdict run(Size size, Path folder) throws IOException {
    Plan plan = Plan.of(size);
    int perDesign = plan.seeds.length * plan.sweeps;
    Randomness[] streams = Randomness.streams(390, DESIGNS.size() * perDesign);
    List<Seen> seen =
        Workers.map(
            streams.length,
            name(),
            i -> {
              World world = DESIGNS.get(i / perDesign).world();
              double seeds = plan.seeds[i % perDesign / plan.sweeps];
              return look(world, world.simulated(seeds, streams[i].provider()), i);
            });
    Map<Design, List<Cell>> cells = new LinkedHashMap<>();
    for (int d = 0; d < DESIGNS.size(); d++) {
      List<Cell> own = new ArrayList<>();
      for (int s = 0; s < plan.seeds.length; s++) {
        int from = d * perDesign + s * plan.sweeps;
        double sd = DESIGNS.get(d).world().information(plan.seeds[s]).sd("log10 d");
        own.add(
            new Cell(plan.seeds[s], NORMAL_LENGTH * sd, seen.subList(from, from + plan.sweeps)));
      }
      cells.put(DESIGNS.get(d), own);
    }
    return report(
        new StudyReport(folder, "Intervals of a break's place as seeds grow"), plan, cells);
  }

  private static Seen look(World world, Sweep sweep, int number) {
    Fit fit = Chosen.NUTS.fit(World.model(sweep, 1), 2210 + number);
    Marginal place = Marginal.of(fit.draws(), draw -> Rivals.log10Place(draw.law()));
    double truth = Rivals.log10Place(world.law());
    Rivals rivals = Rivals.of(sweep);
    return new Seen(
        fit.diagnosis().ok(),
        place.length(LEVEL),
        place.holds(LEVEL, truth),
        Math.abs(Rivals.log10Place(rivals.point()) - truth),
        Math.abs(rivals.published(Rivals::log10Place) - truth));
  }

  private static Verdict report(StudyReport report, Plan plan, Map<Design, List<Cell>> cells)
      throws IOException {
    report.say(
        "Laws with a = 0.1, b = 10, c0 = 0.15 and c1 = 1; 21 scales over four decades, 1 % noise of"
            + " one run; "
            + plan.sweeps
            + " simulated sweeps for each number of seeds per scale, fitted under the default"
            + " priors. The length is the median of the 90 % intervals of log10 d. For a rival, it"
            + " is that of the interval about its break that would have held the truth in 90 % of"
            + " the sweeps: known only where the truth is.");
    report.show(
        "growth", "Length and coverage of intervals of log10 d against seeds", figure(plan, cells));
    report.table(
        List.of(
            "design",
            "seeds",
            "length",
            "Fisher's",
            "held the truth",
            "point fit",
            "published",
            "gates passed"),
        rows(cells));
    claims(report, plan, cells);
    return report.put("cells", numbers(cells)).write();
  }

  private static StudyReport.Figure figure(Plan plan, Map<Design, List<Cell>> cells) {
    List<Facet> facets = new ArrayList<>();
    double most = plan.seeds[plan.seeds.length - 1];
    Extent x = new Extent(true, 0.7, 1.4 * most);
    double[] ends = {0.7, 1.4 * most};
    cells.forEach(
        (design, own) -> {
          double[] seeds = values(own, Cell::seeds);
          double[] lengths = values(own, Cell::length);
          facets.add(
              new Facet(
                  design.name,
                  "",
                  false,
                  x,
                  new Extent(true, 0.0003, 20),
                  "length, decades",
                  List.of(
                      new Layer.Line(ends, new double[] {ANYWHERE, ANYWHERE}, Role.PRIOR),
                      new Layer.Line(ends, new double[] {BEYOND, BEYOND}, Role.PRIOR),
                      new Layer.Line(
                          seeds, values(own, c -> c.around(Seen::publishedError)), Role.PUBLISHED),
                      new Layer.Line(
                          seeds, values(own, c -> c.around(Seen::pointError)), Role.POINT),
                      new Layer.Line(seeds, lengths, Role.POSTERIOR),
                      new Layer.Line(seeds, values(own, Cell::expected), Role.EXPECTED),
                      new Layer.Dots(seeds, lengths, Role.POSTERIOR))));
        });
    double[] usual = usual(plan.sweeps);
    cells.forEach(
        (design, own) -> {
          double[] seeds = values(own, Cell::seeds);
          double[] coverage = values(own, Cell::coverage);
          facets.add(
              new Facet(
                  "",
                  "",
                  false,
                  x,
                  new Extent(false, 0, 1.05),
                  "hold the truth",
                  List.of(
                      new Layer.Band(
                          ends,
                          new double[] {usual[0], usual[0]},
                          new double[] {usual[1], usual[1]},
                          Shade.OUTER,
                          "95 % of shares of right intervals"),
                      new Layer.Line(ends, new double[] {LEVEL, LEVEL}, Role.TRUTH),
                      new Layer.Line(seeds, coverage, Role.POSTERIOR),
                      new Layer.Dots(seeds, coverage, Role.POSTERIOR))));
        });
    return new ComparisonFigure(
            "The place of a break: intervals shorten as seeds grow, where they can",
            Optional.empty(),
            Map.of(
                Role.POSTERIOR, "posterior, 90 %",
                Role.EXPECTED, "Fisher, no prior",
                Role.TRUTH, "90 %",
                Role.POINT, "90 % of point fits",
                Role.PUBLISHED, "of published",
                Role.PRIOR, "prior: anywhere, beyond the runs"),
            3,
            "seeds per scale",
            facets)
        ::writePng;
  }

  /** Where 95 % of the shares lie that right intervals have. */
  private static double[] usual(int sweeps) {
    BinomialDistribution count = new BinomialDistribution(null, sweeps, LEVEL);
    return new double[] {
      count.inverseCumulativeProbability(0.025) / (double) sweeps,
      count.inverseCumulativeProbability(0.975) / (double) sweeps
    };
  }

  private static double[] values(List<Cell> cells, ToDoubleFunction<Cell> value) {
    return cells.stream().mapToDouble(value).toArray();
  }

  private static void claims(StudyReport report, Plan plan, Map<Design, List<Cell>> cells) {
    List<Cell> passed = cells.get(PASSED);
    double slope = slope(passed);
    report.claim(
        Math.abs(slope + 0.5) < 0.1,
        "where runs have passed the break, intervals shorten as n^(-1/2): the exponent, from first"
            + " to last, is within 0.1 of it",
        "exponent " + Report.digits(slope, 2));
    Cell most = passed.get(passed.size() - 1);
    double ratio = most.length() / most.expected();
    report.claim(
        ratio > 0.8 && ratio < 1.25,
        "there, with the most seeds, they are within a factor 1.25 of what Fisher's information"
            + " expects",
        "ratio " + Report.digits(ratio, 3));
    List<Cell> ahead = cells.get(AHEAD);
    double[] kept =
        ahead.stream()
            .filter(cell -> cell.seeds >= MANY)
            .mapToDouble(cell -> cell.length() / BEYOND)
            .toArray();
    double least = Marginal.of(kept).quantile(0);
    report.claim(
        least > 0.7 && Marginal.of(kept).quantile(1) < 1.3,
        "half a decade before a sharp break, from 100 seeds to 10,000 they keep the length of the"
            + " prior's interval for a break beyond the runs, give or take 30 %",
        "least share " + Report.digits(least, 2));
    long held = passed.stream().flatMap(c -> c.seen.stream()).filter(Seen::holds).count();
    int all = passed.size() * plan.sweeps;
    double p = new BinomialDistribution(null, all, LEVEL).cumulativeProbability((int) held);
    report.claim(
        p > ALARM,
        "where runs have passed the break, intervals hold the truth in 90 % of the sweeps or more"
            + " (a right engine fails this once in 1,000)",
        held + " of " + all);
    long others =
        cells.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(PASSED))
            .flatMap(entry -> entry.getValue().stream())
            .flatMap(cell -> cell.seen.stream())
            .filter(Seen::holds)
            .count();
    int rest = 2 * all;
    report.claim(
        others >= 0.85 * rest,
        "at the break and before it, where the prior has its say, at least 85 % of the intervals"
            + " hold the truth",
        others + " of " + rest);
  }

  private static double slope(List<Cell> cells) {
    Cell first = cells.get(0);
    Cell last = cells.get(cells.size() - 1);
    return Math.log(last.length() / first.length()) / Math.log(last.seeds / first.seeds);
  }

  private static List<List<String>> rows(Map<Design, List<Cell>> cells) {
    List<List<String>> rows = new ArrayList<>();
    cells.forEach(
        (design, own) ->
            own.forEach(
                cell ->
                    rows.add(
                        List.of(
                            design.name,
                            Report.digits(cell.seeds, 6),
                            Report.digits(cell.length(), 3),
                            cell.expected < 1000 ? Report.digits(cell.expected, 3) : "above 1000",
                            Report.digits(100 * cell.coverage(), 3) + " %",
                            Report.digits(cell.around(Seen::pointError), 3),
                            Report.digits(cell.around(Seen::publishedError), 3),
                            passed(cell) + " of " + cell.seen.size()))));
    return rows;
  }

  private static long passed(Cell cell) {
    return cell.seen.stream().filter(Seen::ok).count();
  }

  private static List<Map<String, Object>> numbers(Map<Design, List<Cell>> cells) {
    List<Map<String, Object>> rows = new ArrayList<>();
    cells.forEach(
        (design, own) ->
            own.forEach(
                cell -> {
                  Map<String, Object> row = new LinkedHashMap<>();
                  row.put("f", design.f);
                  row.put("decades_ahead", design.ahead);
                  row.put("seeds", Report.number(cell.seeds));
                  row.put("length", Report.number(cell.length()));
                  row.put("fisher_length", Report.number(cell.expected));
                  row.put("coverage", Report.number(cell.coverage()));
                  row.put("point_fit", Report.number(cell.around(Seen::pointError)));
                  row.put("published", Report.number(cell.around(Seen::publishedError)));
                  row.put("gates_passed", passed(cell));
                  rows.add(row);
                }));
    return rows;
  }
}
