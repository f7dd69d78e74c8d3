package org.foreshock.prior;

import java.io.Serializable;
import java.util.Arrays;
import java.util.StringJoiner;
import org.foreshock.numeric.Decimals;

/** What the families share: a name, arguments, and the identity and text that follow from them. */
abstract class Family implements Serializable {
  private static final long serialVersionUID = 1;

  private final String name;
  private final double[] arguments;

  Family(String name, double... arguments) {
    this.name = name;
    // adding 0 turns -0 into 0, so that equal priors have equal texts
    this.arguments = Arrays.stream(arguments).map(argument -> argument + 0.0).toArray();
  }

  static double finite(String parameter, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(parameter + " must be a finite number");
    }
    return value;
  }

  static double positive(String parameter, double value) {
    if (!(finite(parameter, value) > 0)) {
      throw new IllegalArgumentException(
          parameter + " must be positive, not " + Decimals.text(value));
    }
    return value;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Family family
        && name.equals(family.name)
        && Arrays.equals(arguments, family.arguments);
  }

  @Override
  public final int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(arguments);
  }

  @Override
  public final String toString() {
    StringJoiner text = new StringJoiner(", ", name + "(", ")");
    for (double argument : arguments) {
      text.add(Decimals.text(argument));
    }
    return text.toString();
  }
}
