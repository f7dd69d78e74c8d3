package org.foreshock.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Model;
import org.foreshock.forecast.Bands;
import org.foreshock.forecast.DrawsPredictive;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.plot.ComparisonFigure;
import org.foreshock.plot.ComparisonFigure.Extent;
import org.foreshock.plot.ComparisonFigure.Facet;
import org.foreshock.plot.ComparisonFigure.Layer;
import org.foreshock.plot.ComparisonFigure.Shade;
import org.foreshock.plot.Role;

/**
 * The law of four-digit addition (arXiv 2210.14891) without noise at x = 1, 2, …, N, where the
 * authors' point fit extrapolates perfectly from some N on: what the posterior says if the noise is
 * said to be a given σ.
 */
final class AdditionPrefix implements Study {
  private static final BrokenPowerLaw LAW =
      BrokenPowerLaw.of(
          0.41388453071629455,
          2.2772722897737556,
          0.055077348404973955,
          new Break(612.5836172918001, 5.662903816010331, 0.059193036393742314));

  /** Where the curve is asked for: well past the break. */
  private static final double AHEAD = 1000;

  private static final double PRIOR_CHANGE = 1.197;

  /** Expected standard deviations of ln f: the bend is seen, or not at all. */
  private static final double SEEN = 0.2;

  private static final double UNSEEN = 10;

  /** Points and noises of a size. */
  private record Plan(int[] points, double[] sigma, int draws) {
    static Plan of(Size size) {
      return size == Size.QUICK
          ? new Plan(new int[] {450}, new double[] {1e-4, 1e-2}, 500)
          : new Plan(new int[] {350, 390, 405, 450}, new double[] {1e-6, 1e-4, 1e-2}, 2000);
    }

    int cells() {
      return points.length * sigma.length;
    }

    int points(int cell) {
      return points[cell % points.length];
    }

    double sigma(int cell) {
      return sigma[cell / points.length];
    }
  }

  /** One fit. */
  private record Cell(int points, double sigma, CarefulFit fit, Information expected) {
    Marginal place() {
      return Marginal.of(fit.draws(), draw -> Rivals.first(draw.law()).place());
    }

    Marginal change() {
      return Marginal.of(fit.draws(), draw -> Rivals.slopeChange(draw.law()));
    }

    Marginal sharpness() {
      return Marginal.of(fit.draws(), draw -> Rivals.first(draw.law()).sharpness());
    }

    Marginal ahead() {
      return Marginal.of(fit.draws(), draw -> draw.law().value(AHEAD));
    }

    boolean ok() {
      return fit.ok();
    }

    String name() {
      return "N = " + points + ", σ = " + StudyReport.brief(sigma);
    }

    String verdict() {
      return ok()
          ? "gates passed (" + fit.sampler().label() + ")"
          : "NOT CONVERGED, R-hat " + Report.digits(fit.maxRHat(), 3);
    }
  }

  @Override
  public String name() {
    return "addition-prefix";
  }

  @Override
  public String checks() {
    return "what noiseless points before a break say of it";
  }

  @Override
  public String how() {
    return "the addition law at x = 1 … N without noise, its noise said to be known; posterior"
        + " beside the point fit and the authors' procedure";
  }

  @Override
  public String settings() {
    Plan plan = Plan.of(Size.FULL);
    return LAW + Arrays.toString(plan.points) + Arrays.toString(plan.sigma) + plan.draws;
  }

  @Override
  public Verdict run(Size size, Path folder) throws IOException {
    Plan plan = Plan.of(size);
    List<Cell> cells = Workers.map(plan.cells(), name(), i -> cell(plan, i));
    Map<Integer, Rivals> rivals = new LinkedHashMap<>();
    for (int points : plan.points) {
      rivals.put(points, Rivals.of(sweep(points)));
    }
    return report(new StudyReport(folder, "Addition, before its break"), plan, cells, rivals);
  }

  private static Cell cell(Plan plan, int i) {
    int points = plan.points(i);
    double sigma = plan.sigma(i);
    Model model = World.model(sweep(points), 1, "sigma ~ fixed(" + sigma + ")");
    CarefulFit fit = CarefulFit.of(model, plan.draws, 14891 + i);
    return new Cell(points, sigma, fit, new Information(LAW, scales(points), sigma, 1));
  }

  private static double[] scales(int points) {
    return IntStream.rangeClosed(1, points).asDoubleStream().toArray();
  }

  private static Sweep sweep(int points) {
    double[] x = scales(points);
    return Sweep.ofRuns(x, Arrays.stream(x).map(LAW::value).toArray());
  }

  private Verdict report(
      StudyReport report, Plan plan, List<Cell> cells, Map<Integer, Rivals> rivals)
      throws IOException {
    report.say(
        "The law with a = 0.414, b = 2.28, c0 = 0.0551, c1 = 5.66, d1 = 612.6 and f1 = 0.0592 at x"
            + " = 1, 2, … N, without noise. A least-squares fit of such points has no noise to"
            + " reckon with: what it foretells rests on digits that no run has. The posterior is"
            + " told a noise σ of ln y that such points might have had, and all else is as by"
            + " default.");
    report.show("bands", "Forecasts beyond the last point", bands(plan, cells, rivals));
    report.show("ridge", "Draws of place and change of slope", ridge(plan, cells, rivals));
    report.say(
        CarefulFit.told(plan.draws)
            + " Fits whose gates fail are judged like the others. With σ = 1e-6 the posterior is a"
            + " curved thread, a thousand times longer than thick: neither sampler gets along it in"
            + " so few draws.");
    report.table(
        List.of("", "d", "c", "f", "curve at 1000", "Fisher's sd of ln f, c, log10 d", ""),
        cells.stream().map(AdditionPrefix::row).toList());
    report.say(
        "Fisher's standard deviations are those without a prior. The truth at 1000 is "
            + Report.digits(LAW.value(AHEAD), 4)
            + ". The rivals, for which σ does not matter:");
    List<List<String>> told = new ArrayList<>();
    rivals.forEach(
        (points, both) -> {
          told.add(row("N = " + points + ", point fit", Optional.of(both.point())));
          told.add(row("N = " + points + ", published procedure", both.published()));
        });
    report.table(List.of("", "d", "c", "f", "curve at 1000"), told);
    claims(report, cells);
    return report.put("cells", numbers(cells)).put("rivals", numbers(rivals)).write();
  }

  private static StudyReport.Figure bands(
      Plan plan, List<Cell> cells, Map<Integer, Rivals> rivals) {
    double[] x = World.scales(200, 1100, 120);
    List<Facet> facets = new ArrayList<>();
    for (Cell cell : cells) {
      Bands curve = Bands.ofCurve(new DrawsPredictive(cell.fit.draws(), Metric.PLAIN, 1), x);
      Rivals rival = rivals.get(cell.points);
      facets.add(
          new Facet(
              cell.name(),
              cell.fit.warning(),
              !cell.ok(),
              new Extent(false, 200, 1100),
              new Extent(false, 0.2, 2.3),
              "y",
              List.of(
                  new Layer.Band(x, quantile(curve, 1), quantile(curve, 7), Shade.OUTER, "90 %"),
                  new Layer.Band(x, quantile(curve, 3), quantile(curve, 5), Shade.INNER, "50 %"),
                  new Layer.Line(x, quantile(curve, 4), Role.POSTERIOR),
                  new Layer.Line(x, values(Optional.of(rival.point()), x), Role.POINT),
                  new Layer.Line(x, values(rival.published(), x), Role.PUBLISHED),
                  new Layer.Line(x, values(Optional.of(LAW), x), Role.TRUTH),
                  new Layer.Upright(cell.points, ""))));
    }
    return new ComparisonFigure(
            "Addition without noise: forecasts from the first N points, by the noise assumed",
            Optional.empty(),
            Map.of(),
            plan.points.length,
            "x; dotted: the last point",
            facets)
        ::writePng;
  }

  private static StudyReport.Figure ridge(
      Plan plan, List<Cell> cells, Map<Integer, Rivals> rivals) {
    List<Facet> facets = new ArrayList<>();
    for (Cell cell : cells) {
      Rivals rival = rivals.get(cell.points);
      double[] place = cell.fit.draws().stream().mapToDouble(d -> place(d.law())).toArray();
      double[] change =
          cell.fit.draws().stream().mapToDouble(d -> Rivals.slopeChange(d.law())).toArray();
      facets.add(
          new Facet(
              cell.name(),
              cell.fit.warning(),
              !cell.ok(),
              new Extent(true, 300, 50_000),
              new Extent(false, -4, 8),
              "change of slope c",
              List.of(
                  new Layer.Dots(place, change, Role.DRAW),
                  new Layer.Upright(cell.points, ""),
                  dot(Optional.of(rival.point()), Role.POINT),
                  dot(rival.published(), Role.PUBLISHED),
                  dot(Optional.of(LAW), Role.TRUTH))));
    }
    return new ComparisonFigure(
            "The same fits: from a small break near by to a large one farther off",
            Optional.empty(),
            Map.of(Role.DRAW, "posterior"),
            plan.points.length,
            "place d; dotted: the last point. A rival without a dot has its break off the page",
            facets)
        ::writePng;
  }

  private static Layer dot(Optional<BrokenPowerLaw> law, Role role) {
    double x = law.map(AdditionPrefix::place).orElse(Double.NaN);
    double y = law.map(Rivals::slopeChange).orElse(Double.NaN);
    return new Layer.Dots(new double[] {x}, new double[] {y}, role);
  }

  private static double place(BrokenPowerLaw law) {
    return Rivals.first(law).place();
  }

  private static double[] quantile(Bands bands, int which) {
    return Arrays.stream(bands.quantiles()).mapToDouble(q -> q[which]).toArray();
  }

  private static double[] values(Optional<BrokenPowerLaw> law, double[] x) {
    return Arrays.stream(x).map(v -> law.map(l -> l.value(v)).orElse(Double.NaN)).toArray();
  }

  private static void claims(StudyReport report, List<Cell> cells) {
    Predicate<Cell> bends = cell -> cell.expected.sd("ln f") < SEEN;
    List<Cell> bent = cells.stream().filter(bends).toList();
    double excluded = least(bent, cell -> tail(cell.ahead(), LAW.value(AHEAD)));
    report.claim(
        excluded > 0.001,
        "where the bend is seen (Fisher's sd of ln f below 0.2) the posterior does not rule out the"
            + " curve at 1000: at least 0.1 % of the draws lie on either side of the truth",
        "least share of draws beyond the true curve, "
            + bent.size()
            + " fits that see the bend: "
            + Report.digits(excluded, 2));
    double stray = -least(bent, cell -> -Math.abs(strayed(cell)));
    report.claim(
        stray < 3,
        "there the median of ln f is within 3 of Fisher's standard deviations of the truth",
        "their ln f strays by up to " + Report.digits(stray, 2) + " sd");
    List<Cell> unknown = cells.stream().filter(cell -> cell.expected.sd("c") > 10).toList();
    double kept = least(unknown, cell -> cell.change().spread() / PRIOR_CHANGE);
    report.claim(
        kept > 0.3,
        "where Fisher's sd of c is above 10, the posterior keeps at least 0.3 of the prior's spread"
            + " of c",
        "least share of the prior's spread of c, "
            + unknown.size()
            + " fits that cannot know it: "
            + Report.digits(kept, 2));
    List<Cell> blind = cells.stream().filter(c -> c.expected.sd("ln f") > UNSEEN).toList();
    double shortest =
        least(blind, cell -> Math.log10(cell.place().quantile(0.95) / cell.place().quantile(0.05)));
    report.claim(
        shortest > 1,
        "where the bend is not seen at all (Fisher's sd of ln f above 10) the 90 % interval of d is"
            + " longer than a decade",
        "shortest interval of d without a bend: " + Report.digits(shortest, 3) + " decades");
    long passed = cells.stream().filter(Cell::ok).count();
    report.say(passed + " of " + cells.size() + " fits passed their gates.");
  }

  private static double least(List<Cell> cells, ToDoubleFunction<Cell> value) {
    return cells.stream().mapToDouble(value).min().orElse(Double.NaN);
  }

  private static double tail(Marginal marginal, double value) {
    return Math.min(marginal.below(value), 1 - marginal.below(value));
  }

  /** In Fisher's standard deviations. */
  private static double strayed(Cell cell) {
    double median = Math.log(cell.sharpness().median());
    double truth = Math.log(Rivals.first(LAW).sharpness());
    return (median - truth) / cell.expected.sd("ln f");
  }

  private static List<String> row(Cell cell) {
    return List.of(
        cell.name(),
        cell.place().text(),
        cell.change().text(),
        cell.sharpness().text(),
        cell.ahead().text(),
        expected(cell, "ln f") + ", " + expected(cell, "c") + ", " + expected(cell, "log10 d"),
        cell.verdict());
  }

  private static String expected(Cell cell, String quantity) {
    double sd = cell.expected.sd(quantity);
    return sd < 1000 ? Report.digits(sd, 2) : "> 1000";
  }

  private static List<String> row(String name, Optional<BrokenPowerLaw> law) {
    if (law.isEmpty()) {
      return List.of(name, "-", "-", "-", "-");
    }
    Break bend = Rivals.first(law.get());
    return List.of(
        name,
        Report.digits(bend.place(), 4),
        Report.digits(bend.slopeChange(), 3),
        Report.digits(bend.sharpness(), 3),
        Report.digits(law.get().value(AHEAD), 4));
  }

  private static List<Map<String, Object>> numbers(List<Cell> cells) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Cell cell : cells) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("points", cell.points);
      row.put("sigma", cell.sigma);
      row.put("gates_passed", cell.ok());
      row.put("max_r_hat", Report.number(cell.fit.maxRHat()));
      row.put("d", cell.place().told());
      row.put("c", cell.change().told());
      row.put("f", cell.sharpness().told());
      row.put("curve_at_1000", cell.ahead().told());
      Map<String, Object> expected = new LinkedHashMap<>();
      Information.QUANTITIES.forEach(
          name -> expected.put(name, Report.number(cell.expected.sd(name))));
      row.put("fisher_sd", expected);
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, Object>> numbers(Map<Integer, Rivals> rivals) {
    List<Map<String, Object>> rows = new ArrayList<>();
    rivals.forEach(
        (points, both) -> {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("points", points);
          row.put("point_fit_at_1000", Report.number(both.point().value(AHEAD)));
          row.put("published_at_1000", Report.number(both.published(law -> law.value(AHEAD))));
          rows.add(row);
        });
    return rows;
  }
}
