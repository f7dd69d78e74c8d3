/**
 * Puts a fit before people and programs: the table on the terminal, summary.json, draws.csv,
 * bands.csv, and the pictures' inputs; writes a folder whole or not at all.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.report;
