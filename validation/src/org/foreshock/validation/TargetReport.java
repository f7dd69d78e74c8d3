package org.foreshock.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@link TargetStudy} writes. */
final class TargetReport {
  private static final String INTRODUCTION =
      """
      # Targets with known answers

      Both samplers, with default settings and the gates of a fit, on densities whose means and
      quantiles are known. Some are too hard; what counts is that each sampler is as good as it is
      said to be, and that where it is not good, the gates say so or this page does. What each is known
      to be was written down after runs with other random seeds.

      - **normal**: 20 dimensions, neighbours correlated by 0.9, standard deviations from 0.01 to 100.
      - **banana**: x ~ Normal(0, 2), y given x Normal with sd 1 about a parabola that has risen by
        the bend where x is 2.
      - **funnel** (Neal 2003): v ~ Normal(0, sd), nine arms Normal(0, e^(v/2)). Chains start about
        the origin: the density has its mode far down the neck, where there is no probability.
      - **modes**: two standard Normals in the plane, one with 30 % of the probability. Chains start
        at both, or all at the larger one, as if the search for starts had missed the other.
      """;

  private static final String LIMITS =
      """

      ## Where they stop being right

      - **NUTS, bends and funnels.** One step size has to do for the whole target, and the narrowest
        part sets it. Bananas show no bias, at a cost that grows with the bend; the effective sample
        size of 4000 draws falls to the gate's 400. In a funnel the neck is narrower than any step:
        chains stay out of it, and R-hat, effective sample size and divergences say so.
      - **NUTS, modes apart.** Trajectories do not cross a gap of 6 standard deviations in the time of
        a run. If chains start on both sides, R-hat says so. If all start on one side, the other stays
        unseen and **no gate can tell**. So a fit climbs from many starts and sends chains to every
        mode that has a share of the probability.
      - **Adaptive Metropolis.** Bends cost it little, since a mixture of eight components follows
        them, and it goes from mode to mode once one chain has found both, with heavy tails that find
        what is not too far. Twenty standard deviations are: then it is as wrong as NUTS, and as
        silent. A mixture of eight cannot follow the deep funnel: chains stick, and the gates say so.
      """;

  private TargetReport() {}

  static String text(List<TargetRow> rows, List<String> pictures) {
    StringBuilder text = new StringBuilder(INTRODUCTION);
    text.append(
        "\n| target | sampler | largest bias, of | all errors | ESS | R-hat | divergences |");
    text.append(" ESS per 1000 evaluations | pass the gates | known to be | |\n");
    text.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
    rows.forEach(row -> text.append(line(row)));
    text.append(legend(rows.get(0)));
    for (String picture : pictures) {
      text.append("\n![")
          .append(picture.replace(".png", ""))
          .append("](")
          .append(picture)
          .append(")\n");
    }
    return text.append(LIMITS).toString();
  }

  private static String line(TargetRow row) {
    String bias =
        Report.digits(row.largestBias(), 2)
            + ", "
            + TargetFit.quantities(row.target()).get(row.worst());
    return "| "
        + String.join(
            " | ",
            row.target().name(),
            row.sampler().label(),
            bias,
            Report.digits(row.size(), 2),
            Long.toString(Math.round(row.mean(TargetFit::ess))),
            Report.digits(row.mean(TargetFit::rHat), 4),
            row.sampler() == Chosen.NUTS ? Report.digits(row.mean(TargetFit::divergences), 2) : "–",
            Report.digits(row.mean(TargetFit::essPerThousand), 2),
            Math.round(100 * row.passed()) + " %",
            row.known().told(),
            row.asKnown() ? "" : "**NOT SO**")
        + " |\n";
  }

  private static String legend(TargetRow any) {
    StringBuilder text = new StringBuilder();
    text.append("\nMeans over ")
        .append(any.fits().size())
        .append(" runs of 4 chains of 1000 draws. ");
    text.append("Errors are in Monte Carlo standard errors of a run. *Largest bias* is the mean ");
    text.append("error of the mean or the 5, 50 or 95 % quantile that is worst off; ");
    text.append("beyond ").append(Report.digits(any.limit(), 2));
    text.append(" it counts (false-alarm rate ").append(Report.digits(100 * TargetStudy.ALARM, 1));
    text.append(" % for the table). *All errors*: their root mean square, 1 where Monte Carlo ");
    text.append(
        "standard errors are honest. ESS is the smallest of the coordinates, bulk or tail. ");
    text.append("Evaluations are gradients for NUTS, values for Metropolis, warm-up included.\n\n");
    for (Known known : Known.values()) {
      text.append("- *").append(known.told()).append("*: ").append(known.means()).append(".\n");
    }
    return text.toString();
  }

  static Map<String, Object> json(List<TargetRow> rows) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("passed", rows.stream().allMatch(TargetRow::asKnown));
    json.put("runs", rows.get(0).fits().size());
    json.put("false_alarm_rate", TargetStudy.ALARM);
    json.put("bias_allowed", Report.number(rows.get(0).limit()));
    json.put("rows", rows.stream().map(TargetReport::json).toList());
    return json;
  }

  private static Map<String, Object> json(TargetRow row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("target", row.target().name());
    json.put("sampler", row.sampler().label());
    json.put("known_to_be", row.known().told());
    json.put("as_known", row.asKnown());
    Map<String, Object> bias = new LinkedHashMap<>();
    List<String> quantities = TargetFit.quantities(row.target());
    for (int j = 0; j < quantities.size(); j++) {
      bias.put(quantities.get(j), Report.number(row.bias(j)));
    }
    json.put("bias_in_mcse", bias);
    json.put("rms_error_in_mcse", Report.number(row.size()));
    json.put("pass_the_gates", Report.number(row.passed()));
    json.put("ess", row.fits().stream().map(fit -> Math.round(fit.ess())).toList());
    json.put("rhat", row.fits().stream().map(fit -> Report.number(fit.rHat())).toList());
    json.put("divergences", row.fits().stream().map(TargetFit::divergences).toList());
    json.put("evaluations", row.fits().stream().map(TargetFit::evaluations).toList());
    return json;
  }
}
