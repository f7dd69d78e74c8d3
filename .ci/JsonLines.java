import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints a JSON file with one value a line, as it is spelled, after the way that leads to it. */
final class JsonLines {
  public static void main(String[] args) throws Exception {
    StringBuilder lines = new StringBuilder();
    String text = Files.readString(Path.of(args[0]));
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          String way = parser.getParsingContext().pathAsPointer().toString().replace('/', '.');
          lines.append(way).append(" = ").append(parser.getText()).append('\n');
        } else if (token.isStructEnd()) {
          lines.append(token).append('\n');
        }
      }
    }
    System.out.print(lines);
  }
}
