package org.foreshock.prior;

import java.io.Serializable;

/**
 * The parameter that a noise model has beside sigma.
 *
 * @param name nu or sigma_slope
 * @param prior of it
 */
public record NoiseShape(String name, Prior prior) implements Serializable {}
