package org.foreshock.sampler;

import org.foreshock.numeric.Logs;

/**
 * The No-U-Turn sampler with a fixed step size and map: multinomial sampling from the trajectory
 * (Betancourt 2017, arXiv 1701.02434, appendix A), biased towards the newer half, with the U-turn
 * criterion also across the joint of two subtrees, as in Stan since 2.21.
 */
final class Nuts {
  /** An energy error beyond this is a divergence. */
  private static final double DIVERGENCE = 1000;

  private final Hamiltonian hamiltonian;
  private final double stepSize;
  private final int maxDepth;

  Nuts(Hamiltonian hamiltonian, double stepSize, int maxDepth) {
    this.hamiltonian = hamiltonian;
    this.stepSize = stepSize;
    this.maxDepth = maxDepth;
  }

  double stepSize() {
    return stepSize;
  }

  Hamiltonian hamiltonian() {
    return hamiltonian;
  }

  /** One transition that leaves the density invariant. */
  Transition step(Phase from, Randomness random) {
    Phase start = hamiltonian.kick(from, random);
    Growing growing = new Growing(start.energy(), random);
    Tree tree = Tree.leaf(start, 0);
    int depth = 0;
    boolean going = true;
    boolean diverging = false;
    while (going && depth < maxDepth) {
      boolean forward = random.uniform() < 0.5;
      Growth grown = growing.grow(forward ? tree.last() : tree.first(), depth, forward);
      if (grown instanceof Tree side) {
        Tree before = forward ? tree : side;
        Tree after = forward ? side : tree;
        boolean move = Math.log(random.uniform()) < side.logWeight() - tree.logWeight();
        going = !before.turnsWith(after);
        double total = Logs.sumExp(tree.logWeight(), side.logWeight());
        tree = before.join(after, move ? side.sample() : tree.sample(), total);
        depth++;
      } else {
        going = false;
        diverging = grown == Stop.DIVERGING;
      }
    }
    double energyChange = tree.sample().energy() - from.energy();
    return new Transition(tree.sample(), growing.meanAcceptance(), depth, diverging, energyChange);
  }

  /** What growing a subtree comes to. */
  private sealed interface Growth permits Tree, Stop {}

  private enum Stop implements Growth {
    TURNING,
    DIVERGING
  }

  /**
   * A stretch of trajectory.
   *
   * @param first earliest phase
   * @param last latest phase
   * @param sumMomentum sum of the momenta of all its phases
   * @param sample one of its phases, drawn by weight
   * @param logWeight ln Σ e^(−energy), relative to the start
   */
  private record Tree(Phase first, Phase last, double[] sumMomentum, Phase sample, double logWeight)
      implements Growth {

    static Tree leaf(Phase phase, double logWeight) {
      return new Tree(phase, phase, phase.momentum(), phase, logWeight);
    }

    /** This stretch and the one that follows it, with the log of both weights' sum. */
    Tree join(Tree next, Phase chosen, double total) {
      return new Tree(first, next.last, sum(sumMomentum, next.sumMomentum), chosen, total);
    }

    /** Whether the whole, or either half with the nearest phase of the other, turns back. */
    boolean turnsWith(Tree next) {
      return turns(sum(sumMomentum, next.sumMomentum), first, next.last)
          || turns(sum(sumMomentum, next.first.momentum()), first, next.first)
          || turns(sum(next.sumMomentum, last.momentum()), last, next.last);
    }

    private static boolean turns(double[] sum, Phase from, Phase to) {
      return !(dot(sum, from.momentum()) > 0 && dot(sum, to.momentum()) > 0);
    }
  }

  /** Grows the subtrees of one transition and keeps its acceptance statistic. */
  private final class Growing {
    private final double startEnergy;
    private final Randomness random;
    private double acceptance;
    private int leaves;

    Growing(double startEnergy, Randomness random) {
      this.startEnergy = startEnergy;
      this.random = random;
    }

    Growth grow(Phase edge, int depth, boolean forward) {
      if (depth == 0) {
        return leaf(edge, forward);
      }
      Growth near = grow(edge, depth - 1, forward);
      if (near instanceof Tree nearTree) {
        Growth far = grow(forward ? nearTree.last() : nearTree.first(), depth - 1, forward);
        return far instanceof Tree farTree ? merge(nearTree, farTree, forward) : far;
      }
      return near;
    }

    private Growth leaf(Phase edge, boolean forward) {
      Phase next = hamiltonian.leap(edge, forward ? stepSize : -stepSize);
      double error = next.energy() - startEnergy;
      leaves++;
      if (error < DIVERGENCE) {
        acceptance += Math.min(1, Math.exp(-error));
        return Tree.leaf(next, -error);
      }
      return Stop.DIVERGING;
    }

    private Growth merge(Tree near, Tree far, boolean forward) {
      Tree before = forward ? near : far;
      Tree after = forward ? far : near;
      if (before.turnsWith(after)) {
        return Stop.TURNING;
      }
      double total = Logs.sumExp(near.logWeight(), far.logWeight());
      boolean move = Math.log(random.uniform()) < far.logWeight() - total;
      return before.join(after, move ? far.sample() : near.sample(), total);
    }

    double meanAcceptance() {
      return acceptance / leaves;
    }
  }

  private static double[] sum(double[] a, double[] b) {
    double[] s = new double[a.length];
    for (int i = 0; i < s.length; i++) {
      s[i] = a[i] + b[i];
    }
    return s;
  }

  private static double dot(double[] a, double[] b) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      s += a[i] * b[i];
    }
    return s;
  }
}
