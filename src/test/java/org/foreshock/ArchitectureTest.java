package org.foreshock;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the arrows between the rooms of the house, and the habits that keep its results the same.
 */
@AnalyzeClasses(packages = "org.foreshock", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  /** The front door: the classes of the root package, and of no room below it. */
  private static final String DOOR = "";

  /** From the roof to the ground: a room may use the rooms in the lines below its own. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("cli"),
          List.of(DOOR),
          List.of("plot", "report", "export"),
          List.of("backtest"),
          List.of("method"),
          List.of("forecast", "budget"),
          List.of("place", "work"),
          List.of("comparison"),
          List.of("collapsed", "fit", "simulation"),
          List.of("statespace"),
          List.of("posterior"),
          List.of("prior"),
          List.of("point"),
          List.of("data"),
          List.of("law"));

  /**
   * Rooms beside the house; they serve those from the posterior upwards, and the first the others.
   */
  private static final List<String> ANNEXES = List.of("population", "sampler", "diagnostics");

  /** Rooms that know no other room and serve all. */
  private static final List<String> GROUND = List.of("numeric", "predictive");

  @ArchTest static final ArchRule ARROWS_POINT_ONE_WAY = arrows();

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.foreshock.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_CLI_SPEAKS =
      noClasses().that(resideOutsideOfPackage(in("cli"))).should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule WORK_DOES_NOT_KNOW_WHAT_IT_DOES =
      classes()
          .that()
          .resideInAPackage(in("work"))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(in("work"), in("data"), "java..");

  @ArchTest
  static final ArchRule PLACE_DOES_NOT_KNOW_WHO_RUNS_IT =
      noClasses()
          .that()
          .resideInAPackage(in("place"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(in("work"));

  @ArchTest static final ArchRule ONLY_CLI_READS_ARGUMENTS = reserved("cli", "picocli..");

  @ArchTest
  static final ArchRule ONLY_PLOT_DRAWS =
      reserved("plot", "org.knowm.xchart..", "de.erichseifert..", "java.awt", "javax.imageio..");

  /** A picture is handed out as pixels, which notebooks show. */
  @ArchTest
  static final ArchRule PIXELS_ARE_HANDED_OUT =
      noClasses()
          .that(resideOutsideOfPackages(in("plot"), in("report"), in(DOOR)))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.awt..");

  @ArchTest
  static final ArchRule RANDOMNESS_COMES_AS_AN_ARGUMENT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(RandomGenerator.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(StrictMath.class, "random")
          .because("a result depends on the given seed alone; use Commons RNG");

  @ArchTest
  static final ArchRule RESULTS_DO_NOT_DEPEND_ON_THE_JDK =
      noClasses()
          .that(resideOutsideOfPackage(in("plot")))
          .should()
          .callMethodWhere(
              target(owner(type(Math.class)))
                  .and(target(nameMatching("pow|cbrt|hypot|a?(sin|cos|tan)h?|atan2"))))
          .because(
              "these may differ between JDKs in the last bit; exp, log, log1p, expm1, sqrt do not");

  @ArchTest
  static final ArchRule SUMS_DO_NOT_DEPEND_ON_THE_JDK =
      noClasses()
          .that(resideOutsideOfPackage(in("plot")))
          .should()
          .accessTargetWhere(
              owned(DoubleStream.class, "sum|average")
                  .or(owned(Collectors.class, "(summing|averaging)Double"))
                  .or(owned(DoubleSummaryStatistics.class, "getSum|getAverage")))
          .because("how streams round their sums depends on the JDK; use org.foreshock.data.Sums");

  @Test
  void everyRoomHasANameTag() throws IOException {
    Path sources = Path.of("src", "main", "java");
    try (Stream<Path> folders = Files.walk(sources)) {
      List<Path> rooms = folders.filter(ArchitectureTest::holdsSources).toList();
      assertFalse(rooms.isEmpty(), "no sources below " + sources.toAbsolutePath());
      assertEquals(
          List.of(),
          rooms.stream().filter(room -> !Files.exists(room.resolve("package-info.java"))).toList(),
          "rooms without a package-info.java");
    }
  }

  private static DescribedPredicate<JavaAccess<?>> owned(Class<?> type, String members) {
    return JavaAccess.Predicates.target(owner(type(type)))
        .and(JavaAccess.Predicates.target(nameMatching(members)));
  }

  private static boolean holdsSources(Path folder) {
    String[] sources = folder.toFile().list((parent, name) -> name.endsWith(".java"));
    return sources != null && sources.length > 0;
  }

  private static ArchRule arrows() {
    LayeredArchitecture house =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    List<String> above = new ArrayList<>();
    for (List<String> rooms : FLOORS) {
      String floor = rooms.contains(DOOR) ? "front door" : String.join(", ", rooms);
      house =
          house
              .layer(floor)
              .definedBy(rooms.stream().map(ArchitectureTest::in).toArray(String[]::new));
      house = servesOnly(house, floor, above);
      above.add(floor);
    }
    List<String> served = new ArrayList<>(above.subList(0, above.indexOf("posterior") + 1));
    for (String room : ANNEXES) {
      house = servesOnly(house.layer(room).definedBy(in(room)), room, served);
      if (room.equals(ANNEXES.get(0))) {
        served.add(room);
      }
    }
    for (String room : GROUND) {
      house = house.layer(room).definedBy(in(room));
    }
    return house.ensureAllClassesAreContainedInArchitecture();
  }

  private static LayeredArchitecture servesOnly(
      LayeredArchitecture house, String floor, List<String> floors) {
    return floors.isEmpty()
        ? house.whereLayer(floor).mayNotBeAccessedByAnyLayer()
        : house.whereLayer(floor).mayOnlyBeAccessedByLayers(floors.toArray(String[]::new));
  }

  private static ArchRule reserved(String room, String... libraries) {
    return noClasses()
        .that(resideOutsideOfPackage(in(room)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }

  private static String in(String room) {
    return room.equals(DOOR) ? "org.foreshock" : "org.foreshock." + room + "..";
  }
}
