package org.foreshock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What is to be closed at the end, the last first. */
final class Closeables implements AutoCloseable {
  private final Deque<AutoCloseable> all = new ArrayDeque<>();

  <T extends AutoCloseable> T keep(T one) {
    all.push(one);
    return one;
  }

  @Override
  public void close() throws IOException {
    while (!all.isEmpty()) {
      try {
        all.pop().close();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new UncheckedIOException(new IOException(e));
      }
    }
  }
}
