package org.foreshock.data;

/**
 * What a user can set. Messages name settings as the library spells them, between backquotes:
 * {@code `breaks`}, or {@code `breaks(0)`} with a value. The command line puts its options in their
 * place.
 */
public enum Setting {
  /** Column of the scale. */
  X("x"),
  /** Column of the metric. */
  Y("y"),
  /** Columns that name a curve. */
  GROUP("group"),
  /** Column that says what is for training and what for testing. */
  SPLIT("split"),
  /** Column that numbers the seeds. */
  SEED_COLUMN("seedColumn"),
  /** Column of the number of runs behind an average. */
  COUNT("count"),
  /** Column of the standard error of an average. */
  STANDARD_ERROR("standardError"),
  /** Which rows to use. */
  WHERE("where"),
  /** Largest scale to fit. */
  UP_TO("upTo"),
  /** What the metric rises to. */
  CEILING("ceiling"),
  /** How to fit. */
  METHOD("method"),
  /** Number of breaks. */
  BREAKS("breaks"),
  /** Most breaks, where their number is not known. */
  MAX_BREAKS("maxBreaks"),
  /** How often breaks arrive, where their number is not known. */
  BREAK_RATE("breakRate"),
  /** How runs scatter. */
  NOISE("noise"),
  /** A prior. */
  PRIOR("prior"),
  /** A file of priors. */
  PRIOR_FILE("priorFile"),
  /** The kind of limit. */
  FLOOR("floor"),
  /** How far beyond the runs breaks may lie. */
  HORIZON("horizon"),
  /** Whether to leave the runs out of account. */
  PRIOR_ONLY("priorOnly"),
  /** How chains move. */
  SAMPLER("sampler"),
  /** Number of chains. */
  CHAINS("chains"),
  /** Iterations to tune a chain by. */
  WARMUP("warmup"),
  /** Draws of a chain. */
  DRAWS("draws"),
  /** Threads. */
  THREADS("threads"),
  /** Seed of all random numbers. */
  SEED("seed"),
  /** Acceptance that step sizes are tuned to. */
  TARGET_ACCEPTANCE("targetAcceptance"),
  /** Most doublings of a trajectory. */
  MAX_DEPTH("maxDepth"),
  /** Most steps a draw. */
  MAX_THINNING("maxThinning"),
  /** End of the bands. */
  BANDS_TO("bandsTo"),
  /** Scales to tell the forecast at. */
  FORECAST_AT("forecastAt"),
  /** A y that the curve may reach. */
  TARGET("target"),
  /** Whether to fit under other priors too. */
  SENSITIVITY("sensitivity"),
  /** Folder for results. */
  WRITE_TO("writeTo"),
  /** Whether files that are there already may be replaced. */
  REPLACE("replace"),
  /** Longest interval of a break's place that locates it. */
  WIDTH("width"),
  /** Fewest seeds to try. */
  MIN_SEEDS("minSeeds"),
  /** Where a break is taken to be. */
  BREAK_AT("breakAt");

  private final String label;

  Setting(String label) {
    this.label = label;
  }

  /** The setting as the library spells it. */
  public String label() {
    return label;
  }

  /** The setting in a message. */
  @Override
  public String toString() {
    return "`" + label + "`";
  }

  /** The setting with a value, in a message. */
  public String to(Object value) {
    return "`" + label + "(" + value + ")`";
  }

  /**
   * Refuses a value.
   *
   * @param good whether the value will do
   * @param value as the user gave it
   * @param range what it must be, such as {@code positive}
   * @throws InputException if it will not
   */
  public void check(boolean good, Object value, String range) {
    if (!good) {
      throw new InputException(to(value) + ": must be " + range);
    }
  }
}
