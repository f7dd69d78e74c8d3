package org.foreshock.work;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.foreshock.data.InputException;
import org.foreshock.data.Setting;

/**
 * A file of results, one a line, written as they come: what was done before a kill need not be done
 * again. A line holds the key of the task, its result, exact, and a check sum. A line that a kill
 * has torn is cut off, one that does not add up is passed over. Closing puts the lines in the order
 * of their keys, so that the same work leaves the same bytes, whoever was first.
 *
 * @param <R> the results
 */
public final class Journal<R> implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final ResultFormat<R> format;
  private final SortedMap<String, R> known = new TreeMap<>();

  /** Whether the file is as {@link #close} leaves it. */
  private boolean inOrder = true;

  private Journal(Path file, FileChannel channel, ResultFormat<R> format) {
    this.file = file;
    this.channel = channel;
    this.format = format;
  }

  /**
   * Opens a journal, made if need be, and reads what it holds.
   *
   * @throws InputException if it cannot be read and written, or another program writes to it
   */
  public static <R> Journal<R> open(Path file, ResultFormat<R> format) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new InputException(
            file + ": another program is writing to it: wait for that, or name another folder");
      }
      Journal<R> journal = new Journal<>(file, channel, format);
      journal.read();
      return journal;
    } catch (FileAlreadyExistsException e) {
      throw new InputException(
          e.getFile()
              + ": is a file where a folder is needed: name another with "
              + Setting.WRITE_TO,
          e);
    } catch (IOException e) {
      throw new InputException(
          file + ": cannot be written (" + e + "): name another folder with " + Setting.WRITE_TO,
          e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void read() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int start = 0;
    for (int end = 0; end < bytes.length; end++) {
      if (bytes[end] == '\n') {
        keep(new String(bytes, start, end - start, StandardCharsets.US_ASCII));
        start = end + 1;
      }
    }
    inOrder &= start == bytes.length;
    channel.truncate(start);
    channel.position(start);
  }

  private void keep(String line) {
    int end = line.lastIndexOf(' ');
    String[] words = line.substring(0, Math.max(end, 0)).split(" ");
    int named = words.length - format.words();
    if (named <= 0 || !line.substring(end + 1).equals(sum(line.substring(0, end)))) {
      inOrder = false;
      return;
    }
    String key = String.join(" ", Arrays.asList(words).subList(0, named));
    inOrder &= known.isEmpty() || known.lastKey().compareTo(key) < 0;
    known.put(key, format.read(Arrays.copyOfRange(words, named, words.length)));
  }

  /** The result of a task, if it is known. */
  Optional<R> find(String key) {
    synchronized (known) {
      return Optional.ofNullable(known.get(key));
    }
  }

  /**
   * Writes a result, unless it is known.
   *
   * @return whether it was not
   */
  boolean write(String key, R result) {
    synchronized (known) {
      if (known.putIfAbsent(key, result) != null) {
        return false;
      }
      inOrder = false;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line(key, result));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      return true;
    } catch (IOException e) {
      throw new InputException(
          file + ": cannot be written (" + e + "): make room, and give the command again", e);
    }
  }

  private byte[] line(String key, R result) {
    String line = key + " " + format.write(result);
    return (line + " " + sum(line) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String sum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.US_ASCII));
    return Long.toHexString(sum.getValue());
  }

  @Override
  public void close() {
    try (channel) {
      if (!inOrder) {
        putInOrder();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A kill on the way leaves the lines as they were. */
  private void putInOrder() throws IOException {
    Path sorted = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(sorted))) {
      for (Map.Entry<String, R> entry : known.entrySet()) {
        out.write(line(entry.getKey(), entry.getValue()));
      }
    }
    Files.move(sorted, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
