package org.foreshock.report;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.foreshock.data.InputException;
import org.foreshock.data.Setting;

/**
 * A single file for results: written into a hidden folder beside its place and moved over when it
 * is complete. A file that is there already may be anybody's, and is replaced only on demand.
 */
public final class OutputFile {
  private final Path file;
  private final boolean replace;

  private OutputFile(Path file, boolean replace) {
    this.file = file;
    this.replace = replace;
  }

  /**
   * Chooses a file, before the work begins; its folder is made if need be.
   *
   * @param option that named it, for messages
   * @param replace whether a file that is there already may be replaced
   * @throws InputException if it cannot be written
   */
  public static OutputFile open(Path file, String option, boolean replace) {
    if (file.toString().isEmpty()) {
      throw new InputException(option + " names no file: give it one");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new InputException(file + ": is not a file: name another with " + option);
    }
    if (Files.exists(file) && !replace) {
      throw existing(file, null);
    }
    try {
      Files.createDirectories(folder(file));
    } catch (FileAlreadyExistsException e) {
      throw new InputException(
          file + ": " + file.getParent() + " is a file and no folder: name another file", e);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
    return new OutputFile(file, replace);
  }

  /**
   * Writes it.
   *
   * @return the file
   * @throws InputException if it cannot be written; what was there is then as it was
   */
  public Path write(OutputFolder.Content content) {
    try {
      // in a hidden folder, since a temporary file would be readable to its owner alone
      Path hidden = Files.createTempDirectory(folder(file), ".foreshock-");
      Path stage = hidden.resolve(file.getFileName());
      hidden.toFile().deleteOnExit();
      stage.toFile().deleteOnExit();
      try {
        content.write(stage);
        publish(stage);
      } finally {
        Files.deleteIfExists(stage);
        Files.deleteIfExists(hidden);
      }
      return file;
    } catch (FileAlreadyExistsException e) {
      throw existing(file, e);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private void publish(Path stage) throws IOException {
    if (replace) {
      Files.move(stage, file, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.move(stage, file);
    }
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().getParent();
  }

  private static InputException existing(Path file, IOException cause) {
    return new InputException(
        file + ": is there already: name another file, or replace it with " + Setting.REPLACE,
        cause);
  }

  private static InputException unwritable(Path file, IOException cause) {
    return new InputException(
        file + ": cannot be written (" + cause.getMessage() + "): name another file", cause);
  }
}
