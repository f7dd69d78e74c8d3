package org.foreshock.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foreshock.data.Setting;
import org.foreshock.diagnostics.ColumnSummary;
import org.foreshock.diagnostics.EnergyDiagnostics;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.sampler.Chain;
import org.foreshock.sampler.Chains;
import org.foreshock.sampler.Sampler;

/**
 * Whether the draws can be trusted: the gates of Vehtari et al. (2021, arXiv 1903.08008) and of
 * Betancourt (2016, arXiv 1604.00695) over every column of the draws.
 *
 * @param columns summary of every column, in the order of draws.csv
 * @param maxRHat largest R̂ of the columns that vary
 * @param minEssBulk smallest bulk effective sample size of the same
 * @param minEssTail smallest tail effective sample size of the same
 * @param trajectories of the No-U-Turn sampler; empty for any other
 * @param moves of a Metropolis sampler; empty for any other
 * @param gradientEvaluations of the density with its gradient, in warm-up and sampling
 * @param densityEvaluations of the density alone, in warm-up and sampling
 * @param problems what is wrong and what to try, empty if nothing is
 */
public record Diagnosis(
    Map<String, ColumnSummary> columns,
    double maxRHat,
    double minEssBulk,
    double minEssTail,
    Optional<Trajectories> trajectories,
    Optional<Moves> moves,
    long gradientEvaluations,
    long densityEvaluations,
    List<String> problems) {

  private static final double R_HAT = 1.01;
  private static final double ESS = 400;
  private static final double E_BFMI = 0.3;

  /** A model of less weight moves no answer. */
  private static final double NEGLIGIBLE = 0.01;

  /**
   * What the trajectories of all chains tell.
   *
   * @param divergences transitions cut off by an energy error
   * @param minEbfmi smallest E-BFMI of the chains; NaN if no chain ran to its end
   * @param maxDepth deepest tree
   * @param deepest transitions stopped by the limit on tree depth
   */
  public record Trajectories(int divergences, double minEbfmi, int maxDepth, int deepest) {
    private Trajectories and(Trajectories other) {
      return new Trajectories(
          divergences + other.divergences,
          Gates.worse(minEbfmi, other.minEbfmi, false),
          Math.max(maxDepth, other.maxDepth),
          deepest + other.deepest);
    }
  }

  /**
   * What the steps of all Metropolis chains tell.
   *
   * @param minAcceptance smallest share of a chain's steps that moved it
   * @param thinning steps a draw
   */
  public record Moves(double minAcceptance, int thinning) {
    private Moves and(Moves other) {
      return new Moves(
          Math.min(minAcceptance, other.minAcceptance), Math.max(thinning, other.thinning));
    }
  }

  /** The same with one more problem. */
  public Diagnosis withProblem(String problem) {
    List<String> all = new ArrayList<>(problems);
    all.add(problem);
    return new Diagnosis(
        columns,
        maxRHat,
        minEssBulk,
        minEssTail,
        trajectories,
        moves,
        gradientEvaluations,
        densityEvaluations,
        List.copyOf(all));
  }

  /** Whether every gate is passed. */
  public boolean ok() {
    return problems.isEmpty();
  }

  /**
   * Diagnoses draws of chains.
   *
   * @param of columns to look at
   * @param draws chain after chain, all chains equally long
   * @param result the chains as they ran
   * @param sampler that ran them
   */
  static Diagnosis of(
      List<Column> of, List<PosteriorDraw> draws, Chains.Result result, Sampler sampler) {
    Tally tally = new Tally(sampler);
    result.chains().forEach(tally::add);
    Map<String, ColumnSummary> columns = columns(of, draws);
    Gates gates = new Gates();
    columns.values().forEach(gates::add);
    List<String> problems = new ArrayList<>(tally.failures);
    gates.report(problems);
    tally.report(problems);
    if (!problems.isEmpty()) {
      tally.advise(problems);
    }
    return new Diagnosis(
        columns,
        gates.maxRHat,
        gates.minBulk,
        gates.minTail,
        tally.trajectories(),
        tally.moves(),
        result.gradients(),
        result.values(),
        List.copyOf(problems));
  }

  /** Diagnoses independent draws, which need pass no gate. */
  static Diagnosis ofIndependent(List<Column> of, List<PosteriorDraw> draws) {
    Map<String, ColumnSummary> columns = columns(of, draws);
    Gates gates = new Gates();
    columns.values().forEach(gates::add);
    return new Diagnosis(
        columns,
        gates.maxRHat,
        gates.minBulk,
        gates.minTail,
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        List.of());
  }

  /**
   * One of the models that an average is made of.
   *
   * @param name for the user
   * @param weight its probability
   * @param relativeError of its evidence
   * @param diagnosis of its own draws
   */
  public record Part(String name, double weight, double relativeError, Diagnosis diagnosis) {
    private boolean counts() {
      return weight >= NEGLIGIBLE;
    }
  }

  /**
   * Diagnoses an average of models. R-hat of a column is the largest of the models', and so with
   * every other gate: chains of different models are not to be compared. The effective sample size
   * is that of the mean of a mixture whose parts are as wide as the whole, 1/Σ w²/ess for parts of
   * weight w; a part keeps wN of its N draws, evenly spaced, so that 1/ess = (1 − w)/(wN) + 1/(ess
   * of its own draws). Models of a weight below 1 % need pass no gate.
   *
   * @param of columns to look at
   * @param draws of all models together, chain after chain, all chains equally long
   * @param parts the models
   */
  public static Diagnosis ofAverage(List<Column> of, List<PosteriorDraw> draws, List<Part> parts) {
    List<Part> counted = parts.stream().filter(Part::counts).toList();
    Map<String, ColumnSummary> columns = columns(of, draws);
    columns.replaceAll((name, pooled) -> averaged(name, pooled, counted, draws.size()));
    Gates gates = new Gates();
    columns.values().forEach(gates::add);
    List<String> problems = new ArrayList<>();
    for (Part part : counted) {
      part.diagnosis.problems.forEach(
          problem -> problems.add("with " + part.name + ": " + problem));
    }
    if (problems.isEmpty()) {
      gates.report(problems);
    }
    return new Diagnosis(
        columns,
        gates.maxRHat,
        gates.minBulk,
        gates.minTail,
        counted.stream().flatMap(p -> p.diagnosis.trajectories.stream()).reduce(Trajectories::and),
        counted.stream().flatMap(p -> p.diagnosis.moves.stream()).reduce(Moves::and),
        parts.stream().mapToLong(p -> p.diagnosis.gradientEvaluations).sum(),
        parts.stream().mapToLong(p -> p.diagnosis.densityEvaluations).sum(),
        List.copyOf(problems));
  }

  /** What is said of mixing comes from the models, the rest from the draws together. */
  private static ColumnSummary averaged(
      String name, ColumnSummary pooled, List<Part> parts, int draws) {
    double rHat = Double.NaN;
    double bulk = 0;
    double tail = 0;
    double variance = 0;
    for (Part part : parts) {
      ColumnSummary own = part.diagnosis.columns.get(name);
      double w = part.weight;
      if (Double.isFinite(own.rHat())) {
        rHat = Double.isNaN(rHat) ? own.rHat() : Math.max(rHat, own.rHat());
      }
      bulk += w * w / kept(own, own.essBulk(), w, draws);
      tail += w * w / kept(own, own.essTail(), w, draws);
      double within = own.sd() > 0 ? own.sd() * own.sd() / kept(own, own.essBulk(), w, draws) : 0;
      double between = (own.mean() - pooled.mean()) * part.relativeError;
      variance += w * w * (within + between * between);
    }
    return new ColumnSummary(
        pooled.mean(),
        pooled.sd(),
        pooled.q05(),
        pooled.q25(),
        pooled.q50(),
        pooled.q75(),
        pooled.q95(),
        Double.isNaN(rHat) ? Double.NaN : Math.sqrt(variance),
        rHat,
        Double.isNaN(rHat) ? Double.NaN : 1 / bulk,
        Double.isNaN(rHat) ? Double.NaN : 1 / tail);
  }

  /** As how many independent draws those count that a model of weight w gives; 0 if unknown. */
  private static double kept(ColumnSummary own, double ess, double w, int draws) {
    boolean constant = own.q05() == own.q95() && !(own.sd() > 0);
    double lost = (1 - w) / (w * draws);
    return constant ? w * draws : 1 / (lost + 1 / Gates.orElse(ess, 0));
  }

  private static Map<String, ColumnSummary> columns(List<Column> of, List<PosteriorDraw> draws) {
    Map<String, ColumnSummary> columns = new LinkedHashMap<>();
    int count = draws.isEmpty() ? 0 : draws.get(draws.size() - 1).number();
    for (Column column : of) {
      columns.put(column.name(), ColumnSummary.of(split(draws, count, column)));
    }
    return columns;
  }

  private static double[][] split(List<PosteriorDraw> draws, int count, Column column) {
    int chains = draws.size() / count;
    double[][] values = new double[chains][count];
    for (int c = 0; c < chains; c++) {
      for (int i = 0; i < count; i++) {
        values[c][i] = column.value().applyAsDouble(draws.get(c * count + i));
      }
    }
    return values;
  }

  /** The worst of the columns that vary. A diagnostic that cannot be computed counts as failed. */
  private static final class Gates {
    private double maxRHat = Double.NaN;
    private double minBulk = Double.NaN;
    private double minTail = Double.NaN;

    void add(ColumnSummary column) {
      if (column.q05() == column.q95() && !(column.sd() > 0)) {
        return;
      }
      maxRHat = worse(maxRHat, orElse(column.rHat(), Double.POSITIVE_INFINITY), true);
      minBulk = worse(minBulk, orElse(column.essBulk(), 0), false);
      minTail = worse(minTail, orElse(column.essTail(), 0), false);
    }

    private static double orElse(double value, double other) {
      return Double.isNaN(value) ? other : value;
    }

    private static double worse(double a, double b, boolean larger) {
      if (Double.isNaN(a)) {
        return b;
      }
      return larger ? Math.max(a, b) : Math.min(a, b);
    }

    void report(List<String> problems) {
      if (maxRHat >= R_HAT) {
        problems.add(
            "R-hat is "
                + Digits.fixed(maxRHat, 3)
                + ", not below 1.01: the chains do not agree. Try four times the "
                + Setting.WARMUP
                + " and "
                + Setting.DRAWS
                + ", fewer breaks, or a narrower prior");
      }
      if (Math.min(minBulk, minTail) < ESS) {
        problems.add(
            "the effective sample size is "
                + Digits.fixed(Math.min(minBulk, minTail), 0)
                + ", below 400: quantiles are rough. Try more "
                + Setting.DRAWS);
      }
    }
  }

  /** What the chains themselves tell. */
  private static final class Tally {
    private final Sampler sampler;
    private final List<String> failures = new ArrayList<>();
    private int divergences;
    private double minEbfmi = Double.NaN;
    private int maxDepth;
    private int deepest;
    private double minAcceptance = Double.NaN;
    private int thinning;

    Tally(Sampler sampler) {
      this.sampler = sampler;
    }

    void add(Chain chain) {
      if (chain instanceof Chain.Failed failed) {
        failures.add(
            "a chain failed and is left out: " + failed.why() + ". Try another " + Setting.SEED);
      } else if (chain instanceof Chain.Drawn drawn) {
        if (drawn.trace() instanceof Chain.Trajectories trajectories) {
          add(trajectories);
        } else if (drawn.trace() instanceof Chain.Moves moves) {
          minAcceptance = Gates.worse(minAcceptance, moves.acceptance(), false);
          thinning = moves.thinning();
        }
      }
    }

    private void add(Chain.Trajectories chain) {
      double ebfmi =
          Gates.orElse(EnergyDiagnostics.eBfmi(chain.energies(), chain.energyChanges()), 0);
      minEbfmi = Gates.worse(minEbfmi, ebfmi, false);
      int limit = ((Sampler.NoUTurn) sampler).maxDepth();
      for (int i = 0; i < chain.depths().length; i++) {
        divergences += chain.diverging()[i] ? 1 : 0;
        deepest += chain.depths()[i] >= limit ? 1 : 0;
        maxDepth = Math.max(maxDepth, chain.depths()[i]);
      }
    }

    Optional<Trajectories> trajectories() {
      return sampler instanceof Sampler.NoUTurn
          ? Optional.of(new Trajectories(divergences, minEbfmi, maxDepth, deepest))
          : Optional.empty();
    }

    Optional<Moves> moves() {
      return sampler instanceof Sampler.AdaptiveMetropolis
          ? Optional.of(new Moves(minAcceptance, thinning))
          : Optional.empty();
    }

    /** What else may help where something is wrong. */
    void advise(List<String> problems) {
      if (sampler instanceof Sampler.AdaptiveMetropolis metropolis
          && thinning == metropolis.maxThinning()) {
        problems.add(
            "draws should be further apart than "
                + Setting.MAX_THINNING
                + " allows, which is "
                + thinning
                + " steps. Try more "
                + Setting.WARMUP
                + ", then a larger "
                + Setting.MAX_THINNING);
      }
    }

    void report(List<String> problems) {
      if (divergences > 0) {
        problems.add(
            divergences
                + (divergences == 1 ? " transition" : " transitions")
                + " diverged: a part of the posterior may be missing. Try "
                + Setting.TARGET_ACCEPTANCE.to(0.99)
                + ", or a narrower prior");
      }
      if (minEbfmi <= E_BFMI) {
        problems.add(
            "E-BFMI is "
                + Digits.fixed(minEbfmi, 2)
                + ", not above 0.3: tails may be missing. Try more "
                + Setting.WARMUP
                + ", or a narrower prior");
      }
    }
  }
}
