package org.foreshock.prior;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.foreshock.data.Words;

/** The families that a statement can name, with their parameters. */
enum Signature {
  NORMAL(a -> new Normal(a[0], a[1]), "mean", "sd"),
  LOGNORMAL(a -> new LogNormal(a[0], a[1]), "mu", "sigma"),
  STUDENT_T(a -> new StudentT(a[0], a[1], a[2]), "nu", "location", "scale"),
  HALF_NORMAL(a -> new HalfNormal(a[0]), "sd"),
  HALF_STUDENT_T(a -> new HalfStudentT(a[0], a[1]), "nu", "scale"),
  EXPONENTIAL(a -> new Exponential(a[0]), "rate"),
  UNIFORM(a -> new Uniform(a[0], a[1]), "lower", "upper"),
  BETA(a -> new Beta(a[0], a[1]), "a", "b"),
  GAMMA(a -> new Gamma(a[0], a[1]), "shape", "rate"),
  FIXED(a -> new Fixed(a[0]), "value");

  /** What other programs call these families. */
  private static final Map<String, String> SYNONYMS =
      Map.of(
          "gaussian", "normal(mean, sd)",
          "t", "student_t(nu, location, scale)",
          "half_t", "half_student_t(nu, scale)",
          "cauchy", "student_t(1, location, scale)",
          "half_cauchy", "half_student_t(1, scale)",
          "constant", "fixed(value)",
          "delta", "fixed(value)");

  private final Function<double[], Prior> maker;
  private final List<String> parameters;

  Signature(Function<double[], Prior> maker, String... parameters) {
    this.maker = maker;
    this.parameters = List.of(parameters);
  }

  static Optional<Signature> named(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equalsIgnoreCase(word)).findFirst();
  }

  /** The family that was probably meant, as it is to be written. */
  static Optional<String> meantBy(String word) {
    String synonym = SYNONYMS.get(word.toLowerCase(Locale.ROOT).replace('-', '_'));
    if (synonym != null) {
      return Optional.of(synonym);
    }
    List<String> words = Arrays.stream(values()).map(Signature::word).toList();
    return Words.nearest(word, words).flatMap(Signature::named).map(Signature::toString);
  }

  static String all() {
    return Arrays.stream(values()).map(Signature::toString).collect(Collectors.joining(", "));
  }

  List<String> parameters() {
    return parameters;
  }

  /**
   * The prior with these arguments.
   *
   * @throws IllegalArgumentException if an argument is out of range
   */
  Prior with(double[] arguments) {
    return maker.apply(arguments);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word() + "(" + String.join(", ", parameters) + ")";
  }
}
