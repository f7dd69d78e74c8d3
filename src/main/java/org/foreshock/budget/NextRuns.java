package org.foreshock.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses scales and seeds for the next runs by expected information, and checks the choice against
 * equal seeds for the same money by simulation.
 */
public final class NextRuns {
  private static final int TRUTHS = 60;

  private final NextQuestion question;
  private final Analysts analysts;
  private final Laboratory laboratory;

  private NextRuns(NextQuestion question, Analysts analysts, Laboratory laboratory) {
    this.question = question;
    this.analysts = analysts;
    this.laboratory = laboratory;
  }

  /** Answers a question; the answer depends on the question alone. */
  public static NextAnswer answer(NextQuestion question, Analysts analysts, Laboratory laboratory) {
    return new NextRuns(question, analysts, laboratory).answer();
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
    return question.truths() instanceof PilotPrior pilot
        ? checked(best, equal, bestSd, equalSd, pilot)
        : checked(best, equal, bestSd, equalSd);
  }

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

  private NextAnswer checked(RunPlan best, RunPlan equal, double bestSd, double equalSd) {
    double before = PriorInterval.length(question.prior(), question.located().level());
    return told(
        best, equal, bestSd, equalSd, before, simulated(best), simulated(equal), Double.NaN);
  }

  private Learnt simulated(RunPlan plan) {
    RunPlan used = plan.used();
    SimulatedSweeps sweeps =
        SimulatedSweeps.of(
            question.truths(),
            question.candidates(),
            used.scales(),
            used.runs(),
            question.randomSeed(),
            SeedQuestion.signature(question.prior(), question.located()),
            () -> analysts.hire(used.scales().logScales(), question.prior(), question.located()));
    List<Trial> trials =
        IntStream.range(0, question.replicates()).mapToObj(r -> new Trial(sweeps, 1, r)).toList();
    return new Learnt(
        laboratory.run(trials).stream()
            .map(
                outcome ->
                    new Learnt.Sweep(
                        outcome.posterior().variance(),
                        outcome.posterior().length(),
                        outcome.holds()))
            .toList());
  }

  private NextAnswer checked(
      RunPlan best, RunPlan equal, double bestSd, double equalSd, PilotPrior pilot) {
    Reweighting draws =
        new Reweighting(pilot.truths(), question.candidates(), question.located().level());
    List<Double> worth = new ArrayList<>();
    Learnt fromBest = reweighted(draws, best, worth);
    Learnt fromEqual = reweighted(draws, equal, worth);
    double[] sorted = worth.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return told(
        best,
        equal,
        bestSd,
        equalSd,
        draws.before().length(),
        fromBest,
        fromEqual,
        sorted[sorted.length / 4]);
  }

  private Learnt reweighted(Reweighting draws, RunPlan plan, List<Double> worth) {
    List<Learnt.Sweep> sweeps = new ArrayList<>();
    for (int r = 0; r < question.replicates(); r++) {
      sweeps.add(draws.after(plan.runs(), Streams.of(question.randomSeed(), r)));
      worth.add(draws.worth());
    }
    return new Learnt(sweeps);
  }

  private static NextAnswer told(
      RunPlan best,
      RunPlan equal,
      double bestSd,
      double equalSd,
      double before,
      Learnt fromBest,
      Learnt fromEqual,
      double worth) {
    Goal.Estimate saved = fromBest.savedAgainst(fromEqual);
    return new NextAnswer(
        best,
        equal,
        bestSd,
        equalSd,
        before,
        fromBest,
        fromEqual,
        saved.value(),
        saved.low(),
        saved.high(),
        worth);
  }
}
