package org.foreshock.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.foreshock.data.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PriorParserTest {
  @TempDir private Path folder;

  private static Prior prior(String statement) {
    return PriorParser.parse(statement, "--prior").prior();
  }

  static List<Prior> families() {
    return Families.all();
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyFamilyReadsItsOwnText(Prior prior) {
    assertEquals(prior, prior("f ~ " + prior));
  }

  @Property(tries = 500, seed = "2210")
  void statementsReadBackAsTheyWere(@ForAll("statements") PriorStatement statement) {
    assertEquals(statement, PriorParser.parse(statement.toString(), "--prior"));
  }

  @Provide
  Arbitrary<PriorStatement> statements() {
    Arbitrary<Double> any =
        Arbitraries.longs().map(Double::longBitsToDouble).filter(v -> Math.abs(v) < 1e300);
    Arbitrary<Double> positive = any.map(Math::abs).filter(v -> v > 1e-300);
    Arbitrary<Prior> priors =
        Arbitraries.oneOf(
            Combinators.combine(any, positive).as(Normal::new),
            Combinators.combine(any, positive).as(LogNormal::new),
            Combinators.combine(positive, any, positive).as(StudentT::new),
            positive.map(HalfNormal::new),
            Combinators.combine(positive, positive).as(HalfStudentT::new),
            positive.map(Exponential::new),
            Combinators.combine(any, any)
                .filter((v, w) -> Math.abs(v - w) > 0)
                .as((v, w) -> new Uniform(Math.min(v, w), Math.max(v, w))),
            Combinators.combine(positive, positive).as(Beta::new),
            Combinators.combine(positive, positive).as(Gamma::new),
            any.map(Fixed::new));
    return Combinators.combine(Arbitraries.of("level", "c0", "f", "log10_d2", "sigma"), priors)
        .as((quantity, prior) -> new PriorStatement(quantity, prior, "--prior", 0));
  }

  @Test
  void spaceCaseAndNotationAreFree() {
    Prior expected = new LogNormal(-1.2, 1);
    assertEquals(expected, prior("f~lognormal(-1.2,1)"));
    assertEquals(expected, prior("  f  ~  LogNormal ( -1.2 , +1. )  # as in the paper"));
    assertEquals(expected, prior("f\u00a0~\tLOGNORMAL(-12e-1, 1E0)"));
    assertEquals(new Fixed(0.5), prior("f ~ fixed(.5)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | 1 | expected the name of a quantity, found nothing more; write e.g. f ~
          ~ normal(0, 1) | 1 | expected the name of a quantity, found '~'
          f | 2 | expected '~' after f, found nothing more; write e.g. f ~ lognormal
          f = normal(0, 1) | 3 | expected '~' after f, found '='
          f normal(0, 1) | 3 | expected '~' after f, found 'normal'
          f ~ | 4 | expected a family, found nothing more; the families are normal(mean, sd)
          f ~ # later | 5 | expected a family, found nothing more
          f ~ lognorml(0, 1) | 5 | there is no family 'lognorml'. Did you mean lognormal(mu, sigma)? The
          f ~ halfnormal(1) | 5 | Did you mean half_normal(sd)?
          f ~ half-normal(1) | 5 | there is no family 'half-normal'. Did you mean half_normal(sd)?
          f ~ Cauchy(0, 1) | 5 | Did you mean student_t(1, location, scale)?
          f ~ gaussian(0, 1) | 5 | Did you mean normal(mean, sd)?
          f ~ weibull(1, 1) | 5 | there is no family 'weibull'. The families are
          f ~ normal | 11 | expected '(' after normal, found nothing more; write normal(mean, sd)
          f ~ normal 0, 1 | 12 | expected '(' after normal, found '0'
          f ~ normal(0) | 5 | normal takes 2 arguments, found 1; write normal(mean, sd)
          f ~ normal() | 5 | normal takes 2 arguments, found 0
          f ~ half_normal(0, 1) | 5 | half_normal takes 1 argument, found 2; write half_normal(sd)
          f ~ normal(0, x) | 15 | expected a number for sd, found 'x'; write normal(mean, sd) with
          f ~ normal(mu=0, 1) | 12 | expected a number for mean, found 'mu=0'
          f ~ normal(0, ) | 15 | expected a number for sd, found ')'
          f ~ normal(0, 1, | 17 | expected a number for argument, found nothing more
          f ~ normal(NaN, 1) | 12 | expected a number for mean, found 'NaN'
          f ~ normal(0, Infinity) | 15 | expected a number for sd, found 'Infinity'
          f ~ normal(0, 1e999) | 15 | expected a number for sd, found '1e999'
          f ~ normal(0, 0x1p3) | 15 | expected a number for sd, found '0x1p3'
          f ~ normal(0, 1d) | 15 | expected a number for sd, found '1d'
          f ~ normal(0 1) | 14 | expected ',' or ')', found '1'
          f ~ normal(0, 1 | 16 | expected ',' or ')', found nothing more
          f ~ normal(0, 1) f | 18 | expected the end of the statement, found 'f'; write one
          f ~ normal(0, 1); | 17 | expected the end of the statement, found ';'
          f ~ normal(0, -1) | 5 | sd must be positive, not -1
          f ~ normal(0, 1e-999) | 5 | sd must be positive, not 0
          f ~ uniform(2, 1) | 5 | lower must be below upper, but 2 is not below 1
          f ~ beta(0, 1) | 5 | with these arguments: a must be positive, not 0
          """)
  void badStatementsSayWhatWhereAndWhatToDo(String statement, int column, String problem) {
    String message =
        assertThrows(InputException.class, () -> PriorParser.parse(statement, "--prior"))
            .getMessage();
    assertTrue(message.startsWith("--prior, column " + column + ": "), message);
    assertTrue(message.contains(problem), message);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("priors.txt"), content, StandardCharsets.UTF_8);
  }

  @Test
  void filesHoldOneStatementALine() throws IOException {
    Path file =
        file(
            "\uFEFF# priors of the paper\r\n\r\nf ~ half_normal(1) # wide\r\n"
                + "   # nothing\nlog10_d1 ~ normal(8, 0.5)");
    assertEquals(
        List.of(
            new PriorStatement("f", new HalfNormal(1), file.toString(), 3),
            new PriorStatement("log10_d1", new Normal(8, 0.5), file.toString(), 5)),
        PriorParser.readFile(file));
    assertEquals(List.of(), PriorParser.readFile(file("")));
  }

  @Test
  void errorsInFilesNameTheLine() throws IOException {
    Path file = file("\uFEFFc ~ normal(0, 1)\r\n  f ~ normal(0 1)\r\n");
    String message =
        assertThrows(InputException.class, () -> PriorParser.readFile(file)).getMessage();
    assertTrue(message.startsWith(file + ", line 2, column 16: expected ',' or ')'"), message);
  }

  @Test
  void filesThatCannotBeReadAreNamed() throws IOException {
    Path missing = folder.resolve("missing.txt");
    Path notUtf8 = Files.write(folder.resolve("utf16.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});
    for (Path file : List.of(missing, notUtf8, folder)) {
      String message =
          assertThrows(InputException.class, () -> PriorParser.readFile(file)).getMessage();
      assertTrue(message.startsWith(file.toString()), message);
    }
  }
}
