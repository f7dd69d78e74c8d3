package org.foreshock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.foreshock.data.NoiseModel;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.PosteriorDraw;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DrawsCsvTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void drawsComeBackAsTheyWere(int breaks) throws IOException {
    List<PosteriorDraw> draws = draws(breaks);
    Path file = folder.resolve("draws.csv");
    DrawsCsv.write(file, breaks, draws);
    List<PosteriorDraw> back = DrawsCsv.read(file, NoiseModel.LOGNORMAL, 0);
    assertEquals(draws.size(), back.size());
    for (int i = 0; i < draws.size(); i++) {
      PosteriorDraw before = draws.get(i);
      PosteriorDraw after = back.get(i);
      assertEquals(before.chain(), after.chain());
      assertEquals(before.number(), after.number());
      assertEquals(before.noise(), after.noise());
      assertEquals(before.law().slope(), after.law().slope());
      assertEquals(before.law().breaks(), after.law().breaks());
      assertEquals(before.law().limit(), after.law().limit());
      assertNear(before.law().logOffset(), after.law().logOffset());
    }
  }

  /** ln b goes through b, which costs a rounding error of each. */
  private static void assertNear(double before, double after) {
    assertTrue(Math.abs(before - after) <= 1e-15 * (1 + Math.abs(before)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void headerNamesTheColumns(int breaks) throws IOException {
    Path file = folder.resolve("draws.csv");
    DrawsCsv.write(file, breaks, draws(breaks));
    String header = Files.readString(file).lines().findFirst().orElseThrow();
    String middle = breaks == 0 ? "" : "c1,d1,f1,c2,d2,f2,";
    assertEquals("chain,draw,n,lp,a,b,c0," + middle + "sigma", header);
  }

  /** Every second draw has a = 0. */
  private static List<PosteriorDraw> draws(int breaks) {
    Random random = new Random(5);
    List<PosteriorDraw> draws = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      List<Break> at = new ArrayList<>();
      for (int b = 0; b < breaks; b++) {
        double place = Math.exp(100 * random.nextGaussian());
        at.add(new Break(place, random.nextGaussian(), Math.exp(random.nextGaussian())));
      }
      double limit = i % 2 == 0 ? 0 : random.nextGaussian() * Math.exp(20 * random.nextGaussian());
      BrokenPowerLaw law =
          new BrokenPowerLaw(limit, 50 * random.nextGaussian(), random.nextGaussian(), at);
      double sigma = Math.exp(random.nextGaussian());
      draws.add(
          new PosteriorDraw(
              1 + i / 100, 1 + i % 100, random.nextGaussian(), law, Noise.lognormal(sigma)));
    }
    return draws;
  }
}
