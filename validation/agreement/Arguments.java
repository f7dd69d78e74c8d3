import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user asked for.
 *
 * @param samplers all if empty
 * @param cases all if empty
 * @param seeds random seeds, one for each fit
 * @param draws that each chain of a fit keeps
 * @param out where results go, if not to the usual place
 */
record Arguments(
    List<String> samplers, List<String> cases, List<Integer> seeds, int draws, Optional<Path> out) {
  private static final String USAGE =
      """
      usage: run [--quick] [--sampler NAME]... [--case NAME]... [--random-seed N]... [--draws N] [--out DIR]

        --quick          one random seed and fewer draws: about a minute
        --sampler NAME   only this sampler (repeatable)
        --case NAME      only this reference posterior (repeatable)
        --random-seed N  of a fit; several are taken together (default: 1 and 2; with --quick 1)
        --draws N        that each of the four chains keeps (default: 4000; with --quick 2000)
        --out DIR        where table.md, table.json and the fits go (default: target/agreement)

      Exit status: 0 all agree, 1 something does not, 2 unknown option or name.
      """;

  static Arguments of(List<String> words) {
    boolean quick = false;
    List<String> samplers = new ArrayList<>();
    List<String> cases = new ArrayList<>();
    List<Integer> seeds = new ArrayList<>();
    OptionalInt draws = OptionalInt.empty();
    Optional<Path> out = Optional.empty();
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--quick" -> quick = true;
        case "--sampler" -> samplers.add(value(option, rest));
        case "--case" -> cases.add(value(option, rest));
        case "--random-seed" -> seeds.add(number(option, rest));
        case "--draws" -> draws = OptionalInt.of(number(option, rest));
        case "--out" -> out = Optional.of(Path.of(value(option, rest)));
        case "-h", "--help" -> {
          System.out.print(USAGE);
          System.exit(0);
        }
        default -> refuse("unknown option " + option);
      }
    }
    return new Arguments(
        samplers,
        cases,
        seeds.isEmpty() ? (quick ? List.of(1) : List.of(1, 2)) : seeds,
        draws.orElse(quick ? 2000 : 4000),
        out);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      refuse(option + " needs a value");
    }
    return rest.next();
  }

  private static int number(String option, Iterator<String> rest) {
    String text = value(option, rest);
    if (!text.matches("[1-9][0-9]{0,8}")) {
      refuse(option + " needs a whole number, 1 or more");
    }
    return Integer.parseInt(text);
  }

  private static void refuse(String why) {
    System.err.println("run: " + why + "; try --help");
    System.exit(2);
  }
}
