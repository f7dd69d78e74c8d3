package org.foreshock.report;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.foreshock.data.InputException;

/**
 * A folder for results. Files are first written into a hidden folder inside it and moved over only
 * when every one of them is complete, so that an error leaves earlier results as they were. Other
 * files in the folder are left alone.
 */
public final class OutputFolder implements AutoCloseable {
  private final Path folder;
  private final Path stage;

  private OutputFolder(Path folder, Path stage) {
    this.folder = folder;
    this.stage = stage;
  }

  /**
   * Opens a folder, made if need be; before the work begins, so that a folder that cannot be
   * written is known early.
   *
   * @throws InputException if it cannot be written
   */
  public static OutputFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      return new OutputFolder(folder, Files.createTempDirectory(folder, ".foreshock-"));
    } catch (FileAlreadyExistsException e) {
      throw new InputException(
          folder + ": is a file, and results need a folder: name another with --out", e);
    } catch (IOException e) {
      throw new InputException(
          folder + ": cannot be written (" + e.getMessage() + "): name another with --out", e);
    }
  }

  /**
   * Writes the results.
   *
   * @param pictures whether to draw them too
   * @return the files written, in order
   */
  public List<Path> write(Results results, boolean pictures) throws IOException {
    Files.writeString(stage.resolve(SummaryJson.NAME), SummaryJson.text(results));
    int breaks = results.fit().model().breaks();
    DrawsCsv.write(stage.resolve(DrawsCsv.NAME), breaks, results.fit().draws());
    BandsCsv.write(stage.resolve(BandsCsv.NAME), results.outlook());
    if (pictures) {
      Pictures drawn = new Pictures(results);
      drawn.writeBandsPng(stage.resolve("bands.png"));
      drawn.writeBandsSvg(stage.resolve("bands.svg"));
      drawn.writeBreaksPng(stage.resolve("breaks.png"));
    }
    return publish();
  }

  private List<Path> publish() throws IOException {
    List<Path> published = new ArrayList<>();
    try (Stream<Path> staged = Files.list(stage)) {
      for (Path file : staged.sorted().toList()) {
        Path to = folder.resolve(file.getFileName());
        Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
        published.add(to);
      }
    }
    return published;
  }

  /** Removes what was not moved over. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> left = Files.list(stage)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(stage);
  }
}
