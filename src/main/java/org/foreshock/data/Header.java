package org.foreshock.data;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The names of a table's columns.
 *
 * @param source name of the table, for messages
 * @param line physical line of the header, for messages
 * @param names in the order of the columns
 */
record Header(String source, long line, List<String> names) {
  private static final int MOST_LISTED = 20;

  /**
   * The column of that name.
   *
   * @param setting that names the column, for the message
   */
  int require(String name, Setting setting) {
    return find(name)
        .orElseThrow(() -> new InputException(where() + missing(name.strip(), setting)));
  }

  /** The column of exactly that name or, if there is none, of that name in any case. */
  OptionalInt find(String name) {
    String wanted = name.strip();
    OptionalInt exact = only(wanted, wanted::equals);
    return exact.isPresent() ? exact : only(wanted, wanted::equalsIgnoreCase);
  }

  private OptionalInt only(String wanted, Predicate<String> fits) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (fits.test(names.get(i))) {
        columns.add(i);
      }
    }
    if (columns.size() > 1) {
      throw new InputException(
          where()
              + Words.quoted(wanted)
              + " may be column "
              + (columns.get(0) + 1)
              + " or column "
              + (columns.get(1) + 1)
              + ": rename one of them");
    }
    return columns.isEmpty() ? OptionalInt.empty() : OptionalInt.of(columns.get(0));
  }

  private String where() {
    return source + ", line " + line + ": ";
  }

  private String missing(String wanted, Setting setting) {
    String there =
        "no column " + Words.quoted(wanted) + "; there is " + Words.listed(names, MOST_LISTED);
    return there + Words.nearest(wanted, names).map(Header::guess).orElse("") + remedy(setting);
  }

  private static String guess(String name) {
    return " (did you mean " + Words.quoted(name) + "?)";
  }

  private String remedy(Setting setting) {
    if (names.stream().allMatch(name -> Numbers.parse(name).isPresent())) {
      return ": give the columns names in the first line";
    }
    String choose = ": name one of these with " + setting;
    return names.size() > 1
        ? choose
        : choose + ", and separate columns with commas, tabs or semicolons";
  }
}
