package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.foreshock.sampler.StudentMixture.Component;

/**
 * Every kernel on targets of every kind, and at the end some that do change their target. Metrics
 * and guides fit badly on purpose, but for those that warm-up has tuned.
 */
public final class Trials {
  private static final int[] STEPS = {1, 8};
  private static final int DEPTH = 10;
  private static final int WARMUP = 1000;
  private static final long SEED = 7;

  /** Draws that it takes to find out what is only a little wrong. */
  private static final int MANY = 100_000;

  private static final NormalTarget NORMAL = NormalTarget.correlated(0.8, 1, 30, 0.2, 0.01, 2);
  private static final AffineMap DIAGONAL = diagonal(0.8, 40, 0.1, 0.013, 1);
  private static final AffineMap DENSE =
      map(
          new double[][] {
            {1.2}, {-20, 15}, {0.1, 0.1, 0.2}, {0, 0.004, -0.003, 0.008}, {1, 0, 0.5, -1, 1.5}
          });
  private static final Skewed SKEWED = new Skewed();
  private static final Banana BANANA = new Banana(2, 0.5);
  private static final Funnel FUNNEL = new Funnel(3, 3);
  private static final TwoModes MODES = new TwoModes(4, 0.3);
  private static final AffineMap UNIT = diagonal(1, 1, 1, 1);
  private static final AffineMap SLANTED = map(new double[][] {{1.4}, {-0.5, 0.6}});

  private final List<Trial> list = new ArrayList<>();

  private Trials() {}

  /** All of them. */
  public static List<Trial> all() {
    Trials trials = new Trials();
    trials.addNuts();
    trials.addGuided();
    trials.addControls();
    return List.copyOf(trials.list);
  }

  private void addNuts() {
    add("NUTS, dense metric", "normal", NORMAL, nuts(NORMAL, DENSE, 0.4, DEPTH));
    add("NUTS, diagonal metric", "normal", NORMAL, nuts(NORMAL, DIAGONAL, 0.5, DEPTH));
    add("NUTS, at most two doublings", "normal", NORMAL, nuts(NORMAL, DIAGONAL, 0.3, 2));
    add("NUTS with a guide, tuned", "normal", NORMAL, tunedNuts(NORMAL));
    add("NUTS, dense metric", "skewed", SKEWED, nuts(SKEWED, SLANTED, 1.4, DEPTH));
    add("NUTS with a guide, tuned", "skewed", SKEWED, tunedNuts(SKEWED));
    add("NUTS, diagonal metric", "banana", BANANA, nuts(BANANA, diagonal(1.5, 0.7), 0.8, DEPTH));
    add("NUTS with a guide, tuned", "banana", BANANA, tunedNuts(BANANA));
    add("NUTS, unit metric, some diverge", "funnel", FUNNEL, nuts(FUNNEL, UNIT, 0.5, DEPTH));
    add("NUTS, dense metric", "two modes", MODES, nuts(MODES, SLANTED, 0.7, DEPTH));
  }

  private void addGuided() {
    StudentMixture five =
        mixture(
            part(0.7, NORMAL.mean(), DENSE), part(2, new double[] {0, 20, 3.1, 4, 6}, DIAGONAL));
    StudentMixture two =
        mixture(
            part(1, new double[] {-1.5, 1}, SLANTED),
            part(3, new double[] {1.2, 0.3}, diagonal(1, 1)),
            part(0.2, new double[] {0, -1}, map(new double[][] {{0.3}, {0.1, 0.2}})));
    StudentMixture wide =
        mixture(
            part(1, new double[4], diagonal(2, 1, 1, 1)),
            part(1, new double[] {4, 0, 0, 0}, diagonal(2, 6, 6, 6)));
    StudentMixture both =
        mixture(
            part(1, new double[] {-4, 0}, diagonal(1, 1)), part(1, new double[] {4, 0}, SLANTED));
    addSteps("normal", NORMAL, DENSE, five);
    addSteps("skewed", SKEWED, SLANTED, two);
    addSteps("banana", BANANA, SLANTED, two);
    addSteps("funnel", FUNNEL, UNIT, wide);
    addSteps("two modes", MODES, SLANTED, both);
    add("Metropolis, tuned", "normal", NORMAL, tunedMetropolis(NORMAL));
    add("Metropolis, tuned", "skewed", SKEWED, tunedMetropolis(SKEWED));
    add("Metropolis, tuned", "banana", BANANA, tunedMetropolis(BANANA));
  }

  private void addSteps(String on, Target target, AffineMap map, StudentMixture guide) {
    Metropolis metropolis = new Metropolis(guide);
    add("NUTS with a guide", on, target, guided(target, map, 0.7, metropolis));
    add("independence step", on, target, metropolis(target, metropolis, metropolis::leap));
    add("random-walk step", on, target, metropolis(target, metropolis, metropolis::shuffle));
    add("either step", on, target, metropolis(target, metropolis, metropolis::step));
  }

  /**
   * What must be found out: a step that may not be accepted so, draws of another target, and the
   * walk that explores in warm-up, which adapts at every step and so makes no draws.
   */
  private void addControls() {
    control("walk that forgets the way back", "funnel", FUNNEL, () -> Trials::forgetfulWalk, 8, 0);
    control("NUTS for another bend", "banana", BANANA, tunedNuts(new Banana(2, 0.6)), 8, 0);
    control("walk that adapts", "funnel", FUNNEL, () -> Trials::adaptingWalk, 30, MANY);
  }

  private void control(
      String name, String on, Target target, Supplier<Trial.Kernel> kernels, int steps, int least) {
    list.add(new Trial(name, on, target, kernels, steps, false, least));
  }

  private static double[] adaptingWalk(double[] from, int steps, Randomness random) {
    RobustWalk walk = new RobustWalk(FUNNEL, UNIT, from, random);
    for (int i = 0; i < steps; i++) {
      walk.advance();
    }
    return walk.position();
  }

  /** Steps are longer where the funnel is wider, and nothing is paid for that on the way back. */
  private static double[] forgetfulWalk(double[] from, int steps, Randomness random) {
    double[] position = from;
    for (int i = 0; i < steps; i++) {
      double[] next = position.clone();
      UNIT.move(next, Math.exp(0.5 * position[0]), random.normals(next.length));
      double gain = FUNNEL.value(next) - FUNNEL.value(position);
      position = Math.log(random.uniform()) < gain ? next : position;
    }
    return position;
  }

  private void add(String name, String on, Target target, Supplier<Trial.Kernel> kernels) {
    for (int steps : STEPS) {
      list.add(new Trial(name, on, target, kernels, steps, true, 0));
    }
  }

  private static Supplier<Trial.Kernel> nuts(
      Target target, AffineMap map, double stepSize, int maxDepth) {
    return () -> {
      Nuts nuts = new Nuts(new Hamiltonian(target, map), stepSize, maxDepth);
      return (from, steps, random) -> {
        Phase phase = nuts.hamiltonian().at(from);
        for (int i = 0; i < steps; i++) {
          phase = nuts.step(phase, random).to();
        }
        return phase.position();
      };
    };
  }

  /** With the guide that its warm-up has learnt. */
  private static Supplier<Trial.Kernel> tunedNuts(Target target) {
    Randomness[] streams = Randomness.streams(SEED, 2);
    Mode mode = Mode.climb(target, new double[target.dimension()]);
    double[] start = mode.scatter(target, streams[0]);
    NutsWarmup warmup =
        new NutsWarmup(target, mode.map(), start, Sampler.NoUTurn.DEFAULT, WARMUP, streams[0]);
    Guides guides = new Guides(List.of(mode), streams[1]);
    Metropolis modes = guides.ofModes();
    Metropolis learnt = guides.ofPaths(List.of(warmup.explore(modes, () -> {})), modes);
    Metropolis last = guides.ofPaths(List.of(warmup.refine(learnt, () -> {})), learnt);
    Nuts tuned = warmup.settle(last, () -> {}).sampler().nuts();
    return guided(target, tuned.hamiltonian().map(), tuned.stepSize(), last);
  }

  private static Supplier<Trial.Kernel> guided(
      Target target, AffineMap map, double stepSize, Metropolis guide) {
    return () -> {
      Nuts nuts = new Nuts(new Hamiltonian(target, map), stepSize, DEPTH);
      GuidedNuts guided = new GuidedNuts(nuts, guide);
      return (from, steps, random) -> {
        Phase phase = nuts.hamiltonian().at(from);
        for (int i = 0; i < steps; i++) {
          phase = guided.step(phase, random).to();
        }
        return phase.position();
      };
    };
  }

  /** One step of a Metropolis chain: of either kind, or of one of them. */
  @FunctionalInterface
  private interface Step {
    Metropolis.Spot from(Metropolis.Spot spot, LogDensity density, Randomness random);
  }

  private static Supplier<Trial.Kernel> metropolis(
      Target target, Metropolis metropolis, Step step) {
    Trial.Kernel kernel =
        (from, steps, random) -> {
          Metropolis.Spot spot = metropolis.at(from, target.value(from));
          for (int i = 0; i < steps; i++) {
            spot = step.from(spot, target, random);
          }
          return spot.position();
        };
    return () -> kernel;
  }

  private static Supplier<Trial.Kernel> tunedMetropolis(Target target) {
    Randomness[] streams = Randomness.streams(SEED, 3);
    Mode mode = Mode.climb(target, new double[target.dimension()]);
    List<Attempt<Seat>> seats = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      seats.add(new Attempt.Done<>(new Seat(new CountedDensity(target), mode, streams[i])));
    }
    MetropolisWarmup warmup =
        new MetropolisWarmup(
            new Guides(List.of(mode), streams[2]), WARMUP, 1, paths -> 1, () -> {});
    try (Crew crew = new Crew(1)) {
      Metropolis tuned = Attempt.done(warmup.run(crew, seats)).get(0).kernel();
      return metropolis(target, tuned, tuned::step);
    }
  }

  private static Component part(double weight, double[] centre, AffineMap map) {
    return new Component(weight, centre, map);
  }

  private static StudentMixture mixture(Component... parts) {
    return new StudentMixture(List.of(parts));
  }

  private static AffineMap diagonal(double... sd) {
    return map(NormalTarget.independent(sd).root());
  }

  private static AffineMap map(double[][] lower) {
    return new AffineMap(lower);
  }
}
