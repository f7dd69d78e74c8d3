package org.foreshock.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.foreshock.data.InputException;
import org.foreshock.data.Setting;

/**
 * A folder for results. Files are first written into a hidden folder inside it and moved over only
 * when every one of them is complete, so that an error, or a signal that ends the program, leaves
 * earlier results as they were. Earlier results that are not written again are removed; other files
 * in the folder are left alone.
 */
public final class OutputFolder implements AutoCloseable {
  private final Path folder;
  private final Path stage;
  private final List<String> ours;
  private final Thread atShutdown = new Thread(this::abandon);

  /** Writes what a file is to hold. */
  public interface Content {
    /** Writes it to exactly this file. */
    void write(Path file) throws IOException;
  }

  private OutputFolder(Path folder, Path stage, List<String> ours) {
    this.folder = folder;
    this.stage = stage;
    this.ours = ours;
    Runtime.getRuntime().addShutdownHook(atShutdown);
  }

  /**
   * Opens a folder, made if need be; before the work begins, so that a folder that cannot be
   * written is known early.
   *
   * @param ours the names: what has one of them is replaced or removed
   * @throws InputException if it cannot be written
   */
  public static OutputFolder open(Path folder, List<String> ours) {
    try {
      Files.createDirectories(folder);
      requireFree(folder, ours);
      return new OutputFolder(folder, Files.createTempDirectory(folder, ".foreshock-"), ours);
    } catch (FileAlreadyExistsException e) {
      throw new InputException(
          folder + ": is a file, and results need a folder: name another with " + Setting.WRITE_TO,
          e);
    } catch (IOException e) {
      throw new InputException(
          folder
              + ": cannot be written ("
              + e.getMessage()
              + "): name another with "
              + Setting.WRITE_TO,
          e);
    }
  }

  private static void requireFree(Path folder, List<String> ours) {
    for (String name : ours) {
      if (Files.isDirectory(folder.resolve(name))) {
        throw new InputException(
            folder.resolve(name)
                + ": is a folder where a file is to be written: move it away, or name another"
                + " folder with "
                + Setting.WRITE_TO);
      }
    }
  }

  /**
   * Writes files.
   *
   * @param files by name, some or all of ours
   * @return the files written, in the order of our names
   * @throws InputException if they cannot be written; the folder is then as it was
   */
  public synchronized List<Path> write(Map<String, Content> files) {
    try {
      for (Map.Entry<String, Content> file : files.entrySet()) {
        file.getValue().write(stage.resolve(file.getKey()));
      }
      return publish();
    } catch (IOException e) {
      throw new InputException(
          folder
              + ": the results cannot be written ("
              + e
              + "): name another with "
              + Setting.WRITE_TO,
          e);
    }
  }

  private List<Path> publish() throws IOException {
    requireFree(folder, ours);
    Path earlier = Files.createDirectory(stage.resolve("earlier"));
    for (String name : ours) {
      if (Files.exists(folder.resolve(name))) {
        Files.copy(folder.resolve(name), earlier.resolve(name));
      }
    }
    try {
      return moveOver();
    } catch (IOException e) {
      restore(earlier);
      throw e;
    }
  }

  private List<Path> moveOver() throws IOException {
    List<Path> published = new ArrayList<>();
    for (String name : ours) {
      Path to = folder.resolve(name);
      if (Files.exists(stage.resolve(name))) {
        Files.move(stage.resolve(name), to, StandardCopyOption.REPLACE_EXISTING);
        published.add(to);
      } else {
        Files.deleteIfExists(to);
      }
    }
    return published;
  }

  private void restore(Path earlier) throws IOException {
    for (String name : ours) {
      if (Files.exists(earlier.resolve(name))) {
        Files.move(
            earlier.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(folder.resolve(name));
      }
    }
  }

  /** Removes what was not moved over; waits for a move that is under way. */
  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException e) {
      // the program is ending, and the hook does the same
    }
    clear();
  }

  private synchronized void clear() throws IOException {
    if (!Files.exists(stage)) {
      return;
    }
    try (Stream<Path> left = Files.walk(stage)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** On a signal there is nobody left to tell. */
  private void abandon() {
    try {
      clear();
    } catch (IOException | UncheckedIOException e) {
      return;
    }
  }
}
