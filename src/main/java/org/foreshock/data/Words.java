package org.foreshock.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pieces of messages to users. */
public final class Words {
  private static final int LONGEST_QUOTE = 60;

  private Words() {}

  /** In double quotes, on one line, cut where it is long. */
  static String quoted(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]", " ");
    return '"'
        + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "..." : line)
        + '"';
  }

  /** "1 row", "2 rows". */
  static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** The first few, quoted, and how many more there are. */
  static String listed(Collection<String> texts, int most) {
    String some = texts.stream().limit(most).map(Words::quoted).collect(Collectors.joining(", "));
    return texts.size() > most ? some + " and " + (texts.size() - most) + " more" : some;
  }

  /** The candidates, those most like the word first. */
  static List<String> nearestFirst(String word, Collection<String> candidates) {
    return candidates.stream()
        .sorted(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .toList();
  }

  /** The candidate most like the word, if at most about a third of the longer one differs. */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    return nearestFirst(word, candidates).stream()
        .findFirst()
        .filter(best -> 3 * distance(word, best) <= Math.max(word.length(), best.length()) + 1);
  }

  /** Levenshtein's distance, blind to case: letters to insert, drop or change. */
  private static int distance(String one, String other) {
    String from = one.toLowerCase(Locale.ROOT);
    String to = other.toLowerCase(Locale.ROOT);
    int[] previous = new int[to.length() + 1];
    int[] current = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      int[] done = previous;
      previous = current;
      current = done;
    }
    return previous[to.length()];
  }
}
