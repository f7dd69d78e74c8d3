/**
 * One fit from end to end: where chains start, the chains, their draws, and the diagnosis of
 * whether they can be trusted.
 */
package org.foreshock.fit;
