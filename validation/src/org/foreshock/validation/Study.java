package org.foreshock.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One study: a question, the way it is answered, and the answer with its report. */
interface Study {
  /** How much of it is run. */
  enum Size {
    QUICK,
    FULL
  }

  /** Its name on the command line, and of its folder. */
  String name();

  /** What is checked, in a few words for the front page. */
  String checks();

  /** How, in a sentence for the front page. */
  String how();

  /**
   * All that the full results depend on beside the engine, as text: sizes, laws, seeds. A change of
   * it asks for another full run.
   */
  String settings();

  /** The samplers that it runs, or has others run for it. */
  default List<Chosen> samplers() {
    return List.of(Chosen.values());
  }

  /**
   * Runs it and writes report.md, result.json and figures.
   *
   * @param folder that exists and is its own
   */
  Verdict run(Size size, Path folder) throws IOException;

  /**
   * How it came out.
   *
   * @param failed the claims that did not hold, each in the same words in every size
   * @param told in a sentence for the front page
   */
  record Verdict(List<String> failed, String told) {
    public Verdict {
      failed = List.copyOf(failed);
    }

    /** Whether everything held. */
    boolean passed() {
      return failed.isEmpty();
    }
  }
}
