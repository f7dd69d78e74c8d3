package org.foreshock.backtest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.foreshock.forecast.Score;
import org.foreshock.work.ResultFormat;

/**
 * What was foretold, in a journal: seconds, problem and scores, the doubles with all their bits.
 */
final class ForetoldLine implements ResultFormat<Foretold> {
  private static final String NONE = "-";
  private static final int LEVELS = Score.levels().length;
  private static final int NUMBERS = 5 + 2 * LEVELS;

  @Override
  public int words() {
    return 3;
  }

  @Override
  public String write(Foretold foretold) {
    ByteBuffer numbers = ByteBuffer.allocate(foretold.scores().size() * NUMBERS * Double.BYTES);
    for (Score score : foretold.scores()) {
      numbers.putDouble(score.y());
      numbers.putDouble(score.median());
      numbers.putDouble(score.logDensity());
      numbers.putDouble(score.transform());
      numbers.putDouble(score.crps());
      for (int i = 0; i < LEVELS; i++) {
        numbers.putDouble(score.lower()[i]);
        numbers.putDouble(score.upper()[i]);
      }
    }
    return Long.toHexString(Double.doubleToRawLongBits(foretold.seconds()))
        + " "
        + word(foretold.problem().orElse("").getBytes(StandardCharsets.UTF_8))
        + " "
        + word(numbers.array());
  }

  @Override
  public Foretold read(String[] words) {
    double seconds = Double.longBitsToDouble(Long.parseUnsignedLong(words[0], 16));
    String problem = new String(bytes(words[1]), StandardCharsets.UTF_8);
    ByteBuffer numbers = ByteBuffer.wrap(bytes(words[2]));
    List<Score> scores = new ArrayList<>();
    while (numbers.hasRemaining()) {
      scores.add(score(numbers));
    }
    return new Foretold(scores, seconds, Optional.of(problem).filter(text -> !text.isEmpty()));
  }

  private static Score score(ByteBuffer numbers) {
    double y = numbers.getDouble();
    double median = numbers.getDouble();
    double logDensity = numbers.getDouble();
    double transform = numbers.getDouble();
    double crps = numbers.getDouble();
    double[] lower = new double[LEVELS];
    double[] upper = new double[LEVELS];
    for (int i = 0; i < LEVELS; i++) {
      lower[i] = numbers.getDouble();
      upper[i] = numbers.getDouble();
    }
    return new Score(y, median, logDensity, transform, crps, lower, upper);
  }

  private static String word(byte[] bytes) {
    return bytes.length == 0 ? NONE : Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String word) {
    return word.equals(NONE) ? new byte[0] : Base64.getDecoder().decode(word);
  }
}
