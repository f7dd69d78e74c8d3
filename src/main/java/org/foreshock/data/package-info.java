/**
 * The runs: reads CSV and TSV tables into a sweep of scales with their sufficient statistics, and
 * tells users where their input is wrong.
 */
package org.foreshock.data;
