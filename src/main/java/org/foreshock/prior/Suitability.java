package org.foreshock.prior;

import org.foreshock.data.InputException;
import org.foreshock.data.NoiseModel;

/** Whether a prior's support suits the quantity that it is stated for. */
final class Suitability {
  private Suitability() {}

  static void check(PriorStatement statement, NoiseModel noise) {
    String quantity = statement.quantity();
    if (quantity.startsWith("f") || quantity.equals("sigma") || quantity.equals("nu")) {
      require(
          isPositive(statement.prior()),
          statement,
          "is positive; use lognormal(mu, sigma) or half_normal(sd)");
    } else if (quantity.equals("a") && noise.isLog()) {
      require(
          statement.prior().lower() >= 0,
          statement,
          "is at least 0; use half_normal(sd), exponential(rate) or fixed(0)");
    } else if (quantity.equals("a_share")) {
      require(
          isShare(statement.prior()),
          statement,
          "is a share between 0 and 1; use beta(a, b), uniform(0, 1) or fixed(0)");
    }
  }

  private static boolean isPositive(Prior prior) {
    return prior.isFixed() ? prior.lower() > 0 : prior.lower() >= 0;
  }

  private static boolean isShare(Prior prior) {
    return prior.lower() >= 0 && (prior.isFixed() ? prior.upper() < 1 : prior.upper() <= 1);
  }

  private static void require(boolean suits, PriorStatement statement, String remedy) {
    if (!suits) {
      throw new InputException(
          StatedPriors.quoted(statement)
              + " does not suit: "
              + statement.quantity()
              + " "
              + remedy);
    }
  }
}
