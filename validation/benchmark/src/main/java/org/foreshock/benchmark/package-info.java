/** Measures how long a value and gradient of the log posterior takes, against a C++ version. */
package org.foreshock.benchmark;
