package org.foreshock.fit;

/**
 * How probable one of several models is.
 *
 * @param name for the user, such as {@code a = 0}
 * @param probability of it, given the runs
 * @param error standard error of that, from the errors of the models' evidence
 */
public record ModelProbability(String name, double probability, double error) {}
