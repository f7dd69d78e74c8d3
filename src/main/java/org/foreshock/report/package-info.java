/**
 * Puts a fit before people and programs: the table on the terminal, summary.json, draws.csv,
 * bands.csv, and the pictures' inputs; writes a folder whole or not at all.
 */
package org.foreshock.report;
