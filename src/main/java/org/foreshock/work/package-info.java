/**
 * Much work at once: pure tasks, the threads that do them, and the journal of what is done.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.work;
