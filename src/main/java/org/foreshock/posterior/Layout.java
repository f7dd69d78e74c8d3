package org.foreshock.posterior;

import java.util.ArrayList;
import java.util.List;
import org.foreshock.prior.Fixed;
import org.foreshock.prior.Floor;
import org.foreshock.prior.Prior;
import org.foreshock.prior.Priors;

/**
 * Where each quantity stands in a vector of the quantities that priors are stated for: level, c0,
 * sigma, floor, the noise model's shape if it has one, then c1…, f1…, log10_d1….
 */
record Layout(int breaks, boolean hasShape) {
  static final int LEVEL = 0;
  static final int SLOPE = 1;
  static final int SIGMA = 2;
  static final int FLOOR = 3;
  static final int SHAPE = 4;

  static Layout of(Priors priors) {
    return new Layout(priors.breaks(), priors.shape().isPresent());
  }

  int size() {
    return place(breaks);
  }

  int change(int i) {
    return (hasShape ? SHAPE + 1 : SHAPE) + i;
  }

  int sharpness(int i) {
    return change(breaks) + i;
  }

  int place(int i) {
    return sharpness(breaks) + i;
  }

  boolean isChange(int quantity) {
    return quantity >= change(0) && quantity < sharpness(0);
  }

  boolean isSharpness(int quantity) {
    return quantity >= sharpness(0) && quantity < place(0);
  }

  boolean isPlace(int quantity) {
    return quantity >= place(0);
  }

  /** The priors in this order; a zero floor is fixed at 0. */
  List<Prior> arrange(Priors priors) {
    List<Prior> all = new ArrayList<>(List.of(priors.level(), priors.c0(), priors.sigma()));
    all.add(floor(priors.floor()));
    priors.shape().ifPresent(shape -> all.add(shape.prior()));
    all.addAll(priors.c());
    all.addAll(priors.f());
    all.addAll(priors.log10D());
    return all;
  }

  private static Prior floor(Floor floor) {
    if (floor instanceof Floor.Share share) {
      return share.share();
    }
    if (floor instanceof Floor.Absolute absolute) {
      return absolute.a();
    }
    if (floor instanceof Floor.Atom) {
      throw new IllegalArgumentException("priors with an atom have a density part by part");
    }
    return new Fixed(0);
  }
}
