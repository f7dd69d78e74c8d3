/** Much work at once: pure tasks, the threads that do them, and the journal of what is done. */
package org.foreshock.work;
