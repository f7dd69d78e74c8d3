package org.foreshock.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.foreshock.data.InputException;
import org.foreshock.data.Moments;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.numeric.Logs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriorsTest {
  private static final Sweep SWEEP = sweep(1, 1);

  /** Four scales from 100 to 1e5, in units that are {@code kx} and {@code ky} times smaller. */
  private static Sweep sweep(double kx, double ky) {
    return new Sweep(
        DoubleStream.of(100, 1e3, 1e4, 1e5)
            .mapToObj(
                x -> {
                  double y = ky * 20 / Math.sqrt(x);
                  Moments moments = new Moments(1, Math.log(y), 0, 1);
                  return new Scale(kx * x, new double[] {y}, new Moments(1, y, 0, 1), moments);
                })
            .toList());
  }

  /** Additive noise: priors follow the zero and the unit of y, but slopes and sharpness do not. */
  @Test
  void additivePriorsAreMeasuredByTheRuns() {
    double[] x = {1, 10, 100, 100};
    Sweep sweep = Sweep.ofRuns(x, new double[] {5, 1, -3, -4});
    assertEquals(
        List.of(
            "level ~ normal(" + Math.log(8.5) + ", 1.5)",
            "c0 ~ student_t(3, 0, 0.5)",
            "a ~ student_t(3, -3.5, 8.5)",
            "sigma ~ lognormal(" + Math.log(0.05 * 8.5) + ", 1.5)"),
        Priors.of(sweep, 0, NoiseModel.ADDITIVE, FloorKind.FREE, 2, List.of()).statements());
    Sweep flat = Sweep.ofRuns(new double[] {1, 2}, new double[] {0, 0});
    List<String> unit =
        Priors.of(flat, 0, NoiseModel.ADDITIVE, FloorKind.FREE, 2, List.of()).statements();
    assertTrue(unit.contains("a ~ student_t(3, 0, 1)"), unit.toString());
  }

  @Test
  void noiseModelsBringTheirOwnParameter() {
    List<PriorStatement> nu = List.of(PriorParser.parse("nu ~ gamma(4, 1)", "--prior"));
    assertTrue(
        Priors.of(SWEEP, 0, NoiseModel.STUDENT_T, FloorKind.FREE, 2, nu)
            .statements()
            .contains("nu ~ gamma(4, 1)"));
    assertTrue(
        Priors.of(SWEEP, 0, NoiseModel.HETEROSCEDASTIC, FloorKind.FREE, 2, List.of())
            .statements()
            .contains("sigma_slope ~ normal(0, 0.25)"));
    InputException unknown =
        assertThrows(
            InputException.class,
            () -> Priors.of(SWEEP, 0, NoiseModel.LOGNORMAL, FloorKind.FREE, 2, nu));
    assertTrue(unknown.getMessage().contains("no quantity 'nu'"), unknown.getMessage());
    List<PriorStatement> bad = List.of(PriorParser.parse("nu ~ normal(4, 1)", "--prior"));
    assertThrows(
        InputException.class,
        () -> Priors.of(SWEEP, 0, NoiseModel.STUDENT_T, FloorKind.FREE, 2, bad));
  }

  private static Priors priors(int breaks, FloorKind floor, String... statements) {
    List<PriorStatement> parsed =
        Arrays.stream(statements).map(text -> PriorParser.parse(text, "--prior")).toList();
    return Priors.of(SWEEP, breaks, floor, 2, parsed);
  }

  private static Priors priors(int breaks, String... statements) {
    return priors(breaks, FloorKind.FREE, statements);
  }

  @Test
  void defaultsAreThoseOfTheModel() {
    Priors priors = priors(2);
    assertEquals(0.6931471805599453, ((Normal) priors.level()).mean(), 1e-15);
    assertEquals(
        List.of(
            "level ~ " + priors.level(),
            "c0 ~ student_t(3, 0, 0.5)",
            "c ~ student_t(3, 0, 1)",
            "f ~ lognormal(-1.2039728043259361, 1)",
            "log10_d ~ uniform(2, 7)",
            "a_share ~ beta(0.5, 1)",
            "sigma ~ lognormal(-3.912023005428146, 1.5)"),
        priors.statements());
    assertEquals(1.5, ((Normal) priors.level()).sd());
  }

  @Property(tries = 200, seed = "2211")
  void defaultsFollowTheUnits(
      @ForAll @DoubleRange(min = -50, max = 50) double lnKx,
      @ForAll @DoubleRange(min = -50, max = 50) double lnKy) {
    Sweep other = sweep(Math.exp(lnKx), Math.exp(lnKy));
    Priors before = Priors.of(SWEEP, 1, FloorKind.FREE, 2, List.of());
    Priors after = Priors.of(other, 1, FloorKind.FREE, 2, List.of());
    double log10Kx = lnKx / Logs.LN_10;
    assertEquals(before.log10D().get(0).lower() + log10Kx, after.log10D().get(0).lower(), 1e-12);
    assertEquals(before.log10D().get(0).upper() + log10Kx, after.log10D().get(0).upper(), 1e-12);
    Normal level = (Normal) before.level();
    Normal shifted = (Normal) after.level();
    assertEquals(level.mean() + lnKy, shifted.mean(), 1e-12);
    assertEquals(level.sd(), shifted.sd());
    assertEquals(before.c0(), after.c0());
    assertEquals(before.c(), after.c());
    assertEquals(before.f(), after.f());
    assertEquals(before.floor(), after.floor());
    assertEquals(before.sigma(), after.sigma());
  }

  @Test
  void statementsReplaceDefaults() {
    Priors priors =
        priors(
            3,
            "f2 ~ fixed(0.1)",
            "f ~ half_normal(1)",
            "c3 ~ normal(0, 2)",
            "level ~ normal(0, 1)",
            "c0 ~ fixed(0.5)",
            "a ~ exponential(3)",
            "sigma ~ gamma(2, 10)",
            "log10_d ~ uniform(2, 9)");
    assertEquals(
        List.of(
            "level ~ normal(0, 1)",
            "c0 ~ fixed(0.5)",
            "c1 ~ student_t(3, 0, 1)",
            "c2 ~ student_t(3, 0, 1)",
            "c3 ~ normal(0, 2)",
            "f1 ~ half_normal(1)",
            "f2 ~ fixed(0.1)",
            "f3 ~ half_normal(1)",
            "log10_d ~ uniform(2, 9)",
            "a ~ exponential(3)",
            "sigma ~ gamma(2, 10)"),
        priors.statements());
    assertEquals(
        priors,
        priors(3, priors.statements().toArray(new String[0])),
        "pasted back it is the same");
  }

  @Test
  void noBreaksNeedNoWindow() {
    Sweep oneScale = new Sweep(SWEEP.scales().subList(0, 1));
    Priors priors = Priors.of(oneScale, 0, FloorKind.ZERO, 0, List.of());
    assertEquals(0, priors.breaks());
    assertEquals(0, priors.logOrderConstant());
    assertEquals(4, priors.statements().size());
    assertThrows(InputException.class, () -> Priors.of(oneScale, 1, FloorKind.ZERO, 0, List.of()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, Double.NaN, Double.POSITIVE_INFINITY})
  void horizonsAreFiniteAndNotNegative(double horizon) {
    String message =
        assertThrows(
                InputException.class, () -> Priors.of(SWEEP, 1, FloorKind.ZERO, horizon, List.of()))
            .getMessage();
    assertTrue(message.contains("`horizon`"), message);
  }

  @Test
  void floorsOfEveryKind() {
    assertEquals(new Floor.Share(new Beta(0.5, 1)), priors(1).floor());
    assertEquals(new Floor.Share(new Uniform(0, 1)), priors(1, "a_share ~ uniform(0, 1)").floor());
    assertEquals(new Floor.Absolute(new Fixed(2)), priors(1, "a ~ fixed(2)").floor());
    assertEquals(new Floor.Zero(), priors(1, "a ~ fixed(0)").floor());
    assertEquals(new Floor.Zero(), priors(1, "a_share ~ fixed(0)").floor());
    assertEquals(new Floor.Zero(), priors(1, FloorKind.ZERO).floor());
    assertEquals(new Floor.Zero(), priors(1, FloorKind.ZERO, "a_share ~ fixed(0)").floor());
    assertTrue(priors(1, FloorKind.ZERO).statements().contains("a ~ fixed(0)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          f ~ normal(0, 1) | | f is positive; use lognormal(mu, sigma) or half_normal(sd)
          f2 ~ uniform(-1, 1) | | f2 is positive
          f ~ fixed(0) | | f is positive
          sigma ~ student_t(3, 0, 1) | | sigma is positive
          a ~ normal(0, 1) | | a is at least 0; use half_normal(sd)
          a_share ~ half_normal(1) | | a_share is a share between 0 and 1; use beta(a, b)
          a_share ~ fixed(1) | | a_share is a share between 0 and 1
          a ~ fixed(1) | a_share ~ fixed(0) | (--prior) and 'a ~ fixed(1)' (--prior); keep one
          f ~ fixed(1) | f ~ fixed(1) | f has two priors: 'f ~ fixed(1)' (--prior) and
          c[1] ~ fixed(1) | | there is no quantity 'c[1]'. Did you mean c?
          c3 ~ fixed(1) | | the fit has 2 breaks; drop the statement or raise `breaks` to 3
          c99999999999 ~ fixed(1) | | raise `breaks` to 99999999999
          sgima ~ fixed(1) | | there is no quantity 'sgima'. Did you mean sigma? The
          f0 ~ fixed(1) | | there is no quantity 'f0'
          d1 ~ fixed(1) | | Did you mean log10_d?
          log10_D ~ fixed(1) | | Did you mean log10_d?
          b ~ fixed(1) | | Did you mean level?
          log10_d ~ fixed(3) | | put them in that order with a probability below 0.0001
          log10_d1 ~ uniform(5, 6) | log10_d2 ~ uniform(2, 3) | uniform(5, 6), log10_d2 ~
          log10_d1 ~ normal(5, 0.1) | log10_d2 ~ normal(4, 0.1) | change their numbers or
          """)
  void unsuitableStatementsAreRefused(String first, String second, String problem) {
    String[] statements = second == null ? new String[] {first} : new String[] {first, second};
    String message = assertThrows(InputException.class, () -> priors(2, statements)).getMessage();
    assertTrue(message.contains(problem), message);
    assertTrue(message.contains(first.strip()) || problem.startsWith("put"), message);
  }

  @Test
  void aZeroFloorHasNoPrior() {
    String message =
        assertThrows(InputException.class, () -> priors(1, FloorKind.ZERO, "a_share ~ beta(1, 1)"))
            .getMessage();
    assertTrue(message.contains("use `floor(free)`"), message);
  }

  @Test
  void placesOfStatementsAreNamed() {
    List<PriorStatement> statements =
        List.of(
            new PriorStatement("f", new Fixed(1), "priors.txt", 3),
            new PriorStatement("f", new Fixed(2), "--prior", 0));
    String message =
        assertThrows(InputException.class, () -> Priors.of(SWEEP, 1, FloorKind.FREE, 2, statements))
            .getMessage();
    assertTrue(message.contains("(priors.txt, line 3) and 'f ~ fixed(2)' (--prior)"), message);
  }

  @Test
  void sharpnessAloneIsSharpened() {
    Priors priors = priors(2, "f1 ~ gamma(2, 3)");
    Priors narrow = priors.withSharpness(0.5);
    assertEquals(new Powered(new Gamma(2, 3), 4), narrow.f().get(0));
    assertEquals(new LogNormal(Math.log(0.3), 0.5), narrow.f().get(1));
    assertEquals(priors.c(), narrow.c());
    assertEquals(priors.log10D(), narrow.log10D());
  }

  @Test
  void drawsAscendAndKeepTheMarginalsOfOtherQuantities() {
    Priors priors = priors(3, "c0 ~ fixed(0.25)", "a ~ uniform(3, 4)");
    UniformRandomProvider rng = RandomSource.XO_SHI_RO_256_PP.create(5);
    for (int i = 0; i < 200; i++) {
      PriorDraw draw = priors.sample(rng);
      assertEquals(0.25, draw.c0());
      assertEquals(3, draw.c().length);
      assertEquals(3, draw.f().length);
      assertTrue(draw.floor() >= 3 && draw.floor() <= 4);
      double[] places = draw.log10D();
      assertTrue(places[0] < places[1] && places[1] < places[2]);
      assertTrue(places[0] >= 2 && places[2] <= 7 + 1e-12);
    }
    assertEquals(0, priors(1, FloorKind.ZERO).sample(rng).floor());
  }

  /**
   * Given their order, the larger of normal(0, 1) and normal(0.5, 2) keeps the density of
   * rejection: the mean of d1 has a closed form, 0 - 1/&radic;5 &middot; &phi;(h)/&Phi;(h) with h =
   * 0.5/&radic;5. Five standard errors: a false alarm of 6e-7.
   */
  @Test
  void unequalPlacesAreDrawnGivenTheirOrder() {
    Priors priors = priors(2, "log10_d1 ~ normal(0, 1)", "log10_d2 ~ normal(0.5, 2)");
    UniformRandomProvider rng = RandomSource.XO_SHI_RO_256_PP.create(11);
    int n = 20_000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += priors.sample(rng).log10D()[0];
    }
    Normal unit = new Normal(0, 1);
    double h = 0.5 / Math.sqrt(5);
    double expected = -Math.exp(unit.logDensity(h)) / unit.cumulative(h) / Math.sqrt(5);
    assertEquals(expected, sum / n, 5 / Math.sqrt(n));
  }

  /** The atom at a = 0 is there by default with log noise, and gives way to whatever is stated. */
  @Test
  void theFloorIsAnAtomAndAShareByDefault() {
    Priors auto = Priors.of(SWEEP, 1, FloorKind.AUTO, 2, List.of());
    assertEquals(new Floor.Atom(0.5, new Beta(1, 1)), auto.floor());
    assertTrue(
        auto.statements().contains("a_share ~ beta(1, 1) # or a = 0, with probability 0.5"),
        auto.statements()::toString);
    assertEquals(new Beta(1, 1), PriorParser.parse(auto.statements().get(5), "here").prior());
    for (String floor : List.of("a_share ~ beta(2, 2)", "a ~ half_normal(1)", "a ~ fixed(0)")) {
      List<PriorStatement> stated = List.of(PriorParser.parse(floor, "here"));
      assertEquals(
          Priors.of(SWEEP, 1, FloorKind.FREE, 2, stated),
          Priors.of(SWEEP, 1, FloorKind.AUTO, 2, stated));
    }
    assertEquals(
        Priors.of(SWEEP, 1, NoiseModel.ADDITIVE, FloorKind.FREE, 2, List.of()),
        Priors.of(SWEEP, 1, NoiseModel.ADDITIVE, FloorKind.AUTO, 2, List.of()));
    List<Priors.Part> parts = auto.parts();
    assertEquals(2, parts.size());
    assertEquals(new Floor.Zero(), parts.get(0).priors().floor());
    assertEquals(new Floor.Share(new Beta(1, 1)), parts.get(1).priors().floor());
    assertEquals(
        List.of(1.0), parts.get(1).priors().parts().stream().map(p -> p.probability()).toList());
  }

  /** Every change of one prior keeps all the others, that of the noise model's shape among them. */
  @Test
  void aChangeOfOnePriorKeepsTheOthers() {
    Priors priors = Priors.of(SWEEP, 2, NoiseModel.STUDENT_T, FloorKind.FREE, 2, List.of());
    List<Prior> f = List.of(new LogNormal(-1, 0.1), new LogNormal(-2, 0.1));
    Floor floor = new Floor.Share(new Beta(1, 1));
    Priors changed =
        priors.withSharpness(f).withFloor(floor).withLevel(new Normal(7, 1)).withSharpness(2);
    List<Prior> wider = f.stream().map(prior -> prior.sharpened(2)).toList();
    assertEquals(
        new Priors(
            new Normal(7, 1),
            priors.c0(),
            priors.c(),
            wider,
            priors.log10D(),
            floor,
            priors.sigma(),
            priors.shape()),
        changed);
    assertEquals(priors.shape(), changed.oneLess().shape());
    assertTrue(priors.shape().isPresent());
  }

  @Test
  void hopelessOrdersEndInAnError() {
    Priors hopeless =
        new Priors(
            new Fixed(0),
            new Fixed(0),
            List.of(new Fixed(1), new Fixed(1)),
            List.of(new Fixed(1), new Fixed(1)),
            List.of(new Fixed(3), new Fixed(3)),
            new Floor.Zero(),
            new Fixed(1),
            Optional.empty());
    assertEquals(Double.POSITIVE_INFINITY, hopeless.logOrderConstant());
    UniformRandomProvider rng = RandomSource.XO_SHI_RO_256_PP.create(1);
    assertThrows(InputException.class, () -> hopeless.sample(rng));
  }
}
