import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits every reference case with every sampler and compares the posteriors with the reference ones.
 * Called by {@code run}, which compiles it; see README.md beside this file.
 */
final class Agreement {
  private static final List<String> SAMPLERS = List.of("nuts", "adaptive-metropolis");

  private final Arguments arguments;
  private final Path out;

  private Agreement(Arguments arguments, Path out) {
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path root = Path.of(args[0]);
    Arguments arguments = Arguments.of(List.of(args).subList(1, args.length));
    Path out = arguments.out().orElse(root.resolve("target/agreement"));
    System.exit(new Agreement(arguments, out).run(root) ? 0 : 1);
  }

  private boolean run(Path root) throws IOException, InterruptedException {
    List<ReferenceCase> cases = ReferenceCase.all(root.resolve("validation/agreement"));
    arguments
        .cases()
        .forEach(name -> require(name, cases.stream().map(ReferenceCase::name).toList()));
    arguments.samplers().forEach(name -> require(name, SAMPLERS));
    List<ReferenceCase> chosen =
        cases.stream().filter(c -> chosen(c.name(), arguments.cases())).toList();
    List<String> samplers = SAMPLERS.stream().filter(s -> chosen(s, arguments.samplers())).toList();

    List<Comparison> comparisons = new ArrayList<>();
    for (ReferenceCase reference : chosen) {
      for (String sampler : samplers) {
        comparisons.add(compare(root, reference, sampler));
      }
    }
    Table table = new Table(comparisons);
    Files.createDirectories(out);
    Files.writeString(out.resolve("table.md"), table.markdown());
    Files.writeString(
        out.resolve("table.json"),
        JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(table.json()) + "\n");
    System.out.print(table.markdown());
    return table.agrees();
  }

  private Comparison compare(Path root, ReferenceCase reference, String sampler)
      throws IOException, InterruptedException {
    List<EngineFit> fits = new ArrayList<>();
    for (int seed : arguments.seeds()) {
      System.err.printf("%s, %s, random seed %d%n", reference.name(), sampler, seed);
      fits.add(
          EngineFit.run(
              root.resolve("foreshock"),
              reference,
              sampler,
              arguments.draws(),
              seed,
              out.resolve("fit")));
    }
    return Comparison.of(reference, sampler, fits);
  }

  private static boolean chosen(String name, List<String> wanted) {
    return wanted.isEmpty() || wanted.contains(name);
  }

  private static void require(String name, List<String> known) {
    if (!known.contains(name)) {
      System.err.println("run: there is no " + name + ", but " + String.join(", ", known));
      System.exit(2);
    }
  }
}
