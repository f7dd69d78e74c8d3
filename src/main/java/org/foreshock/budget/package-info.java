/**
 * How many runs it takes to locate the next break: simulated sweeps, their analysis, and the search
 * over designs.
 */
package org.foreshock.budget;
