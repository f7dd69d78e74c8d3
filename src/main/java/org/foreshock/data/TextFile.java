package org.foreshock.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files of UTF-8 text, strictly. */
public final class TextFile {
  private TextFile() {}

  /**
   * Reads a file.
   *
   * @throws InputException if it cannot be read, or is no such text
   */
  public static String read(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(file + " is a directory: name a file of comma-separated values");
    }
    try {
      return decoded(Files.readAllBytes(file), file);
    } catch (NoSuchFileException e) {
      throw new InputException("there is no file " + file + ": check its name and folder", e);
    } catch (IOException e) {
      throw new InputException("cannot read " + file + ": check that you may open it", e);
    }
  }

  private static String decoded(byte[] bytes, Path file) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      String[] lines = text.toString().split("\\R", -1);
      throw new InputException(
          file
              + ", line "
              + lines.length
              + ": this is not UTF-8 text after "
              + Words.quoted(lines[lines.length - 1])
              + ": save the table as CSV in UTF-8");
    }
    return text.toString();
  }
}
