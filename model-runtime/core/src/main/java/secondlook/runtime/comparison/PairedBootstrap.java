package secondlook.runtime.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import secondlook.runtime.comparison.PairedComparison.ClassDifference;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Quantiles;

/**
 * Percentile intervals of differences between two models. Each resample draws rows with replacement and takes both models'
 * answers to a row together, so that what makes a row hard for both cancels out.
 *
 * <p>
 * Source: B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap" (1993), chapters 8 and 13.
 */
final class PairedBootstrap {

    private static final int RESAMPLES = 2000;

    private static final int FEWEST_RESAMPLES = 200;

    /** Draws altogether: a comparison of a million rows still ends in seconds. */
    private static final long DRAWS = 100_000_000L;

    private final PairedRows rows;
    private final long seed;
    private final int resamples;
    private final ModelFigures first;
    private final ModelFigures second;

    PairedBootstrap(PairedRows rows, long seed) {
        this.rows = rows;
        this.seed = seed;
        this.resamples = (int) Math.clamp(DRAWS / Math.max(1, rows.rows()), FEWEST_RESAMPLES, RESAMPLES);
        this.first = new ModelFigures(rows.first());
        this.second = new ModelFigures(rows.second());
    }

    PairedComparison compare(List<String> classes) {
        int figures = first.count();
        double[] a = first.of(null);
        double[] b = second.of(null);
        double[][] changes = new double[figures][resamples];
        SplittableRandom random = new SplittableRandom(seed);
        int[] drawn = new int[rows.rows()];
        for (int r = 0; r < resamples && drawn.length > 0; r++) {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = random.nextInt(drawn.length);
            }
            double[] one = first.of(drawn);
            double[] other = second.of(drawn);
            for (int f = 0; f < figures; f++) {
                changes[f][r] = other[f] - one[f];
            }
        }
        List<Difference> all = new ArrayList<>();
        for (int f = 0; f < figures; f++) {
            all.add(new Difference(a[f], b[f], drawn.length == 0 ? Interval.NOT_AVAILABLE : percentile(changes[f])));
        }
        List<ClassDifference> perClass = new ArrayList<>();
        for (int k = 0; k < classes.size(); k++) {
            perClass.add(new ClassDifference(classes.get(k), first.support(k), all.get(ModelFigures.RECALL + k),
                    rows.discordant(k).pValue()));
        }
        McNemar discordant = rows.discordant(-1);
        return new PairedComparison(rows.rows(), rows.firstInvalid(), rows.secondInvalid(), discordant,
                discordant.pValue(), all.get(ModelFigures.ACCURACY), all.get(ModelFigures.LOG_LOSS),
                all.get(ModelFigures.BRIER), all.get(ModelFigures.ECE), perClass, resamples, seed);
    }

    /** A resample without a row of a class has no recall of it; the interval is that of the others. */
    private static Interval percentile(double[] changes) {
        double[] known = Arrays.stream(changes).filter(c -> !Double.isNaN(c)).sorted().toArray();
        return known.length < changes.length / 2 || known.length == 0
                ? Interval.NOT_AVAILABLE
                : new Interval(Quantiles.of(known, 0.025), Quantiles.of(known, 0.975));
    }
}
