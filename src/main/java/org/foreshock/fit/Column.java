package org.foreshock.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.foreshock.data.NoiseModel;
import org.foreshock.law.Break;
import org.foreshock.posterior.PosteriorDraw;

/**
 * One quantity of a draw, as draws.csv names it.
 *
 * @param name for example {@code d1}
 * @param value reads it off a draw
 */
public record Column(String name, ToDoubleFunction<PosteriorDraw> value) {

  /**
   * The columns of a law with n breaks: a, b, c0, then c, d, f of every break, then sigma and the
   * noise model's other parameter, if it has one.
   */
  public static List<Column> of(int breaks, NoiseModel noise) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("a", draw -> draw.law().limit()));
    columns.add(new Column("b", draw -> Math.exp(draw.law().logOffset())));
    columns.add(new Column("c0", draw -> draw.law().slope()));
    for (int i = 0; i < breaks; i++) {
      int at = i;
      int number = i + 1;
      columns.add(new Column("c" + number, draw -> ofBreak(draw, at, Break::slopeChange)));
      columns.add(new Column("d" + number, draw -> ofBreak(draw, at, Break::place)));
      columns.add(new Column("f" + number, draw -> ofBreak(draw, at, Break::sharpness)));
    }
    columns.add(new Column("sigma", draw -> draw.noise().sigma()));
    noise.shape().ifPresent(name -> columns.add(new Column(name, draw -> draw.noise().shape())));
    return List.copyOf(columns);
  }

  /** NaN for a break that the draw does not have. */
  private static double ofBreak(PosteriorDraw draw, int i, ToDoubleFunction<Break> value) {
    List<Break> breaks = draw.law().breaks();
    return i < breaks.size() ? value.applyAsDouble(breaks.get(i)) : Double.NaN;
  }
}
