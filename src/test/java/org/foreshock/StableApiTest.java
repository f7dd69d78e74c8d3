package org.foreshock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Only the root package is stable: it shows nothing of the others, and they say so. */
final class StableApiTest {
  private static final String RULE = "Free to change: {@link org.foreshock} alone is stable.";

  @Test
  void theDoorShowsNothingOfTheRooms() {
    List<String> shown = new ArrayList<>();
    int methods = 0;
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.foreshock")) {
      if (type.getPackageName().equals("org.foreshock") && isPublic(type)) {
        for (JavaMethod method : type.getMethods()) {
          if (method.getModifiers().contains(JavaModifier.PUBLIC)) {
            methods++;
            types(method)
                .filter(other -> !isAllowed(other))
                .forEach(other -> shown.add(method.getFullName() + ": " + other.getName()));
          }
        }
      }
    }
    assertEquals(List.of(), shown);
    assertTrue(methods > 40, methods + " methods were looked at");
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static Stream<JavaClass> types(JavaMethod method) {
    return Stream.concat(
            method.getReturnType().getAllInvolvedRawTypes().stream(),
            method.getParameterTypes().stream()
                .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
        .map(JavaClass::getBaseComponentType);
  }

  private static boolean isAllowed(JavaClass type) {
    return type.isPrimitive()
        || type.getPackageName().startsWith("java.")
        || type.getPackageName().equals("org.foreshock");
  }

  @Test
  void everyOtherRoomSaysThatItMayChange() throws IOException {
    Path root = Path.of("src", "main", "java", "org", "foreshock");
    try (Stream<Path> all = Files.walk(root)) {
      List<Path> silent = new ArrayList<>();
      List<Path> tags =
          all.filter(file -> file.endsWith("package-info.java"))
              .filter(file -> !file.getParent().equals(root))
              .toList();
      for (Path tag : tags) {
        if (!Files.readString(tag).contains(RULE)) {
          silent.add(tag);
        }
      }
      assertTrue(tags.size() > 10, tags.toString());
      assertEquals(List.of(), silent, "rooms whose package-info does not say: " + RULE);
    }
  }
}
