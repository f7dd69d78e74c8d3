package org.foreshock.cli;

import java.util.List;
import java.util.stream.Stream;
import org.foreshock.data.InputException;
import org.foreshock.data.Words;
import org.foreshock.method.DefaultMethod;
import org.foreshock.method.Method;
import org.foreshock.method.Rival;

/** The methods that forecast without being told anything else, by name. */
final class Methods {
  private Methods() {}

  private static List<Method> all() {
    return Stream.concat(Stream.of(new DefaultMethod()), Stream.of(Rival.values())).toList();
  }

  static Method named(String name) {
    List<String> names = all().stream().map(Method::label).toList();
    return all().stream()
        .filter(method -> method.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "--methods "
                        + name
                        + ": there is no such method"
                        + Words.nearest(name, names)
                            .map(near -> " (did you mean " + near + "?)")
                            .orElse("")
                        + "; there are "
                        + String.join(", ", names)));
  }
}
