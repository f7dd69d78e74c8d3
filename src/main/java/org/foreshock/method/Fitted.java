package org.foreshock.method;

import java.util.List;
import org.foreshock.predictive.Predictive;

/** What a method made of runs. */
public interface Fitted {
  /** What is known of the metric at any scale. */
  Predictive predictive();

  /** What is wrong and what to try, empty if nothing is. */
  List<String> problems();
}
