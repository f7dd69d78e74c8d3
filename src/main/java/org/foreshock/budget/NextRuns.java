package org.foreshock.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.foreshock.budget.NextAnswer.Check;
import org.foreshock.place.PlaceAnalysis;
import org.foreshock.work.WorkQueue;

/**
 * Chooses scales and seeds for the next runs by expected information, and checks the choice against
 * equal seeds for the same money by simulation.
 */
public final class NextRuns {
  private static final int TRUTHS = 60;

  /** A pilot's draws behind a simulated sweep, the lower quartile; fewer say little. */
  private static final double LEAST_WORTH = 20;

  private final NextQuestion question;
  private final PlaceAnalysis.Factory analyses;
  private final WorkQueue<Outcome> queue;

  private NextRuns(
      NextQuestion question, PlaceAnalysis.Factory analyses, WorkQueue<Outcome> queue) {
    this.question = question;
    this.analyses = analyses;
    this.queue = queue;
  }

  /** Answers a question; the answer depends on the question alone. */
  public static NextAnswer answer(
      NextQuestion question, PlaceAnalysis.Factory analyses, WorkQueue<Outcome> queue) {
    return new NextRuns(question, analyses, queue).answer();
  }

  private NextAnswer answer() {
    Design candidates = question.candidates();
    double exponent = question.costExponent();
    double[] cost = new double[candidates.size()];
    Arrays.setAll(cost, k -> candidates.cost(k, exponent));
    Allocation allocation = new Allocation(information(), cost, question.budget());
    RunPlan best = new RunPlan(candidates, allocation.best(Design.LEAST_SCALES));
    RunPlan equal = RunPlan.equalSeeds(candidates, exponent, question.budget());
    double bestSd = Math.sqrt(allocation.variance(best.runs()));
    double equalSd = Math.sqrt(allocation.variance(equal.runs()));
    Compared compared =
        question.truths() instanceof PilotPrior pilot
            ? onPilot(best, equal, pilot)
            : new Compared(
                Check.SWEEPS,
                PriorInterval.length(question.prior(), question.located().level()),
                simulated(best),
                simulated(equal));
    Goal.Estimate saved = compared.best().savedAgainst(compared.equal());
    return new NextAnswer(
        best,
        equal,
        bestSd,
        equalSd,
        compared.lengthBefore(),
        compared.best(),
        compared.equal(),
        saved.value(),
        saved.low(),
        saved.high(),
        compared.check());
  }

  /** What either plan taught in simulated sweeps, and the length of the interval before them. */
  private record Compared(Check check, double lengthBefore, Learnt best, Learnt equal) {}

  private List<ExpectedInformation> information() {
    Design candidates = question.candidates();
    List<ExpectedInformation> all = new ArrayList<>();
    if (question.truths() instanceof PilotPrior pilot) {
      Knowledge knowledge = Knowledge.of(pilot.truths(), candidates);
      truths(pilot).forEach(t -> all.add(new ExpectedInformation(t, candidates, knowledge)));
    } else {
      truths(around())
          .forEach(
              t ->
                  all.add(
                      new ExpectedInformation(
                          t, candidates, Knowledge.of(question.prior(), t, candidates))));
    }
    return all;
  }

  /** A plan for one truth alone would bet on it. */
  private DesignPrior around() {
    return question.truths() instanceof Scenario scenario && scenario.isPoint()
        ? scenario.around()
        : question.truths();
  }

  private List<Truth> truths(DesignPrior prior) {
    return IntStream.range(0, TRUTHS)
        .mapToObj(r -> prior.draw(question.candidates(), Streams.of(question.randomSeed(), r)))
        .toList();
  }

  /** All runs that the later analysis will have. */
  private Learnt simulated(RunPlan plan) {
    RunPlan used = question.before().map(plan::with).orElse(plan).used();
    SimulatedSweeps sweeps =
        SimulatedSweeps.of(
            question.truths(),
            question.candidates(),
            used.scales(),
            used.runs(),
            question.randomSeed(),
            question.prior(),
            question.located(),
            analyses);
    List<Trial> trials =
        IntStream.range(0, question.replicates()).mapToObj(r -> new Trial(sweeps, 1, r)).toList();
    return new Learnt(
        queue.run(trials).stream()
            .map(
                outcome ->
                    new Learnt.Sweep(
                        outcome.posterior().variance(),
                        outcome.posterior().length(),
                        outcome.holds()))
            .toList());
  }

  /** On the draws that are there, or with the pilot done again where those are too few. */
  private Compared onPilot(RunPlan best, RunPlan equal, PilotPrior pilot) {
    Reweighting draws =
        new Reweighting(pilot.truths(), question.candidates(), question.located().level());
    double length = draws.before().length();
    List<Double> worth = new ArrayList<>();
    Learnt fromBest = reweighted(draws, best, worth);
    Learnt fromEqual = reweighted(draws, equal, worth);
    double[] sorted = worth.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted[sorted.length / 4] >= LEAST_WORTH) {
      return new Compared(Check.DRAWS, length, fromBest, fromEqual);
    }
    return question.before().isPresent()
        ? new Compared(Check.PILOT_AND_SWEEPS, length, simulated(best), simulated(equal))
        : new Compared(Check.TOO_FEW_DRAWS, length, fromBest, fromEqual);
  }

  private Learnt reweighted(Reweighting draws, RunPlan plan, List<Double> worth) {
    List<Learnt.Sweep> sweeps = new ArrayList<>();
    for (int r = 0; r < question.replicates(); r++) {
      sweeps.add(draws.after(plan.runs(), Streams.of(question.randomSeed(), r)));
      worth.add(draws.worth());
    }
    return new Learnt(sweeps);
  }
}
