package secondlook.desktop.feature.confidence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.CurvePoints;
import secondlook.desktop.chart.HistogramBars;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.ThresholdIndex;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;
import secondlook.runtime.evaluation.Histogram;
import secondlook.runtime.selective.RiskCoverage;
import secondlook.runtime.selective.WorkingPoint;

/**
 * Everything about one measure and one predicted class (or all) that a moving threshold needs, computed once so that each
 * movement costs a few binary searches.
 *
 * @param measure what the threshold is compared with
 * @param scope   predicted class index; {@link #ALL} for all rows
 * @param bars    the histogram
 * @param index   what any threshold does
 * @param curve   error against share accepted, of the labelled rows
 * @param points  the same, thinned for drawing; none where no row is labelled
 */
record ScopeFacts(Measure measure, int scope, HistogramBars bars, ThresholdIndex index, RiskCoverage curve,
        CurvePoints points) {

    static final int ALL = -1;

    /** Bins over [0,1]: each 0.02 wide. */
    private static final int BINS = 50;

    /** Points a curve is drawn with; more than a screen has pixels for it. */
    private static final int POINTS = 600;

    static ScopeFacts of(Predictions predictions, Measure measure, int scope) {
        ThresholdIndex index = new ThresholdIndex(predictions, measure, scope);
        RiskCoverage curve = RiskCoverage.of(predictions, measure, scope);
        Histogram histogram = Histogram.of(predictions, measure, BINS, scope);
        return new ScopeFacts(measure, scope, bars(histogram, measure, predictions.classes().size()), index, curve,
                points(curve, index));
    }

    private static HistogramBars bars(Histogram histogram, Measure measure, int classes) {
        int first = histogram.firstBin(measure, classes);
        double[] edges = new double[BINS - first + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = (double) (first + i) / BINS;
        }
        return new HistogramBars(edges, Arrays.copyOfRange(histogram.right(), first, BINS),
                Arrays.copyOfRange(histogram.wrong(), first, BINS),
                Arrays.copyOfRange(histogram.unlabelled(), first, BINS), new int[0], measure.highIsUnsure());
    }

    private static CurvePoints points(RiskCoverage curve, ThresholdIndex index) {
        int all = curve.points();
        int[] kept = new int[Math.min(all, POINTS + 1)];
        int n = 0;
        int before = 0;
        for (int i = 0; i < all; i++) {
            int accepted = curve.point(i).accepted();
            if (i == all - 1 || (long) (accepted - before) * POINTS >= curve.rows() && n < kept.length - 1) {
                kept[n++] = i;
                before = accepted;
            }
        }
        double[] share = new double[n];
        double[] error = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        double[] threshold = new double[n];
        for (int i = 0; i < n; i++) {
            WorkingPoint point = curve.point(kept[i]);
            ThresholdIndex.Outcome outcome = index.at(point.threshold());
            Interval interval = Wilson.of95(point.errors(), point.accepted());
            share[i] = (double) outcome.accepted() / outcome.rows();
            error[i] = point.risk();
            low[i] = interval.lower();
            high[i] = interval.upper();
            threshold[i] = point.threshold();
        }
        return new CurvePoints(share, error, low, high, threshold);
    }

    boolean hasTruth() {
        return curve.rows() > 0;
    }

    /**
     * The hundredth that flags as many rows as possible but not more than a person can review; {@code null} where even the
     * most lenient threshold flags more.
     */
    @Nullable
    Double forBudget(int reviews) {
        Double best = null;
        for (int i = 0; i <= 100; i++) {
            double threshold = (measure.highIsUnsure() ? 100 - i : i) / 100.0;
            if (index.at(threshold).flagged() > reviews) {
                return best;
            }
            best = threshold;
        }
        return best;
    }
}
