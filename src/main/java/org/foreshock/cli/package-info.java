/**
 * The command line: one class a command, thin; the only room that prints or ends the program.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.cli;
