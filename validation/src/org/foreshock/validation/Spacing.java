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
import org.foreshock.prior.LogNormal;
import org.foreshock.sampler.Randomness;

/**
 * A break much sharper than the scales are close: its sharpness stays the prior's as far as that
 * lies below the spacing, its place is known to within the spacing.
 */
final class Spacing implements Study {
  private static final double SHARPNESS = 0.005;
  private static final double SEEDS = 10;
  private static final LogNormal PRIOR = new LogNormal(Math.log(0.3), 1);

  /** Below this share of the spacing the runs cannot tell sharpnesses apart. */
  private static final double BELOW = 0.08;

  /** Lies between two scales of every design, not in the middle. */
  private static final double PLACE = 0.43;

  private record Plan(double[] decades, int draws) {
    static Plan of(Size size) {
      return size == Size.QUICK
          ? new Plan(new double[] {0.5}, 1000)
          : new Plan(new double[] {0.8, 0.4, 0.2, 0.1}, 4000);
    }
  }

  /** One spacing of scales, in decades. */
  private record Cell(double decades, CarefulFit fit, Rivals rivals) {
    double nats() {
      return decades * Logs.LN_10;
    }

    Marginal sharpness() {
      return Marginal.of(fit.draws(), draw -> Rivals.first(draw.law()).sharpness());
    }

    Marginal place() {
      return Marginal.of(fit.draws(), draw -> Rivals.log10Place(draw.law()));
    }

    /** Draws of f that are small beside the spacing. */
    Marginal below() {
      return Marginal.of(
          Arrays.stream(sharpness().sorted()).filter(f -> f < BELOW * nats()).toArray());
    }
  }

  @Override
  public String name() {
    return "spacing";
  }

  @Override
  public String checks() {
    return "what scales far apart say of a sharp break between two of them";
  }

  @Override
  public String how() {
    return "a break of f = 0.005 between scales 0.1 to 0.8 decades apart: posterior of f against"
        + " its prior, of d against the spacing";
  }

  @Override
  public String settings() {
    Plan plan = Plan.of(Size.FULL);
    return SHARPNESS + Arrays.toString(plan.decades) + SEEDS + PLACE + BELOW + plan.draws;
  }

  @Override
  public Verdict run(Size size, Path folder) throws IOException {
    Plan plan = Plan.of(size);
    Randomness[] streams = Randomness.streams(612, plan.decades.length);
    List<Cell> cells =
        Workers.map(
            plan.decades.length,
            name(),
            i -> {
              Sweep sweep = world(plan.decades[i]).simulated(SEEDS, streams[i].provider());
              CarefulFit fit = CarefulFit.of(World.model(sweep, 1), plan.draws, 500 + i);
              return new Cell(plan.decades[i], fit, Rivals.of(sweep));
            });
    StudyReport report = new StudyReport(folder, "Sharper than the scales are close");
    report.say(
        "A law with a = 0.1, b = 10, c0 = 0.15, c1 = 1 and a break with f = 0.005, a hundredth of a"
            + " decade long, at 0.43 of the way from one scale to the next; about two"
            + " decades of scales on either side of it, 10 seeds at each, 1 % noise of one run. "
            + CarefulFit.told(plan.draws));
    report.show("sharpness", "Posterior of f against its prior, and of d", figure(cells));
    report.table(
        List.of("spacing, decades", "f", "f of the point fit", "published", "log10 d − truth", ""),
        cells.stream().map(Spacing::row).toList());
    claims(report, cells);
    return report.put("cells", cells.stream().map(Spacing::numbers).toList()).write();
  }

  /** The break is at 1, whatever the scales. */
  private static World world(double decades) {
    int steps = (int) Math.ceil(2 / decades);
    double from = -(steps + PLACE) * decades;
    double to = (steps + 1 - PLACE) * decades;
    double[] x = World.scales(Logs.exp10(from), Logs.exp10(to), 2 * steps + 2);
    BrokenPowerLaw law = BrokenPowerLaw.of(0.1, 10, 0.15, new Break(1, 1, SHARPNESS));
    return new World(law, x, 0.01);
  }

  private static StudyReport.Figure figure(List<Cell> cells) {
    List<Facet> facets = new ArrayList<>();
    for (Cell cell : cells) {
      double[] f = World.scales(0.003, 6, 55);
      double[] posterior = density(f, cell.sharpness());
      double share =
          cell.sharpness().below(BELOW * cell.nats()) / PRIOR.cumulative(BELOW * cell.nats());
      double[] prior =
          Arrays.stream(f).map(v -> share * v * Math.exp(PRIOR.logDensity(v))).toArray();
      double top = 1.15 * Arrays.stream(posterior).max().orElse(1);
      facets.add(
          new Facet(
              "scales " + StudyReport.brief(cell.decades) + " decades apart",
              cell.fit.warning(),
              !cell.fit.ok(),
              new Extent(true, f[0], f[f.length - 1]),
              new Extent(false, 0, top),
              "density of ln f",
              List.of(
                  new Layer.Band(f, new double[f.length], posterior, Shade.OUTER, "posterior"),
                  new Layer.Line(f, posterior, Role.POSTERIOR),
                  new Layer.Line(f, prior, Role.PRIOR),
                  new Layer.Upright(cell.nats(), "spacing"),
                  upright(Rivals.first(cell.rivals.point()).sharpness(), top, Role.POINT),
                  upright(
                      cell.rivals.published(law -> Rivals.first(law).sharpness()),
                      top,
                      Role.PUBLISHED),
                  upright(SHARPNESS, top, Role.TRUTH))));
    }
    return new ComparisonFigure(
            "A break sharper than the scales are close: its sharpness keeps to the prior below them",
            Optional.empty(),
            Map.of(
                Role.POSTERIOR, "posterior", Role.PRIOR, "prior, brought to the same mass below"),
            Math.min(2, cells.size()),
            "sharpness f, nats",
            facets)
        ::writePng;
  }

  /** Of ln f, from the shares of the draws between middles of neighbouring places. */
  private static double[] density(double[] f, Marginal marginal) {
    double half = 0.5 * Math.log(f[1] / f[0]);
    return Arrays.stream(f)
        .map(v -> marginal.below(v * Math.exp(half)) - marginal.below(v * Math.exp(-half)))
        .map(share -> share / (2 * half))
        .toArray();
  }

  /** A line across the whole height. */
  private static Layer upright(double x, double top, Role role) {
    return new Layer.Line(new double[] {x, x}, new double[] {0, Double.isNaN(x) ? x : top}, role);
  }

  private static void claims(StudyReport report, List<Cell> cells) {
    double farthest = 0;
    double longest = 0;
    double strayed = 0;
    double blunt = 0;
    for (Cell cell : cells) {
      Marginal below = cell.below();
      farthest = Math.max(farthest, below.distance(prior(BELOW * cell.nats())));
      longest = Math.max(longest, cell.place().length(0.9) / cell.decades);
      strayed = Math.max(strayed, Math.abs(cell.place().median()) / cell.decades);
      blunt = Math.max(blunt, cell.sharpness().quantile(0.95) / cell.nats());
    }
    report.claim(
        farthest < 0.15,
        "among draws with f below "
            + Report.digits(BELOW, 1)
            + " of the spacing, f has the distribution of the prior there, to within 0.15",
        "below the spacing f strays from its prior by at most "
            + Report.digits(farthest, 2)
            + " (Kolmogorov's distance)");
    report.claim(
        blunt < 1,
        "breaks blunter than the spacing are ruled out: the 95 % quantile of f is below it",
        "f is known to be below " + Report.digits(blunt, 2) + " of the spacing");
    report.claim(
        longest < 1 && strayed < 0.5,
        "the 90 % interval of log10 d is shorter than the spacing, its median within half of it",
        "d is located to within " + Report.digits(longest, 2) + " of the spacing");
  }

  /** Quantiles that stand for draws of f from its prior below a value. */
  private static Marginal prior(double most) {
    double[] values = new double[2000];
    double share = PRIOR.cumulative(most);
    Arrays.setAll(values, i -> PRIOR.quantile(share * (i + 0.5) / values.length));
    return Marginal.of(values);
  }

  private static List<String> row(Cell cell) {
    return List.of(
        StudyReport.brief(cell.decades),
        cell.sharpness().text(),
        Report.digits(Rivals.first(cell.rivals.point()).sharpness(), 3),
        Report.digits(cell.rivals.published(law -> Rivals.first(law).sharpness()), 3),
        cell.place().text(),
        cell.fit.ok() ? cell.fit.sampler().label() : cell.fit.warning());
  }

  private static Map<String, Object> numbers(Cell cell) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("spacing_decades", cell.decades);
    row.put("gates_passed", cell.fit.ok());
    row.put("f", cell.sharpness().told());
    row.put("log10_d", cell.place().told());
    row.put("draws_below", cell.below().sorted().length);
    row.put("point_fit_f", Report.number(Rivals.first(cell.rivals.point()).sharpness()));
    row.put(
        "published_f", Report.number(cell.rivals.published(law -> Rivals.first(law).sharpness())));
    return row;
  }
}
