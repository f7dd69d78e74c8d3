package org.foreshock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.foreshock.collapsed.FloorChoice;
import org.foreshock.collapsed.Question;
import org.foreshock.data.InputException;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Setting;
import org.foreshock.data.Table;
import org.foreshock.forecast.AverageOutlook;
import org.foreshock.forecast.HeldOut;
import org.foreshock.forecast.Horizon;
import org.foreshock.forecast.Outlook;
import org.foreshock.forecast.PointOutlook;
import org.foreshock.forecast.ResponseScale;
import org.foreshock.method.AverageMethod;
import org.foreshock.method.ChainOptions;
import org.foreshock.method.FittedAverage;
import org.foreshock.method.FittedCurve;
import org.foreshock.method.FittedPosterior;
import org.foreshock.method.ForecastOptions;
import org.foreshock.method.LeastSquaresMethod;
import org.foreshock.method.PosteriorMethod;
import org.foreshock.method.PublishedMethod;
import org.foreshock.point.PointMethod;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.PriorParser;
import org.foreshock.prior.PriorStatement;
import org.foreshock.report.AverageResults;
import org.foreshock.report.FitResults;
import org.foreshock.report.OutputFolder;
import org.foreshock.report.PointResults;
import org.foreshock.report.Results;
import org.foreshock.sampler.Sampler;

/**
 * A fit as it is asked for. Every setting has a default, which the setting says; {@link #run} fits.
 * Settings that mean nothing to the {@linkplain #method method} are refused, so that none is
 * silently ignored.
 */
public final class FitBuilder {
  /** What one best curve knows. */
  private static final Set<Setting> OF_A_CURVE =
      EnumSet.of(
          Setting.METHOD,
          Setting.BREAKS,
          Setting.BANDS_TO,
          Setting.FORECAST_AT,
          Setting.TARGET,
          Setting.WRITE_TO);

  /** What least squares know beside these. */
  private static final Set<Setting> OF_LEAST_SQUARES =
      EnumSet.of(Setting.NOISE, Setting.FLOOR, Setting.HORIZON);

  /** What an average over numbers of breaks does not know. */
  private static final List<Setting> OF_CHAINS =
      List.of(
          Setting.CHAINS,
          Setting.WARMUP,
          Setting.TARGET_ACCEPTANCE,
          Setting.MAX_DEPTH,
          Setting.MAX_THINNING,
          Setting.PRIOR_ONLY,
          Setting.SENSITIVITY);

  private static final String WITH_A_NUMBER =
      "where the number of breaks is stated: leave it out, or use " + Setting.BREAKS.to("auto");

  private final Runs runs;
  private final Set<Setting> given = EnumSet.noneOf(Setting.class);
  private final List<PriorStatement> statements = new ArrayList<>();
  private String method = PosteriorMethod.LABEL;
  private int breaks = 1;
  private boolean unknownBreaks;
  private int maxBreaks = Question.usual().maxBreaks();
  private double breakRate = Question.usual().rate();
  private NoiseModel noise = NoiseModel.LOGNORMAL;
  private FloorKind floor = FloorKind.AUTO;
  private double horizon = 2;
  private boolean priorOnly;
  private String sampler = Sampler.NoUTurn.LABEL;
  private int chains = ChainOptions.CHAINS;
  private int warmup = ChainOptions.WARMUP;
  private int draws = ChainOptions.DRAWS;
  private int threads = Runtime.getRuntime().availableProcessors();
  private long seed = 1;
  private Double targetAcceptance;
  private Integer maxDepth;
  private Integer maxThinning;
  private ForecastOptions forecast = ForecastOptions.DEFAULT;
  private boolean sensitivity = true;
  private Path folder;
  private boolean pictures = true;
  private org.foreshock.method.Progress progress = org.foreshock.method.Progress.NONE;

  FitBuilder(Runs runs) {
    this.runs = Objects.requireNonNull(runs);
  }

  private FitBuilder given(Setting setting) {
    given.add(setting);
    return this;
  }

  /**
   * How to fit: {@code posterior} (credible bands by Markov chains; the default), {@code point}
   * (one curve by least squares) or {@code published} (one curve, as the law's authors fit it).
   */
  public FitBuilder method(String name) {
    boolean known =
        name.equals(PosteriorMethod.LABEL)
            || Stream.of(PointMethod.values()).anyMatch(each -> each.label().equals(name));
    if (!known) {
      throw new InputException(
          Setting.METHOD.to(name) + ": there are three, posterior, point and published");
    }
    method = name;
    return given(Setting.METHOD);
  }

  /** Number of breaks, 0 to 9; by default 1. */
  public FitBuilder breaks(int number) {
    Setting.BREAKS.check(number >= 0 && number <= 9, number, "from 0 to 9");
    breaks = number;
    unknownBreaks = false;
    return given(Setting.BREAKS);
  }

  /**
   * The number of breaks is not known: laws with 0 to {@link #maxBreaks} breaks are averaged by
   * their evidence, with a = 0 and without.
   */
  public FitBuilder unknownBreaks() {
    unknownBreaks = true;
    return given(Setting.BREAKS);
  }

  /** Most breaks where their number is not known, 0 to 9; by default 3. */
  public FitBuilder maxBreaks(int number) {
    Setting.MAX_BREAKS.check(number >= 0 && number <= 9, number, "from 0 to 9");
    maxBreaks = number;
    return given(Setting.MAX_BREAKS);
  }

  /**
   * Where the number of breaks is not known: how many arrive per decade of x, 0 to 100, before the
   * runs have been seen; by default 0.25.
   */
  public FitBuilder breakRate(double perDecade) {
    Setting.BREAK_RATE.check(perDecade >= 0 && perDecade <= 100, perDecade, "from 0 to 100");
    breakRate = perDecade;
    return given(Setting.BREAK_RATE);
  }

  /**
   * How runs scatter: {@code lognormal} (the default), {@code student-t}, {@code heteroscedastic}
   * or {@code additive}.
   */
  public FitBuilder noise(String model) {
    noise =
        NoiseModel.named(model)
            .orElseThrow(
                () ->
                    new InputException(
                        Setting.NOISE.to(model)
                            + ": there is no such model; the models are "
                            + String.join(
                                ", ",
                                Stream.of(NoiseModel.values()).map(NoiseModel::label).toList())));
    return given(Setting.NOISE);
  }

  /**
   * A prior in place of the default one, such as {@code f ~ lognormal(-1.6, 0.5)}; may be told
   * several times.
   */
  public FitBuilder prior(String statement) {
    statements.add(PriorParser.parse(statement, Setting.PRIOR.toString()));
    return given(Setting.PRIOR);
  }

  /** Priors, one statement a line, {@code #} for comments. */
  public FitBuilder priorFile(Path file) {
    statements.addAll(PriorParser.readFile(file));
    return given(Setting.PRIOR_FILE);
  }

  /**
   * The limit a: {@code auto} (half of the prior at a = 0, half uniform on its share of the law at
   * the largest scale; the default), {@code free} (a share from beta(1/2, 1)) or {@code zero}. To
   * one best curve auto and free are the same.
   */
  public FitBuilder floor(String kind) {
    floor =
        switch (kind) {
          case "auto" -> FloorKind.AUTO;
          case "free" -> FloorKind.FREE;
          case "zero" -> FloorKind.ZERO;
          default ->
              throw new InputException(
                  Setting.FLOOR.to(kind) + ": there are three kinds, auto, free and zero");
        };
    return given(Setting.FLOOR);
  }

  /** How many decades beyond the largest scale breaks are looked for; by default 2. */
  public FitBuilder horizon(double decades) {
    horizon = decades;
    return given(Setting.HORIZON);
  }

  /** Whether to leave the runs out of account and draw from the priors; by default not. */
  public FitBuilder priorOnly(boolean only) {
    priorOnly = only;
    return given(Setting.PRIOR_ONLY);
  }

  /**
   * {@code nuts} (the default) or {@code adaptive-metropolis}; where the number of breaks is not
   * known, {@code smc}.
   */
  public FitBuilder sampler(String name) {
    boolean known =
        name.equals(Sampler.NoUTurn.LABEL)
            || name.equals(Sampler.AdaptiveMetropolis.LABEL)
            || name.equals(AverageMethod.SAMPLER);
    if (!known) {
      throw new InputException(
          Setting.SAMPLER.to(name)
              + ": there are two, nuts and adaptive-metropolis, and smc where the number of breaks"
              + " is not known");
    }
    sampler = name;
    return given(Setting.SAMPLER);
  }

  /** Number of chains; by default 4. */
  public FitBuilder chains(int number) {
    chains = number;
    return given(Setting.CHAINS);
  }

  /** Tuning iterations of a chain, thrown away; by default 1000. */
  public FitBuilder warmup(int iterations) {
    warmup = iterations;
    return given(Setting.WARMUP);
  }

  /** Draws kept of a chain; by default 1000. */
  public FitBuilder draws(int number) {
    draws = number;
    return given(Setting.DRAWS);
  }

  /** Chains at a time, which no result depends on; by default all processors. */
  public FitBuilder threads(int number) {
    threads = number;
    return given(Setting.THREADS);
  }

  /** Seed of all random numbers; by default 1. Results depend on runs, settings and this alone. */
  public FitBuilder seed(long number) {
    seed = number;
    return given(Setting.SEED);
  }

  /** Acceptance that nuts tunes its step to; by default 0.95. */
  public FitBuilder targetAcceptance(double probability) {
    targetAcceptance = probability;
    return given(Setting.TARGET_ACCEPTANCE);
  }

  /** Most doublings of a trajectory of nuts; by default 10. */
  public FitBuilder maxDepth(int doublings) {
    maxDepth = doublings;
    return given(Setting.MAX_DEPTH);
  }

  /** Most steps a draw of adaptive-metropolis; by default 1000. */
  public FitBuilder maxThinning(int steps) {
    maxThinning = steps;
    return given(Setting.MAX_THINNING);
  }

  /** End of the bands; by default half as many decades beyond the runs as they span, 0.3 to 2. */
  public FitBuilder bandsTo(double x) {
    forecast = new ForecastOptions(Optional.of(x), forecast.points(), forecast.target());
    return given(Setting.BANDS_TO);
  }

  /** Scales to tell the forecast at; by default 1.5, 3 and 10 times the largest. */
  public FitBuilder forecastAt(double... x) {
    forecast = new ForecastOptions(forecast.to(), Optional.of(x.clone()), forecast.target());
    return given(Setting.FORECAST_AT);
  }

  /** A y: also tell the scale at which the curve reaches it. */
  public FitBuilder target(double y) {
    forecast = new ForecastOptions(forecast.to(), forecast.points(), Optional.of(y));
    return given(Setting.TARGET);
  }

  /** Whether to fit again under a narrower and a wider prior of f; by default so. */
  public FitBuilder sensitivity(boolean wanted) {
    sensitivity = wanted;
    return given(Setting.SENSITIVITY);
  }

  /** A folder to write the fit to, with pictures: it is opened before the work begins. */
  public FitBuilder writeTo(Path place) {
    return writeTo(place, true);
  }

  /**
   * A folder to write the fit to: it is opened before the work begins.
   *
   * @param drawn whether to draw pictures too
   */
  public FitBuilder writeTo(Path place, boolean drawn) {
    folder = Fit.named(place);
    pictures = drawn;
    return given(Setting.WRITE_TO);
  }

  /** Who is told how far the work is; by default nobody. */
  public FitBuilder progress(Progress listener) {
    progress = new Steps(listener);
    return this;
  }

  /**
   * Fits.
   *
   * @throws org.foreshock.data.InputException if runs or settings will not do
   * @throws org.foreshock.fit.FitException if no fit came about
   */
  public Fit run() {
    Work work = work();
    if (folder == null) {
      return new Fit(work.results(), List.of());
    }
    try (OutputFolder out = OutputFolder.open(folder, FitResults.FILES)) {
      FitResults results = work.results();
      return new Fit(results, out.write(results.files(pictures)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Work work() {
    boolean draws = method.equals(PosteriorMethod.LABEL);
    if (!unknownBreaks) {
      refuseAverage();
      return draws ? posterior() : curve();
    }
    if (!draws) {
      throw new InputException(
          Setting.METHOD.to(method)
              + " needs a number of "
              + Setting.BREAKS
              + ": state one, or use "
              + Setting.METHOD.to(PosteriorMethod.LABEL));
    }
    return average();
  }

  /** What means nothing where the number of breaks is stated. */
  private void refuseAverage() {
    for (Setting setting : List.of(Setting.MAX_BREAKS, Setting.BREAK_RATE)) {
      if (given.contains(setting)) {
        throw new InputException(setting + " means nothing " + WITH_A_NUMBER);
      }
    }
    if (sampler.equals(AverageMethod.SAMPLER)) {
      throw new InputException(Setting.SAMPLER.to(sampler) + " means nothing " + WITH_A_NUMBER);
    }
  }

  private Work average() {
    for (Setting setting : OF_CHAINS) {
      if (given.contains(setting)) {
        throw new InputException(
            setting
                + " means nothing with "
                + Setting.BREAKS.to("auto")
                + ": leave it out, or state a number of breaks");
      }
    }
    if (given.contains(Setting.SAMPLER) && !sampler.equals(AverageMethod.SAMPLER)) {
      throw new InputException(
          Setting.SAMPLER.to(sampler)
              + " needs a number of breaks: state one, or leave "
              + Setting.SAMPLER
              + " out");
    }
    int size = given.contains(Setting.DRAWS) ? draws : Question.usual().draws();
    Setting.DRAWS.check(size >= 4 && size <= 10_000_000, size, "from 4 to 10,000,000");
    Setting.THREADS.check(threads >= 1 && threads <= 1024, threads, "from 1 to 1024");
    Question question =
        new Question(
            maxBreaks,
            breakRate,
            horizon,
            FloorChoice.valueOf(floor.name()),
            noise,
            statements,
            size);
    AverageMethod how = new AverageMethod(question, threads);
    Table table = runs.table(noise);
    table.requireScales(AverageMethod.LEAST_SCALES, 0, runs.source());
    Horizon scales = forecast.over(table, noise);
    return () -> {
      FittedAverage fitted = how.fit(table.sweep(), table.metric(), seed, progress);
      return new AverageResults(
          Foreshock.version(),
          runs.title(),
          runs.source(),
          table,
          fitted,
          AverageOutlook.of(fitted.fit(), table, scales, forecast.target(), seed));
    };
  }

  /** What remains to be done when everything is checked. */
  private interface Work {
    FitResults results();
  }

  private Work posterior() {
    ChainOptions options = new ChainOptions(chains, warmup, draws, threads, sampler());
    PosteriorMethod how =
        new PosteriorMethod(breaks, noise, floor, horizon, statements, priorOnly, options);
    Table table = table(how.leastScales());
    how.model(table.sweep(), table.metric());
    Horizon scales = forecast.over(table, noise);
    return () -> results(how, table, scales);
  }

  private Results results(PosteriorMethod how, Table table, Horizon scales) {
    FittedPosterior fitted = how.fit(table.sweep(), table.metric(), seed, progress);
    return new Results(
        Foreshock.version(),
        runs.title(),
        runs.source(),
        table,
        fitted,
        Outlook.of(fitted.fit(), fitted.predictive(), scales, forecast.target(), seed, !priorOnly),
        table
            .heldOut()
            .map(
                rest ->
                    HeldOut.of(fitted.predictive(), ResponseScale.of(noise, table.metric()), rest)),
        sensitivity
            ? fitted.sensitivity(scales.points()[scales.points().length / 2], progress)
            : List.of());
  }

  private Sampler sampler() {
    if (sampler.equals(Sampler.NoUTurn.LABEL)) {
      refuse(Setting.MAX_THINNING, Sampler.AdaptiveMetropolis.LABEL);
      Sampler.NoUTurn usual = Sampler.NoUTurn.DEFAULT;
      return new Sampler.NoUTurn(
          targetAcceptance == null ? usual.targetAcceptance() : targetAcceptance,
          maxDepth == null ? usual.maxDepth() : maxDepth);
    }
    refuse(Setting.TARGET_ACCEPTANCE, Sampler.NoUTurn.LABEL);
    refuse(Setting.MAX_DEPTH, Sampler.NoUTurn.LABEL);
    Sampler.AdaptiveMetropolis usual = Sampler.AdaptiveMetropolis.DEFAULT;
    return maxThinning == null ? usual : new Sampler.AdaptiveMetropolis(maxThinning);
  }

  private void refuse(Setting setting, String owner) {
    if (given.contains(setting)) {
      throw new InputException(
          setting
              + ": is for "
              + Setting.SAMPLER.to(owner)
              + " and means nothing to "
              + sampler
              + ": leave it out");
    }
  }

  private Work curve() {
    boolean published = method.equals(PointMethod.PUBLISHED.label());
    refuseOthers(published);
    return published ? publishedCurve() : leastSquares();
  }

  private void refuseOthers(boolean published) {
    for (Setting setting : given) {
      if (!OF_A_CURVE.contains(setting) && (published || !OF_LEAST_SQUARES.contains(setting))) {
        throw new InputException(
            setting
                + " means nothing with "
                + Setting.METHOD.to(method)
                + ": leave it out, or use "
                + Setting.METHOD.to(PosteriorMethod.LABEL));
      }
    }
    if (published && breaks != 1) {
      throw new InputException(
          Setting.BREAKS.to(breaks)
              + ": the published procedure has one break: leave "
              + Setting.BREAKS
              + " out, or use "
              + Setting.METHOD.to(PointMethod.POINT.label()));
    }
  }

  private Work publishedCurve() {
    PublishedMethod how = new PublishedMethod();
    Table table = table(PublishedMethod.LEAST_SCALES);
    Horizon scales = forecast.over(table, noise);
    return () ->
        results(how.fit(table.sweep(), table.metric(), seed, progress), table, Double.NaN, scales);
  }

  private Work leastSquares() {
    LeastSquaresMethod how =
        new LeastSquaresMethod(breaks, noise, floor != FloorKind.ZERO, horizon);
    Table table = table(how.leastScales());
    Horizon scales = forecast.over(table, noise);
    return () ->
        results(how.fit(table.sweep(), table.metric(), seed, progress), table, horizon, scales);
  }

  private PointResults results(FittedCurve fitted, Table table, double decades, Horizon scales) {
    return new PointResults(
        Foreshock.version(),
        runs.title(),
        runs.source(),
        table,
        fitted,
        decades,
        PointOutlook.of(fitted.fit(), table, scales, forecast.target()));
  }

  private Table table(int leastScales) {
    Table table = runs.table(noise);
    table.requireScales(leastScales, breaks, runs.source());
    return table;
  }

  /** Tells a listener of every step, one thread at a time. */
  private record Steps(Progress listener) implements org.foreshock.method.Progress {
    @Override
    public Task begin(String task, long steps) {
      listener.told(task, 0, steps);
      return new Task() {
        private long done;

        @Override
        public synchronized void advance() {
          done++;
          listener.told(task, done, steps);
        }
      };
    }
  }
}
