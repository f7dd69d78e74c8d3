package org.foreshock.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.foreshock.sampler.KnownTarget;

/**
 * What both samplers make of targets with known answers, easy ones and ones that are too hard, and
 * whether the gates of a fit say so.
 */
final class TargetStudy implements Study {
  /** Chance that samplers as good as they are said to be fail the whole study. */
  static final double ALARM = 0.001;

  private static final int QUICK = 4;
  private static final int FULL = 20;
  private static final long SEED = 4000;

  /**
   * A target, with what is known of both samplers on it.
   *
   * @param picture title of the picture of draws from it; empty for none
   */
  private record Plan(KnownTarget target, Known nuts, Known metropolis, String picture) {
    boolean isShown() {
      return !picture.isEmpty();
    }

    String told() {
      return target.name() + ": " + nuts.told() + ", " + metropolis.told();
    }

    String file() {
      return target.name().replaceAll("[^a-z0-9]+", "-") + ".png";
    }

    Known known(Chosen sampler) {
      return sampler == Chosen.NUTS ? nuts : metropolis;
    }
  }

  private static List<Plan> plans() {
    return List.of(
        new Plan(KnownTarget.normal(), Known.RIGHT, Known.RIGHT, ""),
        new Plan(KnownTarget.banana(0.5), Known.RIGHT, Known.RIGHT, ""),
        new Plan(
            KnownTarget.banana(4),
            Known.SLOW,
            Known.RIGHT,
            "Banana: a Normal bent along a parabola"),
        new Plan(KnownTarget.banana(16), Known.SLOW, Known.RIGHT, ""),
        new Plan(KnownTarget.funnel(1), Known.SLOW, Known.RIGHT, ""),
        new Plan(KnownTarget.funnel(2), Known.TOLD, Known.SLOW, ""),
        new Plan(
            KnownTarget.funnel(3),
            Known.TOLD,
            Known.TOLD,
            "Funnel with nine arms, one of them shown: the neck, at the lower left, has too few"
                + " draws"),
        new Plan(KnownTarget.modes(3, true), Known.RIGHT, Known.RIGHT, ""),
        new Plan(KnownTarget.modes(6, true), Known.RIGHT, Known.RIGHT, ""),
        new Plan(KnownTarget.modes(20, true), Known.RIGHT, Known.RIGHT, ""),
        new Plan(KnownTarget.modes(6, false), Known.RIGHT, Known.RIGHT, ""),
        new Plan(KnownTarget.modes(10, false), Known.RIGHT, Known.RIGHT, modes(10)),
        new Plan(KnownTarget.modes(20, false), Known.WRONG, Known.WRONG, modes(20)));
  }

  private static String modes(int apart) {
    return "Two modes " + apart + " standard deviations apart; all chains start at the left one";
  }

  @Override
  public String name() {
    return "targets";
  }

  @Override
  public String checks() {
    return "both samplers on a correlated normal, bananas, funnels and two modes, and whether they"
        + " are right as far as the report says, and not farther";
  }

  @Override
  public String how() {
    return FULL
        + " runs with default settings of each sampler on each target: means and quantiles against"
        + " the known ones, in Monte Carlo standard errors; false-alarm rate "
        + Report.digits(100 * ALARM, 1)
        + " %";
  }

  @Override
  public String settings() {
    return how() + SEED + plans().stream().map(Plan::told).toList();
  }

  @Override
  public Verdict run(Size size, Path folder) throws IOException {
    List<Plan> plans = plans();
    List<TargetRow> rows = rows(plans, size == Size.QUICK ? QUICK : FULL);
    int samplers = rows.size() / plans.size();
    List<String> pictures = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      Plan plan = plans.get(i);
      if (plan.isShown()) {
        List<TargetRow> shown = rows.subList(i * samplers, (i + 1) * samplers);
        TargetFigure.of(plan.picture, shown).writePng(folder.resolve(plan.file()));
        pictures.add(plan.file());
      }
    }
    Files.writeString(folder.resolve("report.md"), TargetReport.text(rows, pictures));
    Report.json(folder.resolve("result.json"), TargetReport.json(rows));
    List<String> failed = rows.stream().filter(row -> !row.asKnown()).map(TargetRow::told).toList();
    return new Verdict(failed, told(rows));
  }

  private List<TargetRow> rows(List<Plan> plans, int runs) {
    List<double[]> truths = plans.stream().map(plan -> TargetFit.truths(plan.target)).toList();
    int quantities = 2 * truths.stream().mapToInt(each -> each.length).sum();
    double z = new NormalDistribution().inverseCumulativeProbability(1 - ALARM / quantities / 2);
    Chosen[] samplers = Chosen.values();
    List<TargetFit> fits =
        Workers.map(
            plans.size() * samplers.length * runs,
            name(),
            i -> {
              int plan = i / runs / samplers.length;
              Chosen sampler = samplers[i / runs % samplers.length];
              KnownTarget target = plans.get(plan).target;
              return TargetFit.run(target, truths.get(plan), sampler, SEED + i % runs);
            });
    List<TargetRow> rows = new ArrayList<>();
    for (int i = 0; i < plans.size() * samplers.length; i++) {
      Plan plan = plans.get(i / samplers.length);
      Chosen sampler = samplers[i % samplers.length];
      List<TargetFit> these = List.copyOf(fits.subList(i * runs, (i + 1) * runs));
      double limit = z / Math.sqrt(runs);
      rows.add(new TargetRow(plan.target, sampler, plan.known(sampler), these, limit));
    }
    return rows;
  }

  private static String told(List<TargetRow> rows) {
    StringBuilder text = new StringBuilder();
    List<TargetRow> others = rows.stream().filter(row -> !row.asKnown()).toList();
    text.append(others.isEmpty() ? "as known: " : "not as known: " + names(others) + "; known: ");
    for (Known known : Known.values()) {
      List<TargetRow> these = rows.stream().filter(row -> row.known() == known).toList();
      text.append(known == Known.RIGHT ? "" : "; ").append(known.told()).append(" on ");
      text.append(known == Known.WRONG ? names(these) : these.size() + " of " + rows.size());
    }
    return text.toString();
  }

  private static String names(List<TargetRow> rows) {
    return String.join("; ", rows.stream().map(TargetRow::told).toList());
  }
}
