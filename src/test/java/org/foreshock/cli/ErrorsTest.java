package org.foreshock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input ends with status 2 and a line that says what is wrong, where, and what to do. */
final class ErrorsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--chains 0 | --chains 0: must be from 1 to 64",
        "--chains x | '--chains': 'x' is not a whole number",
        "--warmup -1 | --warmup -1: must be from 0",
        "--draws 3 | --draws 3: must be from 4",
        "--threads 0 | --threads 0: must be from 1",
        "--random-seed 1e5 | '--random-seed': '1e5' is not a whole number",
        "--target-acceptance NaN | --target-acceptance NaN: must be above 0.1 and below 1",
        "--max-depth 0 | --max-depth 0: must be from 1 to 20",
        "--sampler hmc | --sampler hmc: there are two, nuts and adaptive-metropolis",
        "--max-thinning 5 | --max-thinning: is for --sampler adaptive-metropolis",
        "--sampler adaptive-metropolis --max-depth 9 | --max-depth: is for --sampler nuts",
        "--sampler adaptive-metropolis --target-acceptance 0.9 | is for --sampler nuts",
        "--sampler adaptive-metropolis --max-thinning 0 | --max-thinning 0: must be from 1 to",
        "--breaks -1 | --breaks -1: must be from 0 to 9",
        "--breaks 10 | --breaks 10: must be from 0 to 9",
        "--noise normal | --noise normal: there is no such model; the models are lognormal, student-t",
        "--to NaN | --to NaN: must be beyond the smallest scale",
        "--to 160 | --to 160.0: must be beyond the smallest scale",
        "--to 1e400 | --to Infinity: must be beyond the smallest scale",
        "--predict 1000,,2000 | '' is not a number",
        "--predict 1000,-5 | --predict -5.0: must be a positive scale",
        "--predict 0 | --predict 0.0: must be a positive scale",
        "--target 0 | --target 0.0: must be positive, as y is",
        "--target abc | '--target': 'abc' is not a number",
        "--floor x | --floor x: there are three kinds, auto, free and zero",
        "--horizon -1 | --horizon must be a finite number of decades",
        "--where y | --where \"y\": write it as COLUMN=VALUE",
        "--where q=1 | no column \"q\"; there is \"x\", \"y\"",
        "--where x=1 | no row has \"x\" = \"1\"",
        "--x flops | line 1: no column \"flops\"",
        "--x y | --x and --y both name column \"y\"",
        "--se y | --se needs --count as well",
        "--prior f~cauchy(0,1) | --prior, column 3: there is no family 'cauchy'",
        "--prior f~normal(0,1) | does not suit: f is positive",
        "--prior a_share~beta(1,1) --prior a~gamma(1,1) | the floor has two priors",
        "--prior f1~gamma(1,1) --prior f1~gamma(2,1) | f1 has two priors",
        "--prior c7~normal(0,1) | the fit has 1 break",
        "--prior-file none.txt | none.txt: there is no such file of priors",
        "--out= | --out names no folder",
        "--bogus | Unknown option: '--bogus'",
        "more.csv | both a FILE and --example",
      })
  void badOption(String options, String message) {
    Program fit = fit("--example " + options);
    assertEquals(2, fit.status(), fit.err());
    assertTrue(fit.err().startsWith("foreshock: "), fit.err());
    assertTrue(fit.err().contains(message), fit.err());
    assertTrue(fit.err().lines().count() <= 3, fit.err());
    assertEquals("", fit.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is empty",
        "x,y; | no rows",
        "x,y;1,2;2,abc;3,; | line 3, column \"y\": \"abc\" is not a number",
        "x,y;1,2;2,1;0,5; | line 4, column \"x\": \"0\" is not positive",
        "x,y;1,2;2,-1;3,5; | line 3, column \"y\": \"-1\" is not positive",
        "x,y;1,2;2,1e400; | line 3, column \"y\"",
        "x,y;1,2;2,1,7; | line 3",
        "x,y;1,2;2,3;4,5; | found 3 distinct scales",
        "flops,loss;1,2; | no column \"x\"",
      })
  void badTable(String table, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("runs.csv"), table.replace(';', '\n'));
    Program fit = fit(file.toString());
    assertEquals(2, fit.status());
    assertTrue(fit.err().contains("runs.csv"), fit.err());
    assertTrue(fit.err().contains(message), fit.err());
  }

  @Test
  void noTableOrTwo() {
    assertTrue(fit("").err().contains("name a FILE of runs, or try --example"));
    assertTrue(fit("a.csv b.csv").err().contains("two tables, a.csv and b.csv"));
    assertTrue(fit("none.csv").err().contains("there is no file none.csv"));
    assertTrue(fit(folder.toString()).err().contains("is a directory"));
    assertEquals(2, Program.run("fit", "").status());
  }

  @Test
  void everythingFixed() {
    List<String> arguments = new ArrayList<>(List.of("fit", "--example"));
    for (String quantity : List.of("level", "c0", "c", "f", "log10_d", "sigma")) {
      arguments.addAll(List.of("--prior", quantity + " ~ fixed(0.9)"));
    }
    arguments.addAll(List.of("--prior", "a_share ~ fixed(0.5)"));
    Program fit = Program.run(arguments.toArray(String[]::new));
    assertEquals(2, fit.status(), fit.err());
    assertTrue(fit.err().contains("--prior-only"), fit.err());
  }

  @Test
  void unknownCommandIsToldWhereHelpIs() {
    Program program = Program.run("ft");
    assertEquals(2, program.status());
    assertTrue(program.err().contains("see: foreshock help"), program.err());
    assertTrue(Program.run("fit", "--brekas", "1").err().contains("see: foreshock help fit"));
  }

  @Test
  void storedFitsThatCannotBeRead() throws IOException {
    assertPredictFails("is not a folder", folder.resolve("none"));
    assertPredictFails("summary.json: cannot be read", folder);
    Path fit = folder.resolve("fit");
    assertEquals(0, Program.example("--quiet", "--out", fit.toString()).status());
    Path draws = fit.resolve("draws.csv");
    String good = Program.text(draws);
    String header = good.substring(0, good.indexOf('\n') + 1);

    Files.writeString(draws, header);
    assertPredictFails("holds no draws", fit);
    Files.writeString(draws, good.substring(0, good.length() - 40));
    assertPredictFails("line 401: not a draw", fit);
    Files.writeString(draws, header + "1,1,1,0,0.1,Infinity,4,1,500,0.1,0.02\n");
    assertPredictFails("x in other units", fit);
    Files.writeString(draws, header + "1,1,1,0,0.1,2,4,1,500,0.1,NaN\n");
    assertPredictFails("line 2: not a draw", fit);
    Files.write(draws, "\u00ff\u00fe\u00fd".getBytes(StandardCharsets.ISO_8859_1));
    assertPredictFails("draws.csv", fit);
    Files.delete(draws);
    assertPredictFails("draws.csv: cannot be read", fit);
    Files.writeString(draws, good);

    Path summary = fit.resolve("summary.json");
    String text = Program.text(summary);
    Files.writeString(summary, text.substring(0, text.length() / 2));
    assertPredictFails("summary.json", fit);
    Files.writeString(summary, "{\"settings\": {\"random_seed\": \"one\"}}");
    assertPredictFails("is not a summary", fit);
    Files.writeString(summary, "[]");
    assertPredictFails("summary.json", fit);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "NaN", "1e999", "x", "''"})
  void badScaleToPredict(String at) {
    Program program = Program.run("predict", folder.toString(), "--at", at);
    assertEquals(2, program.status());
    assertTrue(program.err().contains("--at"), program.err());
  }

  private static void assertPredictFails(String message, Path fit) {
    Program program = Program.run("predict", fit.toString(), "--at", "1000");
    assertEquals(2, program.status(), program.err());
    assertTrue(program.err().contains(message), program.err());
    assertFalse(program.err().contains("\tat "), program.err());
  }

  private static Program fit(String arguments) {
    return Program.run(("fit " + arguments).strip().split(" +"));
  }
}
