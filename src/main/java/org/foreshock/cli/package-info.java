/** The command line: one class a command, thin; the only room that prints or ends the program. */
package org.foreshock.cli;
