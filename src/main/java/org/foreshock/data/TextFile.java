package org.foreshock.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads files of UTF-8 text, strictly; what ends in {@code .gz} is unpacked. */
public final class TextFile {
  /** How names of packed files end. */
  static final String PACKED = ".gz";

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
      return decoded(bytes(file), file);
    } catch (NoSuchFileException e) {
      throw new InputException("there is no file " + file + ": check its name and folder", e);
    } catch (ZipException | EOFException e) {
      throw new InputException(
          file + " does not hold what gzip packed: pack it again, or name it otherwise", e);
    } catch (IOException e) {
      throw new InputException("cannot read " + file + ": check that you may open it", e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!file.toString().endsWith(PACKED)) {
      return Files.readAllBytes(file);
    }
    try (InputStream packed = Files.newInputStream(file);
        InputStream in = new GZIPInputStream(packed)) {
      return in.readAllBytes();
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
