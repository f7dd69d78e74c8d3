package org.foreshock.validation;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Fit;
import org.foreshock.plot.CellsFigure;
import org.foreshock.plot.CellsFigure.CellMap;
import org.foreshock.sampler.Randomness;

/**
 * How well place and change of slope of a break are known, against its sharpness and its distance
 * from the largest scale; and how far off the rivals are on the same sweeps.
 */
final class IdentifiabilityMap implements Study {
  private static final double SEEDS = 10;

  /**
   * Spread of the default prior of log10 d where all that is known is that the break lies beyond
   * the runs: half of the central 68.27 % of two decades.
   */
  private static final double PRIOR_PLACE = 0.6827;

  /** Of the default prior of c. */
  private static final double PRIOR_CHANGE = 1.197;

  /** From this share of the prior's spread on a cell is the prior's. */
  private static final double PRIORS_OWN = 0.8;

  /** Expected standard deviations below which a design is said to identify a quantity. */
  private static final double IDENTIFIED_PLACE = 0.05;

  private static final double IDENTIFIED_CHANGE = 0.2;

  private static final double IDENTIFIED_SHARPNESS = 0.5;
  private static final double IDENTIFIED_SHARE = 0.1;

  /** Cells agree with what was expected if their spread is within this factor of it. */
  private static final double FACTOR = 1.5;

  /** Expected standard deviation of c from which on runs are said not to know it. */
  private static final double UNKNOWN_CHANGE = 30;

  /** The cells of a size. */
  private record Grid(double[] sharpness, double[] ahead, int sweeps) {
    static Grid of(Size size) {
      return size == Size.QUICK
          ? new Grid(new double[] {0.05, 0.3, 1}, new double[] {0.5, -0.5, -1}, 1)
          : new Grid(
              new double[] {0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 1, 1.4, 2},
              new double[] {1, 0.5, 0.25, 0.1, 0, -0.25, -0.5, -1, -1.5},
              5);
    }

    int cells() {
      return sharpness.length * ahead.length;
    }

    World world(int cell) {
      return World.aboutBreak(sharpness[cell / ahead.length], ahead[cell % ahead.length]);
    }

    double[][] map(ToDoubleFunction<Integer> value) {
      double[][] map = new double[sharpness.length][ahead.length];
      for (int cell = 0; cell < cells(); cell++) {
        map[cell / ahead.length][cell % ahead.length] = value.applyAsDouble(cell);
      }
      return map;
    }
  }

  /** One sweep of a cell: spreads of the posterior, and errors of the rivals. */
  private record Seen(
      boolean ok,
      double place,
      double change,
      boolean holdsPlace,
      boolean holdsChange,
      double[] pointError,
      double[] publishedError) {}

  @Override
  public String name() {
    return "identifiability-map";
  }

  @Override
  public String checks() {
    return "what runs say of a break's place and change of slope, by sharpness and distance";
  }

  @Override
  public String how() {
    return "posterior spread against Fisher's information where that identifies, against the prior"
        + " where it does not; errors of both rivals on the same sweeps";
  }

  @Override
  public String settings() {
    Grid grid = Grid.of(Size.FULL);
    return Arrays.toString(grid.sharpness) + Arrays.toString(grid.ahead) + grid.sweeps + SEEDS;
  }

  @Override
  public Verdict run(Size size, Path folder) throws IOException {
    Grid grid = Grid.of(size);
    Randomness[] streams = Randomness.streams(405, grid.cells() * grid.sweeps);
    List<Seen> seen =
        Workers.map(
            streams.length,
            name(),
            i -> {
              World world = grid.world(i / grid.sweeps);
              return look(world, world.simulated(SEEDS, streams[i].provider()), i);
            });
    List<Cell> cells = new ArrayList<>();
    for (int cell = 0; cell < grid.cells(); cell++) {
      List<Seen> own = seen.subList(cell * grid.sweeps, (cell + 1) * grid.sweeps);
      cells.add(new Cell(grid.world(cell).information(SEEDS), own));
    }
    return report(new StudyReport(folder, "A map of identifiability"), grid, cells);
  }

  private static Seen look(World world, Sweep sweep, int number) {
    Fit fit = Chosen.NUTS.fit(World.model(sweep, 1), 14891 + number);
    Marginal place = Marginal.of(fit.draws(), draw -> Rivals.log10Place(draw.law()));
    Marginal change = Marginal.of(fit.draws(), draw -> Rivals.slopeChange(draw.law()));
    double truePlace = Rivals.log10Place(world.law());
    double trueChange = Rivals.slopeChange(world.law());
    Rivals rivals = Rivals.of(sweep);
    return new Seen(
        fit.diagnosis().ok(),
        place.spread(),
        change.spread(),
        place.holds(0.9, truePlace),
        change.holds(0.9, trueChange),
        new double[] {
          Math.abs(Rivals.log10Place(rivals.point()) - truePlace),
          Math.abs(Rivals.slopeChange(rivals.point()) - trueChange)
        },
        new double[] {
          Math.abs(rivals.published(Rivals::log10Place) - truePlace),
          Math.abs(rivals.published(Rivals::slopeChange) - trueChange)
        });
  }

  /** What was expected of a cell and what was seen. */
  private record Cell(Information expected, List<Seen> seen) {
    double place() {
      return median(Seen::place);
    }

    double change() {
      return median(Seen::change);
    }

    double expectedPlace() {
      return expected.sd("log10 d");
    }

    double expectedChange() {
      return expected.sd("c");
    }

    boolean isIdentified() {
      return expectedPlace() < IDENTIFIED_PLACE
          && expectedChange() < IDENTIFIED_CHANGE
          && expected.sd("ln f") < IDENTIFIED_SHARPNESS
          && expected.sd("a_share") < IDENTIFIED_SHARE;
    }

    /** Of what there is; infinite if there is nothing. */
    double median(ToDoubleFunction<Seen> value) {
      double[] there = seen.stream().mapToDouble(value).filter(v -> !Double.isNaN(v)).toArray();
      return there.length == 0 ? Double.POSITIVE_INFINITY : Marginal.of(there).median();
    }

    int passed() {
      return (int) seen.stream().filter(Seen::ok).count();
    }
  }

  private Verdict report(StudyReport report, Grid grid, List<Cell> cells) throws IOException {
    report.say(
        "Laws with a = 0.1, b = 10, c0 = 0.15 and c1 = 1; 21 scales over four decades, "
            + Report.digits(SEEDS, 2)
            + " seeds at each, 1 % noise of one run. Sharpness f goes down, the distance from the"
            + " largest scale to the break goes across: positive where the break lies ahead. Each"
            + " cell shows the median of "
            + grid.sweeps
            + (grid.sweeps == 1 ? " sweep" : " sweeps")
            + ": half of the central 68 % of the posterior under the default priors, or how far"
            + " the rivals' one law is from the truth.");
    figures(report, grid, cells);
    report.say(
        "Hatched cells are the prior's: the posterior has at least "
            + Report.digits(100 * PRIORS_OWN, 2)
            + " % of its spread; of log10 d, that of a break anywhere in the two decades beyond"
            + " the runs. The rivals give a number there, too, and nothing that says how"
            + " little it means.");
    long passed = cells.stream().mapToLong(Cell::passed).sum();
    long sweeps = (long) grid.cells() * grid.sweeps;
    report.say(passed + " of " + sweeps + " fits passed their gates; the others count as well.");
    claimIdentified(report, cells);
    claimUnknown(report, cells);
    claimTruth(report, cells);
    report.put("fits", sweeps).put("gates_passed", passed).put("cells", numbers(grid, cells));
    return report.write();
  }

  private static void figures(StudyReport report, Grid grid, List<Cell> cells) throws IOException {
    double priorPlace = PRIORS_OWN * PRIOR_PLACE;
    double priorChange = PRIORS_OWN * PRIOR_CHANGE;
    double none = Double.POSITIVE_INFINITY;
    List<CellMap> place = new ArrayList<>();
    List<CellMap> change = new ArrayList<>();
    place.add(map("posterior", grid, PRIOR_PLACE, priorPlace, c -> cells.get(c).place()));
    place.add(
        map(
            "Fisher's information, no prior",
            grid,
            PRIOR_PLACE,
            none,
            c -> cells.get(c).expectedPlace()));
    change.add(map("posterior", grid, PRIOR_CHANGE, priorChange, c -> cells.get(c).change()));
    change.add(
        map(
            "Fisher's information, no prior",
            grid,
            PRIOR_CHANGE,
            none,
            c -> cells.get(c).expectedChange()));
    for (int rival = 0; rival < 2; rival++) {
      boolean isPoint = rival == 0;
      String told = isPoint ? "point fit: error" : "published procedure: error";
      place.add(map(told, grid, PRIOR_PLACE, none, c -> error(cells.get(c), isPoint, 0)));
      change.add(map(told, grid, PRIOR_CHANGE, none, c -> error(cells.get(c), isPoint, 1)));
    }
    show(report, grid, "place", "Where the break is: spread of log10 d, decades", place);
    show(report, grid, "change", "How far the slope changes: spread of c (the truth is 1)", change);
  }

  private static double error(Cell cell, boolean isPoint, int which) {
    return cell.median(s -> isPoint ? s.pointError[which] : s.publishedError[which]);
  }

  private static CellMap map(
      String name, Grid grid, double high, double prior, ToDoubleFunction<Integer> value) {
    return new CellMap(name, high / 1000, high, prior, grid.map(value));
  }

  private static void show(
      StudyReport report, Grid grid, String name, String title, List<CellMap> maps)
      throws IOException {
    List<String> columns =
        Arrays.stream(grid.ahead)
            .mapToObj(a -> (a > 0 ? "+" : a < 0 ? "−" : "") + StudyReport.brief(Math.abs(a)))
            .toList();
    report.show(
        name,
        title,
        new CellsFigure(
                title,
                "10 seeds at each of 21 scales over 4 decades, 1 % noise. Hatched: the runs add nothing"
                    + " but that the break is not among them.",
                Arrays.stream(grid.sharpness).mapToObj(StudyReport::brief).toList(),
                columns,
                "sharpness f of the break",
                "decades from the largest scale to the break; negative: passed",
                maps)
            ::writePng);
  }

  private static void claimIdentified(StudyReport report, List<Cell> cells) {
    List<Double> ratios = new ArrayList<>();
    for (Cell cell : cells) {
      if (cell.isIdentified()) {
        ratios.add(cell.place() / cell.expectedPlace());
        ratios.add(cell.change() / cell.expectedChange());
      }
    }
    double least = ratios.stream().mapToDouble(v -> v).min().orElse(Double.NaN);
    double most = ratios.stream().mapToDouble(v -> v).max().orElse(Double.NaN);
    report.claim(
        least > 1 / FACTOR && most < FACTOR,
        "where Fisher's information gives log10 d a standard deviation below "
            + Report.digits(IDENTIFIED_PLACE, 2)
            + ", c one below "
            + Report.digits(IDENTIFIED_CHANGE, 2)
            + ", ln f one below "
            + Report.digits(IDENTIFIED_SHARPNESS, 2)
            + " and the share of the limit one below "
            + Report.digits(IDENTIFIED_SHARE, 2)
            + ", both posterior spreads are within a factor "
            + Report.digits(FACTOR, 2)
            + " of it",
        ratios.size() / 2
            + " such cells, spread over expected from "
            + Report.digits(least, 2)
            + " to "
            + Report.digits(most, 2));
  }

  private static void claimUnknown(StudyReport report, List<Cell> cells) {
    List<Cell> unknown =
        cells.stream().filter(cell -> cell.expectedChange() > UNKNOWN_CHANGE).toList();
    double least =
        unknown.stream().mapToDouble(cell -> cell.change() / PRIOR_CHANGE).min().orElse(Double.NaN);
    report.claim(
        least > 0.4,
        "where it gives c a standard deviation above "
            + Report.digits(UNKNOWN_CHANGE, 2)
            + ", the posterior keeps at least 0.4 of the prior's spread of c",
        unknown.size() + " such cells, least share " + Report.digits(least, 2));
  }

  private static void claimTruth(StudyReport report, List<Cell> cells) {
    List<Seen> all = cells.stream().flatMap(cell -> cell.seen.stream()).toList();
    double place = all.stream().filter(Seen::holdsPlace).count() / (double) all.size();
    double change = all.stream().filter(Seen::holdsChange).count() / (double) all.size();
    report.claim(
        Math.min(place, change) > 0.8,
        "90 % intervals of log10 d and of c hold the truth in more than 80 % of all sweeps,"
            + " whatever the cell",
        "log10 d " + percent(place) + ", c " + percent(change));
  }

  private static String percent(double share) {
    return Report.digits(100 * share, 3) + " %";
  }

  private static List<Map<String, Object>> numbers(Grid grid, List<Cell> cells) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("f", grid.sharpness[i / grid.ahead.length]);
      row.put("decades_ahead", grid.ahead[i % grid.ahead.length]);
      row.put("gates_passed", cell.passed());
      row.put("log10_d", quantity(cell.place(), cell.expectedPlace(), cell, 0));
      row.put("c", quantity(cell.change(), cell.expectedChange(), cell, 1));
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, BigDecimal> quantity(
      double spread, double expected, Cell cell, int which) {
    Map<String, BigDecimal> told = new LinkedHashMap<>();
    told.put("posterior_spread", Report.number(spread));
    told.put("fisher_sd", Report.number(expected));
    told.put("point_fit_error", Report.number(error(cell, true, which)));
    told.put("published_error", Report.number(error(cell, false, which)));
    return told;
  }
}
