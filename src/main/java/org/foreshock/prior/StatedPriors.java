package org.foreshock.prior;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.foreshock.data.InputException;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Setting;
import org.foreshock.data.Words;

/** The user's statements by quantity, each checked to name a quantity of the fit, and once. */
final class StatedPriors {
  private static final List<String> QUANTITIES =
      List.of("level", "c0", "c", "f", "log10_d", "a_share", "a", "sigma");
  private static final Pattern OF_A_BREAK = Pattern.compile("(?:c|f|log10_d)([1-9]\\d*)");

  /** Symbols of the law that have no prior of their own, and the quantity that has. */
  private static final Map<String, String> STANDS_FOR = Map.of("b", "level", "d", "log10_d");

  private final Map<String, PriorStatement> byQuantity = new HashMap<>();

  StatedPriors(List<PriorStatement> statements, int breaks, NoiseModel noise) {
    List<String> quantities = new ArrayList<>(QUANTITIES);
    noise.shape().ifPresent(quantities::add);
    for (PriorStatement statement : statements) {
      checkQuantity(statement, breaks, quantities);
      PriorStatement earlier = byQuantity.putIfAbsent(statement.quantity(), statement);
      if (earlier != null) {
        throw new InputException(
            statement.quantity()
                + " has two priors: "
                + quoted(earlier)
                + " and "
                + quoted(statement)
                + "; keep one of them");
      }
    }
  }

  Optional<PriorStatement> statement(String quantity) {
    return Optional.ofNullable(byQuantity.get(quantity));
  }

  Optional<Prior> prior(String quantity) {
    return statement(quantity).map(PriorStatement::prior);
  }

  /** The priors of a quantity that each break has; what names one break beats what names all. */
  List<Prior> perBreak(String quantity, int breaks, Supplier<Prior> otherwise) {
    return IntStream.rangeClosed(1, breaks)
        .mapToObj(i -> prior(quantity + i).or(() -> prior(quantity)).orElseGet(otherwise))
        .toList();
  }

  /** The statement and its place, for messages. */
  static String quoted(PriorStatement statement) {
    return "'" + statement + "' (" + statement.place() + ")";
  }

  private static void checkQuantity(PriorStatement statement, int breaks, List<String> quantities) {
    String quantity = statement.quantity();
    Matcher ofABreak = OF_A_BREAK.matcher(quantity);
    if (ofABreak.matches()) {
      String index = ofABreak.group(1);
      if (index.length() > 9 || Integer.parseInt(index) > breaks) {
        throw new InputException(
            quoted(statement)
                + ": the fit has "
                + (breaks == 1 ? "1 break" : breaks + " breaks")
                + "; drop the statement or raise "
                + Setting.BREAKS
                + " to "
                + index);
      }
    } else if (!quantities.contains(quantity)) {
      throw new InputException(
          quoted(statement)
              + ": there is no quantity '"
              + quantity
              + "'. "
              + meantBy(quantity, quantities)
                  .map(meant -> "Did you mean " + meant + "? ")
                  .orElse("")
              + "The quantities are level, c0, c (or c1, c2, ... for one break), f (or f1, ...),"
              + " log10_d (or log10_d1, ...), a_share or a, sigma"
              + String.join(
                  "", quantities.stream().skip(QUANTITIES.size()).map(q -> ", " + q).toList()));
    }
  }

  private static Optional<String> meantBy(String quantity, List<String> quantities) {
    String symbol = quantity.replaceAll("[\\d\\[\\]]+$", "");
    return Optional.ofNullable(STANDS_FOR.get(symbol)).or(() -> Words.nearest(symbol, quantities));
  }
}
