import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a CSV file without quotes as columns of text. */
final class Columns {
  private final Map<String, String[]> columns = new LinkedHashMap<>();
  private final int rows;

  private Columns(List<String> lines) {
    String[] names = lines.get(0).split(",");
    rows = lines.size() - 1;
    for (int j = 0; j < names.length; j++) {
      String[] column = new String[rows];
      columns.put(names[j], column);
    }
    for (int i = 0; i < rows; i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      for (int j = 0; j < names.length; j++) {
        columns.get(names[j])[i] = cells[j];
      }
    }
  }

  static Columns read(Path file) throws IOException {
    return new Columns(Files.readAllLines(file));
  }

  int rows() {
    return rows;
  }

  boolean has(String name) {
    return columns.containsKey(name);
  }

  String[] text(String name) {
    return columns.get(name);
  }

  double[] numbers(String name) {
    return Arrays.stream(columns.get(name)).mapToDouble(Double::parseDouble).toArray();
  }
}
