package org.foreshock.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.foreshock.budget.PlacePosterior.Method;
import org.foreshock.data.Sums;
import org.foreshock.prior.Floor;
import org.foreshock.prior.LogNormal;
import org.foreshock.prior.Prior;
import org.foreshock.prior.Priors;

/**
 * Bayesian sample-size determination by simulation (Wang and Gelfand 2002): the fewest seeds per
 * scale with which the later analysis will locate the break.
 */
public final class SeedBudget {
  private static final int AROUND = 200;
  private static final double USUAL_PRECISION = 0.15;
  private static final int TRIED = 48;
  private static final int GUIDE_DRAWS = 64;

  /** How far nearer is tried where no number of seeds will do, in decades. */
  private static final double[] NEARER = {0.1, 0.2, 0.5};

  private static final double SHARPNESS_SD = 0.25;

  private final SeedQuestion question;
  private final Analysts analysts;
  private final SimulatedSweeps sweeps;
  private final SeedSearch search;

  private SeedBudget(SeedQuestion question, Analysts analysts) {
    this.question = question;
    this.analysts = analysts;
    this.sweeps = question.sweeps(analysts);
    this.search = new SeedSearch(sweeps, question.goal(), question.mostSeeds(), question.effort());
  }

  /** Length of the interval that the analysis prior alone gives, in decades. */
  public static double priorLength(AnalysisPrior prior, Located located) {
    return PriorInterval.length(prior, located.level());
  }

  /**
   * Answers questions, all at once. The answers depend on the questions alone.
   *
   * @return an answer to each, in their order
   */
  public static List<SeedAnswer> answer(
      List<SeedQuestion> questions, Analysts analysts, Laboratory laboratory) {
    List<SeedBudget> budgets =
        questions.stream().map(question -> new SeedBudget(question, analysts)).toList();
    searchAll(budgets, laboratory);
    return budgets.stream().map(budget -> budget.answer(laboratory)).toList();
  }

  private static void searchAll(List<SeedBudget> budgets, Laboratory laboratory) {
    while (true) {
      List<SeedSearch> asking = new ArrayList<>();
      List<Trial> trials = new ArrayList<>();
      for (SeedBudget budget : budgets) {
        for (Trial trial : budget.search.next()) {
          asking.add(budget.search);
          trials.add(trial);
        }
      }
      if (trials.isEmpty()) {
        return;
      }
      long later = budgets.stream().mapToLong(budget -> budget.search.expected()).sum();
      List<Outcome> outcomes = laboratory.run(trials, Math.max(0, later - trials.size()));
      for (int i = 0; i < trials.size(); i++) {
        asking.get(i).add(trials.get(i), outcomes.get(i));
      }
    }
  }

  private SeedAnswer answer(Laboratory laboratory) {
    SeedAnswer.Verdict verdict = verdict();
    boolean whole = question.effort().whole();
    SeedAnswer.Setting setting = setting();
    return new SeedAnswer(
        verdict,
        there(search.curve().near(verdict.seeds())),
        setting,
        (double) verdict.seeds() * question.design().size(),
        verdict.seeds() * question.design().cost(question.costExponent()),
        whole ? coverageAround(verdict.seeds(), laboratory) : Double.NaN,
        search.curve().points(),
        whole && !verdict.attainable() ? remedies(setting.coarse(), laboratory) : List.of(),
        search.curve().all().size(),
        search.curve().all().stream()
            .filter(outcome -> outcome.posterior().how().method() == Method.NUTS)
            .count());
  }

  private SeedAnswer.Verdict verdict() {
    SeedCurve.Crossing crossing = search.curve().crossing();
    boolean attainable = crossing.estimate() <= question.mostSeeds();
    return new SeedAnswer.Verdict(
        attainable,
        attainable ? wholeSeeds(crossing.estimate()) : question.mostSeeds(),
        Math.ceil(crossing.low()),
        Math.ceil(crossing.high()),
        attainable ? search.isTight(crossing) : crossing.low() == Double.POSITIVE_INFINITY);
  }

  /** Up, but not for what rounding has added. */
  private static int wholeSeeds(double n) {
    return (int) Math.ceil(n * (1 - 1e-12));
  }

  private SeedAnswer.There there(SeedCurve.Near near) {
    Goal goal = question.goal();
    List<Outcome> outcomes = near.outcomes();
    return new SeedAnswer.There(
        Sums.mean(
            outcomes.stream()
                .mapToDouble(
                    o -> near.stretch() * o.posterior().length() <= goal.longest() ? 1 : 0)),
        near.stretch() * SeedCurve.meanLength(outcomes),
        near.stretch() * goal.lengthQuantile(outcomes).value(),
        SeedCurve.coverage(outcomes),
        SeedCurve.coverage(outcomes.stream().filter(goal::isLocated).toList()),
        Sums.mean(outcomes.stream().mapToDouble(this::probabilityBreak)),
        Sums.mean(
            outcomes.stream()
                .mapToDouble(o -> probabilityBreak(o) * o.posterior().probabilityAhead())));
  }

  /**
   * That the break is there: n breaks against n − 1 have prior odds of rate · |W| / n in a Poisson
   * process.
   */
  private double probabilityBreak(Outcome outcome) {
    Priors priors = question.prior().priors();
    Prior place = priors.log10D().get(priors.breaks() - 1);
    double window = Math.min(place.quantile(1 - 1e-3), question.prior().horizonEnd());
    double decades = Math.max(0, window - place.quantile(1e-3));
    double logOdds =
        Math.log(question.breakRate() * decades / priors.breaks())
            + outcome.posterior().logBayesFactor();
    return logOdds > 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));
  }

  private SeedAnswer.Setting setting() {
    Goal goal = question.goal();
    List<Truth> truths = truths();
    double[] guides = truths.stream().mapToDouble(this::guide).sorted().toArray();
    double spacing = question.design().spacing();
    double step = Sums.mean(truths.stream().mapToDouble(t -> 1.9 * t.lastBreak().sharpness()));
    return new SeedAnswer.Setting(
        goal.priorLength(),
        guides[(int) Math.ceil(goal.assurance() * guides.length) - 1],
        Sums.mean(truths.stream().mapToDouble(t -> t.visibleShare(question.design().last()))),
        spacing,
        spacing > 0.5 * goal.longest() && step < 2 * spacing);
  }

  /** By expected information; NaN if the analysis has other breaks than the truth. */
  private double guide(Truth truth) {
    if (truth.law().breaks().size() != question.prior().priors().breaks()) {
      return Double.NaN;
    }
    Design design = question.design();
    Located located = question.goal().located();
    return new ExpectedInformation(truth, design, Knowledge.of(question.prior(), truth, design))
        .seeds(question.goal().longest(), located.level());
  }

  private List<Truth> truths() {
    int draws = question.truths().isPoint() ? 1 : GUIDE_DRAWS;
    return IntStream.range(0, draws).mapToObj(sweeps::truth).toList();
  }

  private double coverageAround(int seeds, Laboratory laboratory) {
    if (!(question.truths() instanceof Scenario scenario)) {
      return Double.NaN;
    }
    SimulatedSweeps around = question.of(scenario.around()).sweeps(analysts);
    return SeedCurve.coverage(run(around, seeds, around(), laboratory));
  }

  /** Enough for the precision that was asked for. */
  private int around() {
    double rough = USUAL_PRECISION / question.effort().precision();
    return (int) Math.round(AROUND * Math.max(0.1, Math.min(1, rough)));
  }

  private static List<Outcome> run(
      SimulatedSweeps sweeps, int seeds, int count, Laboratory laboratory) {
    return laboratory.run(
        IntStream.range(0, count).mapToObj(r -> new Trial(sweeps, seeds, r)).toList());
  }

  private List<Remedy> remedies(boolean coarse, Laboratory laboratory) {
    List<Remedy> remedies = new ArrayList<>();
    if (coarse) {
      Design denser = question.design().denser();
      remedies.add(
          tried(Remedy.Kind.DENSER, 0, question.with(denser, question.prior()), laboratory));
    }
    for (double decades : NEARER) {
      Design nearer = question.design().reaching(decades);
      remedies.add(
          tried(Remedy.Kind.NEARER, decades, question.with(nearer, question.prior()), laboratory));
    }
    sharpnessKnown()
        .map(prior -> question.with(question.design(), prior))
        .map(other -> tried(Remedy.Kind.SHARPNESS_KNOWN, 0, other, laboratory))
        .ifPresent(remedies::add);
    noFloor()
        .map(prior -> question.with(question.design(), prior))
        .map(other -> tried(Remedy.Kind.NO_FLOOR, 0, other, laboratory))
        .ifPresent(remedies::add);
    return List.copyOf(remedies);
  }

  private Remedy tried(
      Remedy.Kind kind, double decades, SeedQuestion other, Laboratory laboratory) {
    List<Outcome> outcomes = run(other.sweeps(analysts), other.mostSeeds(), TRIED, laboratory);
    return new Remedy(
        kind, decades, other.goal().assurance(outcomes).value(), SeedCurve.meanLength(outcomes));
  }

  /** The same analysis with a narrow prior around the median sharpness. */
  private Optional<AnalysisPrior> sharpnessKnown() {
    double[] sharpness =
        truths().stream().mapToDouble(truth -> truth.lastBreak().sharpness()).sorted().toArray();
    Priors priors = question.prior().priors();
    List<Prior> f = new ArrayList<>(priors.f());
    f.set(f.size() - 1, new LogNormal(Math.log(sharpness[sharpness.length / 2]), SHARPNESS_SD));
    return Optional.of(
        with(
            new Priors(
                priors.level(),
                priors.c0(),
                priors.c(),
                f,
                priors.log10D(),
                priors.floor(),
                priors.sigma()),
            question.prior().zeroFloor()));
  }

  /** The same analysis with a = 0, if that is the truth and the analysis does not know it. */
  private Optional<AnalysisPrior> noFloor() {
    boolean none = truths().stream().allMatch(truth -> truth.law().limit() == 0);
    if (!none || question.prior().zeroFloor() == 1) {
      return Optional.empty();
    }
    Priors priors = question.prior().priors();
    return Optional.of(
        with(
            new Priors(
                priors.level(),
                priors.c0(),
                priors.c(),
                priors.f(),
                priors.log10D(),
                new Floor.Zero(),
                priors.sigma()),
            1));
  }

  private AnalysisPrior with(Priors priors, double zeroFloor) {
    AnalysisPrior prior = question.prior();
    return new AnalysisPrior(priors, zeroFloor, prior.levelFollows(), prior.horizonEnd());
  }
}
