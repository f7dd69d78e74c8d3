package org.foreshock.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.foreshock.data.Sweep;
import org.foreshock.forecast.BreakPosterior;
import org.foreshock.forecast.NumberOfBreaks;
import org.foreshock.forecast.Spread;
import org.foreshock.law.Break;
import org.foreshock.numeric.Logs;
import org.foreshock.plot.BandFigure;
import org.foreshock.plot.BreakDraws;
import org.foreshock.plot.BreakFigure;
import org.foreshock.plot.BreakMark;
import org.foreshock.plot.Range;
import org.foreshock.plot.YScale;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.prior.Prior;

/** The pictures of a fit: bands.png, bands.svg and breaks.png. */
final class Pictures {
  static final String BANDS_PNG = "bands.png";
  static final String BANDS_SVG = "bands.svg";
  static final String BREAKS_PNG = "breaks.png";

  private final Results results;

  Pictures(Results results) {
    this.results = results;
  }

  BufferedImage image() {
    return bands().image();
  }

  void writeBandsPng(Path file) throws IOException {
    bands().writePng(file);
  }

  void writeBandsSvg(Path file) throws IOException {
    bands().writeSvg(file);
  }

  void writeBreaksPng(Path file) throws IOException {
    breaks().writePng(file);
  }

  private BandFigure bands() {
    List<BreakMark> marks = new ArrayList<>();
    for (BreakPosterior at : results.outlook().breaks()) {
      Spread p = at.place();
      marks.add(
          new BreakMark("d" + at.number(), p.q05(), p.q25(), p.median(), p.q75(), p.q95(), 1));
    }
    return new BandFigure(
        results.table().shown(),
        results.table().shownHeldOut(),
        results.outlook().curve(),
        results.outlook().observation(),
        marks,
        results.table().xName(),
        results.table().yName(),
        results.title(),
        warning(),
        YScale.AUTO);
  }

  private BreakFigure breaks() {
    List<BreakDraws> breaks = new ArrayList<>();
    List<PosteriorDraw> draws = NumberOfBreaks.likeliest(results.fit().draws());
    for (int i = 0; i < draws.get(0).law().breaks().size(); i++) {
      breaks.add(draws(draws, i));
    }
    Sweep sweep = results.table().sweep();
    return new BreakFigure(
        breaks,
        new Range(sweep.minX(), sweep.maxX()),
        window(),
        results.table().xName(),
        results.title(),
        warning());
  }

  private static BreakDraws draws(List<PosteriorDraw> draws, int index) {
    double[] place = new double[draws.size()];
    double[] sharpness = new double[draws.size()];
    for (int s = 0; s < place.length; s++) {
      Break at = draws.get(s).law().breaks().get(index);
      place[s] = Math.log(at.place()) / Logs.LN_10;
      sharpness[s] = at.sharpness();
    }
    return new BreakDraws(index + 1, place, sharpness, 1);
  }

  /** The window of the places' prior, if it is a hard one and the same for all. */
  private Optional<Range> window() {
    List<Prior> places = results.fit().model().priors().log10D();
    boolean same = places.stream().distinct().count() == 1;
    if (!same
        || places.get(0).isFixed()
        || Double.isInfinite(places.get(0).lower())
        || Double.isInfinite(places.get(0).upper())) {
      return Optional.empty();
    }
    Prior place = places.get(0);
    return Optional.of(new Range(Logs.exp10(place.lower()), Logs.exp10(place.upper())));
  }

  private Optional<String> warning() {
    if (results.priorOnly()) {
      return Optional.of("PRIOR ALONE");
    }
    List<String> problems = results.fit().diagnosis().problems();
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of("NOT CONVERGED: " + problems.get(0).split(": |\\. ")[0]);
  }
}
