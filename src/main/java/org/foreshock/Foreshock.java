package org.foreshock;

/** Where everything begins. */
public final class Foreshock {
  private Foreshock() {}

  /** A fit of runs, to be told how and then {@linkplain FitBuilder#run run}. */
  public static FitBuilder fit(Runs runs) {
    return new FitBuilder(runs);
  }

  /** A question of how many seeds it takes to locate the next break. */
  public static SeedsBuilder seeds(Scenario scenario) {
    return new SeedsBuilder(scenario);
  }

  /** The version of the library, or {@code development} outside its jar. */
  public static String version() {
    String version = Foreshock.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
