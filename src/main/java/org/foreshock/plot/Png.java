package org.foreshock.plot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A picture that was drawn before. */
public final class Png {
  private Png() {}

  /** Reads it. */
  public static BufferedImage read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      BufferedImage image = ImageIO.read(in);
      if (image == null) {
        throw new IOException("it is no picture");
      }
      return image;
    }
  }
}
