package org.foreshock.prior;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.foreshock.data.InputException;

/**
 * Reads statements of priors: {@code quantity ~ family(argument, ...)}, arguments as in Stan, names
 * of families in any case, {@code #} before a comment.
 */
public final class PriorParser {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final String EXAMPLE = "f ~ lognormal(-1.2, 1)";

  private final String text;
  private final int end;
  private final String source;
  private final int line;
  private int position;

  private PriorParser(String text, String source, int line) {
    int comment = text.indexOf('#');
    this.text = text;
    this.end = comment < 0 ? text.length() : comment;
    this.source = source;
    this.line = line;
  }

  /**
   * Reads one statement.
   *
   * @param text the statement
   * @param source where it comes from, for messages, such as a file or a setting
   * @throws InputException if it cannot be read; the message says where and what to write instead
   */
  public static PriorStatement parse(String text, String source) {
    return new PriorParser(text, source, 0).statement();
  }

  /**
   * Reads the right-hand side of a statement alone, or a plain number, which is {@code
   * fixed(number)}.
   *
   * @param text the distribution or number
   * @param source where it comes from, for messages, such as a file or a setting
   * @throws InputException if it is neither
   */
  public static Prior parseQuantity(String text, String source) {
    String number = text.strip();
    PriorParser parser = new PriorParser(number, source, 0);
    if (NUMBER.matcher(number).matches() && Double.isFinite(Double.parseDouble(number))) {
      return new Fixed(Double.parseDouble(number));
    }
    if (parser.word().isEmpty() || !parser.take('(')) {
      throw new InputException(
          source + " " + text + ": write a number, or a distribution such as lognormal(-1.2, 0.5)");
    }
    parser.position = 0;
    Prior prior = parser.prior();
    if (!parser.atEnd()) {
      throw parser.error(
          parser.position, "expected the end of the distribution, found " + parser.found());
    }
    return prior;
  }

  /**
   * Reads a file of statements, one a line; blank lines and comments are passed over. UTF-8, with
   * or without a byte-order mark, any line ends.
   *
   * @throws InputException if the file or a statement cannot be read
   */
  public static List<PriorStatement> readFile(Path file) {
    List<PriorStatement> statements = new ArrayList<>();
    int number = 0;
    for (String line : content(file).lines().toList()) {
      number++;
      PriorParser parser = new PriorParser(line, file.toString(), number);
      if (!parser.atEnd()) {
        statements.add(parser.statement());
      }
    }
    return List.copyOf(statements);
  }

  private static String content(Path file) {
    try {
      String content = Files.readString(file, StandardCharsets.UTF_8);
      return content.startsWith("\uFEFF") ? content.substring(1) : content;
    } catch (NoSuchFileException e) {
      throw new InputException(
          file + ": there is no such file of priors; check the name and the folder", e);
    } catch (CharacterCodingException e) {
      throw new InputException(file + ": not a text in UTF-8; save it as UTF-8", e);
    } catch (IOException e) {
      throw new InputException(file + ": the file of priors cannot be read (" + e + ")", e);
    }
  }

  private PriorStatement statement() {
    String quantity = quantity();
    Prior prior = prior();
    if (!atEnd()) {
      throw error(
          position,
          "expected the end of the statement, found " + found() + "; write one statement a line");
    }
    return new PriorStatement(quantity, prior, source, line);
  }

  private String quantity() {
    skipSpace();
    int start = position;
    String quantity = word();
    if (quantity.isEmpty()) {
      throw error(
          start, "expected the name of a quantity, found " + found() + "; write e.g. " + EXAMPLE);
    }
    if (!take('~')) {
      throw error(
          position,
          "expected '~' after " + quantity + ", found " + found() + "; write e.g. " + EXAMPLE);
    }
    return quantity;
  }

  private Prior prior() {
    skipSpace();
    int start = position;
    Signature signature = signature();
    if (!take('(')) {
      throw error(
          position,
          "expected '(' after " + signature.word() + ", found " + found() + "; write " + signature);
    }
    List<Double> arguments = arguments(signature);
    int expected = signature.parameters().size();
    if (arguments.size() != expected) {
      throw error(
          start,
          signature.word()
              + " takes "
              + (expected == 1 ? "1 argument" : expected + " arguments")
              + ", found "
              + arguments.size()
              + "; write "
              + signature);
    }
    try {
      return signature.with(arguments.stream().mapToDouble(Double::doubleValue).toArray());
    } catch (IllegalArgumentException e) {
      throw new InputException(
          message(start, signature + " cannot be had with these arguments: " + e.getMessage()), e);
    }
  }

  private Signature signature() {
    int start = position;
    String word = word();
    if (word.isEmpty()) {
      throw error(
          start, "expected a family, found " + found() + "; the families are " + Signature.all());
    }
    return Signature.named(word)
        .orElseThrow(
            () ->
                error(
                    start,
                    "there is no family '"
                        + word
                        + "'. "
                        + Signature.meantBy(word)
                            .map(meant -> "Did you mean " + meant + "? ")
                            .orElse("")
                        + "The families are "
                        + Signature.all()));
  }

  /** The arguments and the closing parenthesis. */
  private List<Double> arguments(Signature signature) {
    List<Double> arguments = new ArrayList<>();
    if (take(')')) {
      return arguments;
    }
    arguments.add(number(signature, 0));
    while (take(',')) {
      arguments.add(number(signature, arguments.size()));
    }
    if (!take(')')) {
      throw error(position, "expected ',' or ')', found " + found() + "; write " + signature);
    }
    return arguments;
  }

  private double number(Signature signature, int index) {
    skipSpace();
    int start = position;
    while (position < end && !isSpace(text.charAt(position)) && "(),~".indexOf(peek()) < 0) {
      position++;
    }
    String token = text.substring(start, position);
    double value = NUMBER.matcher(token).matches() ? Double.parseDouble(token) : Double.NaN;
    if (!Double.isFinite(value)) {
      String parameter =
          index < signature.parameters().size() ? signature.parameters().get(index) : "argument";
      position = start;
      throw error(
          start,
          "expected a number for "
              + parameter
              + ", found "
              + (token.isEmpty() ? found() : "'" + token + "'")
              + "; write "
              + signature
              + " with finite numbers such as -1.2 or 3e-4");
    }
    return value;
  }

  /** A name; brackets, dots and hyphens are let in so that a misspelt name is shown whole. */
  private String word() {
    int start = position;
    while (position < end && isWordLetter(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position);
  }

  private static boolean isWordLetter(char c) {
    return Character.isLetterOrDigit(c) || "_-.[]".indexOf(c) >= 0;
  }

  private boolean take(char expected) {
    skipSpace();
    if (position < end && peek() == expected) {
      position++;
      return true;
    }
    return false;
  }

  private boolean atEnd() {
    skipSpace();
    return position == end;
  }

  private void skipSpace() {
    while (position < end && isSpace(peek())) {
      position++;
    }
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private char peek() {
    return text.charAt(position);
  }

  private String found() {
    if (atEnd()) {
      return "nothing more";
    }
    int start = position;
    String word = word();
    position = start;
    return "'" + (word.isEmpty() ? String.valueOf(peek()) : word) + "'";
  }

  private InputException error(int at, String problem) {
    return new InputException(message(at, problem));
  }

  private String message(int at, String problem) {
    return PriorStatement.place(source, line) + ", column " + (at + 1) + ": " + problem;
  }
}
