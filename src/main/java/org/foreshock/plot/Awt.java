package org.foreshock.plot;

/** Tells before a picture is begun whether this Java can draw. */
final class Awt {
  private static final String REMEDY =
      "This Java cannot draw pictures. Install fontconfig and a font (on Debian: apt-get install"
          + " fontconfig fonts-dejavu-core), and a Java runtime with the module java.desktop (the"
          + " headless one will do). Java says: ";

  static {
    // Else AWT looks for a screen wherever DISPLAY is set, and fails where nobody answers.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  private Awt() {}

  /**
   * Measures a word. AWT reports missing libraries and fonts by whatever it stumbles over, so all
   * of it counts.
   *
   * @throws PictureException if AWT or fonts are missing
   */
  static void require() {
    try {
      Text.width("10⁻²⁷", Ink.NUMBER);
    } catch (LinkageError | InternalError | RuntimeException e) {
      throw new PictureException(REMEDY + root(e), e);
    }
  }

  private static Throwable root(Throwable e) {
    return e.getCause() == null ? e : root(e.getCause());
  }
}
