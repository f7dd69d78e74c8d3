/** Studies that prove the engine right or show where it is not, each a command with a report. */
package org.foreshock.validation;
