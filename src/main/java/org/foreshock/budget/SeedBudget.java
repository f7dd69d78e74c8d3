package org.foreshock.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.foreshock.data.Sums;
import org.foreshock.place.AnalysisPrior;
import org.foreshock.place.Located;
import org.foreshock.place.PlaceAnalysis;
import org.foreshock.place.PlacePosterior.Method;
import org.foreshock.prior.Floor;
import org.foreshock.prior.LogNormal;
import org.foreshock.prior.Prior;
import org.foreshock.prior.Priors;
import org.foreshock.work.WorkQueue;

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
  private final PlaceAnalysis.Factory analyses;
  private final SimulatedSweeps sweeps;
  private final SeedSearch search;

  private SeedBudget(SeedQuestion question, PlaceAnalysis.Factory analyses) {
    this.question = question;
    this.analyses = analyses;
    this.sweeps = question.sweeps(analyses);
    this.search = new SeedSearch(sweeps, question.goal(), question.range(), question.effort());
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
      List<SeedQuestion> questions, PlaceAnalysis.Factory analyses, WorkQueue<Outcome> queue) {
    List<SeedBudget> budgets =
        questions.stream().map(question -> new SeedBudget(question, analyses)).toList();
    searchAll(budgets, queue);
    return budgets.stream().map(budget -> budget.answer(queue)).toList();
  }

  private static void searchAll(List<SeedBudget> budgets, WorkQueue<Outcome> queue) {
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
      long later = budgets.stream().mapToLong(SeedBudget::expected).sum();
      List<Outcome> outcomes = queue.run(trials, Math.max(0, later - trials.size()));
      for (int i = 0; i < trials.size(); i++) {
        asking.get(i).add(trials.get(i), outcomes.get(i));
      }
    }
  }

  /** How many more trials there will be, a guess that gets better. */
  private long expected() {
    return search.expected() + (question.effort().whole() ? 2L * around() : 0);
  }

  private SeedAnswer answer(WorkQueue<Outcome> queue) {
    SeedAnswer.Verdict verdict = verdict();
    boolean whole = question.effort().whole();
    SeedAnswer.Setting setting = setting();
    SeedCurve.Near near =
        whole ? simulated(verdict.seeds(), queue) : search.curve().near(verdict.seeds());
    return new SeedAnswer(
        verdict,
        there(near),
        setting,
        (double) verdict.seeds() * question.design().size(),
        verdict.seeds() * question.design().cost(question.costExponent()),
        whole ? coverageAround(verdict.seeds(), queue) : Double.NaN,
        search.curve().points(),
        whole && !verdict.attainable() ? remedies(setting.coarse(), queue) : List.of(),
        search.curve().all().size(),
        count(Method.NUTS) + count(Method.METROPOLIS),
        count(Method.UNSETTLED));
  }

  private long count(Method method) {
    return search.curve().all().stream()
        .filter(outcome -> outcome.posterior().how().method() == method)
        .count();
  }

  /** The answer itself, simulated, so that the curve goes through it. */
  private SeedCurve.Near simulated(int seeds, WorkQueue<Outcome> queue) {
    List<Trial> trials = search.atAnswer(seeds);
    List<Outcome> outcomes = queue.run(trials);
    for (int i = 0; i < trials.size(); i++) {
      search.add(trials.get(i), outcomes.get(i));
    }
    return new SeedCurve.Near(search.curve().at(seeds), 1);
  }

  private SeedAnswer.Verdict verdict() {
    SeedCurve.Crossing crossing = search.curve().crossing();
    boolean attainable = crossing.estimate() <= question.range().most();
    return new SeedAnswer.Verdict(
        attainable,
        attainable ? wholeSeeds(crossing.estimate()) : question.range().most(),
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
        Sums.mean(outcomes, o -> near.stretch() * o.posterior().length() <= goal.longest() ? 1 : 0),
        near.stretch() * SeedCurve.meanLength(outcomes),
        near.stretch() * goal.lengthQuantile(outcomes).value(),
        SeedCurve.coverage(outcomes),
        SeedCurve.coverage(outcomes.stream().filter(goal::isLocated).toList()),
        Sums.mean(outcomes, this::probabilityBreak),
        Sums.mean(outcomes, o -> probabilityBreak(o) * o.posterior().probabilityAhead()),
        outcomes.size());
  }

  private double probabilityBreak(Outcome outcome) {
    return probability(priorLogOdds() + outcome.posterior().logBayesFactor());
  }

  /**
   * That the break is there: n breaks against n − 1 have prior odds of rate · |W| / n in a Poisson
   * process.
   */
  private double priorLogOdds() {
    Priors priors = question.prior().priors();
    Prior place = priors.log10D().get(priors.breaks() - 1);
    double window = Math.min(place.quantile(1 - 1e-3), question.prior().horizonEnd());
    double decades = Math.max(0, window - place.quantile(1e-3));
    return Math.log(question.breakRate() * decades / priors.breaks());
  }

  private static double probability(double logOdds) {
    return logOdds > 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));
  }

  private SeedAnswer.Setting setting() {
    Goal goal = question.goal();
    List<Truth> truths = truths();
    double[] guides = truths.stream().mapToDouble(this::guide).sorted().toArray();
    double spacing = question.design().spacing();
    double step = Sums.mean(truths, t -> 1.9 * t.lastBreak().sharpness());
    return new SeedAnswer.Setting(
        goal.priorLength(),
        probability(priorLogOdds()),
        guides[(int) Math.ceil(goal.assurance() * guides.length) - 1],
        Sums.mean(truths, t -> t.visibleShare(question.design().last())),
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

  private double coverageAround(int seeds, WorkQueue<Outcome> queue) {
    if (!(question.truths() instanceof Scenario scenario)) {
      return Double.NaN;
    }
    SimulatedSweeps around = question.of(scenario.around()).sweeps(analyses);
    return SeedCurve.coverage(queue.run(trials(around, seeds, around())));
  }

  /** Enough for the precision that was asked for. */
  private int around() {
    double rough = USUAL_PRECISION / question.effort().precision();
    return (int) Math.round(AROUND * Math.max(0.1, Math.min(1, rough)));
  }

  private static List<Trial> trials(SimulatedSweeps sweeps, int seeds, int count) {
    return IntStream.range(0, count).mapToObj(r -> new Trial(sweeps, seeds, r)).toList();
  }

  /** One thing that is changed, and the question then. */
  private record Change(Remedy.Kind kind, double decades, SeedQuestion question) {}

  /** Every change on its own, with the most seeds. */
  private List<Remedy> remedies(boolean coarse, WorkQueue<Outcome> queue) {
    List<Change> changes = changes(coarse);
    List<Trial> trials = new ArrayList<>();
    for (Change change : changes) {
      trials.addAll(trials(change.question().sweeps(analyses), question.range().most(), TRIED));
    }
    List<Outcome> outcomes = queue.run(trials);
    List<Remedy> remedies = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      List<Outcome> of = outcomes.subList(i * TRIED, (i + 1) * TRIED);
      remedies.add(
          new Remedy(
              change.kind(),
              change.decades(),
              change.question().goal().assurance(of).value(),
              SeedCurve.meanLength(of)));
    }
    return List.copyOf(remedies);
  }

  private List<Change> changes(boolean coarse) {
    List<Change> changes = new ArrayList<>();
    if (coarse) {
      Design denser = question.design().denser();
      changes.add(new Change(Remedy.Kind.DENSER, 0, question.with(denser, question.prior())));
    }
    for (double decades : NEARER) {
      Design nearer = question.design().reaching(decades);
      changes.add(new Change(Remedy.Kind.NEARER, decades, question.with(nearer, question.prior())));
    }
    changes.add(
        new Change(
            Remedy.Kind.SHARPNESS_KNOWN, 0, question.with(question.design(), sharpnessKnown())));
    noFloor()
        .map(prior -> new Change(Remedy.Kind.NO_FLOOR, 0, question.with(question.design(), prior)))
        .ifPresent(changes::add);
    return changes;
  }

  /** The same analysis with a narrow prior around the median sharpness. */
  private AnalysisPrior sharpnessKnown() {
    double[] sharpness =
        truths().stream().mapToDouble(truth -> truth.lastBreak().sharpness()).sorted().toArray();
    Priors priors = question.prior().priors();
    List<Prior> f = new ArrayList<>(priors.f());
    f.set(f.size() - 1, new LogNormal(Math.log(sharpness[sharpness.length / 2]), SHARPNESS_SD));
    return with(priors.withSharpness(f), question.prior().zeroFloor());
  }

  /** The same analysis with a = 0, if that is the truth and the analysis does not know it. */
  private Optional<AnalysisPrior> noFloor() {
    boolean none = truths().stream().allMatch(truth -> truth.law().limit() == 0);
    if (!none || question.prior().zeroFloor() == 1) {
      return Optional.empty();
    }
    return Optional.of(with(question.prior().priors().withFloor(new Floor.Zero()), 1));
  }

  private AnalysisPrior with(Priors priors, double zeroFloor) {
    AnalysisPrior prior = question.prior();
    return new AnalysisPrior(priors, zeroFloor, prior.levelFollows(), prior.horizonEnd());
  }
}
