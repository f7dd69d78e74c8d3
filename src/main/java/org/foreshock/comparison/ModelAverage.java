package org.foreshock.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foreshock.fit.Diagnosis;
import org.foreshock.fit.ModelProbability;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.sampler.Randomness;

/**
 * The average of models by their posterior probabilities (Hoeting, Madigan, Raftery and Volinsky
 * 1999, Statistical Science 14, 382-417): a probability is the model's prior probability times its
 * evidence, over the sum of these.
 *
 * @param models in the order of the candidates
 * @param draws from all of them, as many from each as its probability asks for, chain after chain
 * @param parts the candidates as a {@link Diagnosis} of the average wants them
 */
public record ModelAverage(
    List<ModelProbability> models, List<PosteriorDraw> draws, List<Diagnosis.Part> parts) {

  /**
   * Averages candidates. Chain k of the result takes its draws from the chains k of the models,
   * evenly spaced and in order, and where each of them stands is drawn at random.
   *
   * @param candidates at least one
   * @param random decides which draw is of which model, and nothing else
   */
  public static ModelAverage of(List<Candidate> candidates, Randomness random) {
    double[] weight = weights(candidates);
    List<ModelProbability> models = new ArrayList<>();
    List<Diagnosis.Part> parts = new ArrayList<>();
    for (int j = 0; j < weight.length; j++) {
      Candidate candidate = candidates.get(j);
      double relativeError = candidate.evidence().relativeError();
      models.add(new ModelProbability(candidate.name(), weight[j], error(candidates, weight, j)));
      parts.add(
          new Diagnosis.Part(candidate.name(), weight[j], relativeError, candidate.diagnosis()));
    }
    return new ModelAverage(
        List.copyOf(models), pooled(candidates, weight, random), List.copyOf(parts));
  }

  private static double[] weights(List<Candidate> candidates) {
    double highest = candidates.stream().mapToDouble(Candidate::logMass).max().orElse(Double.NaN);
    double[] weight = new double[candidates.size()];
    double sum = 0;
    for (int j = 0; j < weight.length; j++) {
      weight[j] = Math.exp(candidates.get(j).logMass() - highest);
      sum += weight[j];
    }
    for (int j = 0; j < weight.length; j++) {
      weight[j] /= sum;
    }
    return weight;
  }

  /** To first order: ∂P_j/∂ ln Z_k = P_j (1 if j = k, else 0, less P_k). */
  private static double error(List<Candidate> candidates, double[] weight, int j) {
    double variance = 0;
    for (int k = 0; k < weight.length; k++) {
      double slope = weight[j] * ((j == k ? 1 : 0) - weight[k]);
      // a model without any weight has no say, whatever its error
      double term = slope == 0 ? 0 : slope * candidates.get(k).evidence().relativeError();
      variance += term * term;
    }
    return Math.sqrt(variance);
  }

  private static List<PosteriorDraw> pooled(
      List<Candidate> candidates, double[] weight, Randomness random) {
    List<List<List<PosteriorDraw>>> chains =
        candidates.stream().map(each -> chains(each.draws())).toList();
    int count = chains.stream().mapToInt(List::size).min().orElseThrow();
    int length = chains.stream().mapToInt(each -> each.get(0).size()).min().orElseThrow();
    int[] model = shuffled(labels(weight, count * length), random);
    List<PosteriorDraw> draws = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      int[] here = Arrays.copyOfRange(model, c * length, (c + 1) * length);
      int[] wanted = new int[weight.length];
      for (int j : here) {
        wanted[j]++;
      }
      int[] taken = new int[weight.length];
      for (int i = 0; i < length; i++) {
        int j = here[i];
        List<PosteriorDraw> from = chains.get(j).get(c);
        int at = (int) ((taken[j]++ + 0.5) * from.size() / wanted[j]);
        PosteriorDraw draw = from.get(at);
        draws.add(new PosteriorDraw(c + 1, i + 1, draw.logJoint(), draw.law(), draw.noise()));
      }
    }
    return List.copyOf(draws);
  }

  private static List<List<PosteriorDraw>> chains(List<PosteriorDraw> draws) {
    int length = draws.get(draws.size() - 1).number();
    List<List<PosteriorDraw>> chains = new ArrayList<>();
    for (int from = 0; from < draws.size(); from += length) {
      chains.add(draws.subList(from, from + length));
    }
    return chains;
  }

  /** A model for every draw, each as often as its weight says to within one. */
  private static int[] labels(double[] weight, int count) {
    int[] labels = new int[count];
    int j = 0;
    double below = weight[0];
    for (int i = 0; i < count; i++) {
      while ((i + 0.5) / count > below && j < weight.length - 1) {
        below += weight[++j];
      }
      labels[i] = j;
    }
    return labels;
  }

  /** Fisher and Yates. */
  private static int[] shuffled(int[] values, Randomness random) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = random.provider().nextInt(i + 1);
      int value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
    return values;
  }
}
