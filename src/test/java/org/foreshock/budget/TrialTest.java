package org.foreshock.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.foreshock.place.PlaceAnalysis;
import org.junit.jupiter.api.Test;

/** A simulated sweep is plain data: sent to another machine it leads to the same outcome. */
final class TrialTest {
  private static final Scenario SCENARIO = Worlds.scenario(0.5, 0.02);
  private static final Design DESIGN = Worlds.design(-0.2, 5);

  private static Trial trial(DesignPrior truths) {
    SeedQuestion question =
        Worlds.question(SCENARIO, DESIGN, 0.3, new Effort(0.15, 1000, true)).of(truths);
    return new Trial(question.sweeps(PlaceAnalysis::of), 20, 3);
  }

  @Test
  void aTrialOfAScenarioCanBeSent() throws IOException, ClassNotFoundException {
    assertSent(trial(SCENARIO));
  }

  @Test
  void aTrialOfAPilotCanBeSent() throws IOException, ClassNotFoundException {
    Truth truth = SCENARIO.draw(DESIGN, Streams.of(1, 1));
    assertSent(trial(new PilotPrior(List.of(truth, truth))));
  }

  private static void assertSent(Trial trial) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(trial);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Trial sent = (Trial) in.readObject();
      assertEquals(trial.key(), sent.key());
      Outcome outcome = sent.run();
      assertEquals(trial.run(), outcome);
    }
  }
}
