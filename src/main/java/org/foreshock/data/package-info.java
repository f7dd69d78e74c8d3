/**
 * The runs: reads CSV and TSV tables into a sweep of scales with their sufficient statistics, and
 * tells users where their input is wrong.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.data;
