import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the user asked for.
 *
 * @param quick fewer draws
 * @param samplers all if empty
 * @param cases all if empty
 * @param out where results go, if not to the usual place
 */
record Arguments(boolean quick, List<String> samplers, List<String> cases, Optional<Path> out) {
  private static final String USAGE =
      """
      usage: run [--quick] [--sampler NAME]... [--case NAME]... [--out DIR]

        --quick         one random seed and fewer draws: about a minute
        --sampler NAME  only this sampler (repeatable)
        --case NAME     only this reference posterior (repeatable)
        --out DIR       where table.md, table.json and the fits go (default: target/agreement)

      Exit status: 0 all agree, 1 something does not, 2 unknown option or name.
      """;

  static Arguments of(List<String> words) {
    boolean quick = false;
    List<String> samplers = new ArrayList<>();
    List<String> cases = new ArrayList<>();
    Optional<Path> out = Optional.empty();
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--quick" -> quick = true;
        case "--sampler" -> samplers.add(value(option, rest));
        case "--case" -> cases.add(value(option, rest));
        case "--out" -> out = Optional.of(Path.of(value(option, rest)));
        case "-h", "--help" -> {
          System.out.print(USAGE);
          System.exit(0);
        }
        default -> refuse("unknown option " + option);
      }
    }
    return new Arguments(quick, samplers, cases, out);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      refuse(option + " needs a value");
    }
    return rest.next();
  }

  private static void refuse(String why) {
    System.err.println("run: " + why + "; try --help");
    System.exit(2);
  }
}
