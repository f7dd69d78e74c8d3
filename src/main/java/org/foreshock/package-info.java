/**
 * The front door: fits, forecasts and seed budgets for programs and notebooks.
 *
 * <pre>{@code
 * Runs runs = Runs.read(Path.of("runs.csv")).where("model", "A");
 * Fit fit = Foreshock.fit(runs).breaks(1).prior("f ~ lognormal(-1.6, 0.5)").seed(1).run();
 * fit.problems(); // empty: its gates passed
 * Forecast far = fit.forecast(1e21, 1e22);
 * far.curve().median(); // of the curve at either scale
 * far.newRun().quantile(0.95); // one new run lies below with a probability of 95 %
 * fit.picture(); // a BufferedImage, shown inline by a notebook
 * fit.write(Path.of("my-fit"));
 * Fit again = Fit.read(Path.of("my-fit"));
 *
 * SeedAnswer n = Foreshock.seeds(Scenario.usual().sharpness("0.05")).distance(-0.2).run();
 * n.seeds(); // per scale, to locate the next break
 * }</pre>
 *
 * <p>This package is stable. The packages below it are not: users of the library need none of them.
 */
package org.foreshock;
