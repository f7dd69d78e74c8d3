package org.foreshock.backtest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foreshock.method.Method;
import org.foreshock.work.Journal;
import org.foreshock.work.WorkQueue;

/** Scores methods on cases. */
public final class Backtest {
  private Backtest() {}

  /** Opens the journal of what was foretold before. */
  public static Journal<Foretold> journal(Path file) {
    return Journal.open(file, new ForetoldLine());
  }

  /**
   * Scores, case by case and method by method in their orders; the same on any number of threads
   * but for the seconds.
   *
   * @param version of the program
   * @param randomSeed of the methods that need random numbers
   */
  public static List<CurveScore> run(
      List<Case> cases,
      List<Method> methods,
      String version,
      long randomSeed,
      WorkQueue<Foretold> queue) {
    List<ForecastTask> tasks = new ArrayList<>();
    for (Case each : cases) {
      for (Method method : methods) {
        tasks.add(new ForecastTask(each, method, version, randomSeed));
      }
    }
    List<Foretold> results = queue.run(tasks);
    List<CurveScore> scores = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Case each = cases.get(i / methods.size());
      Method method = methods.get(i % methods.size());
      scores.add(CurveScore.of(each, method.label(), results.get(i)));
    }
    return scores;
  }
}
