package org.foreshock.plot;

/**
 * A labelled tick.
 *
 * @param place where it stands, in the places of its {@link Axis}
 * @param label its value for people, such as {@code 2.5} or {@code 2·10⁻⁵}
 */
record Tick(double place, String label) {}
