package secondlook.app.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;

/**
 * Whether the model was as often right as it was sure, on the rows answered so far, each weighted by the inverse of its
 * inclusion probability (Hájek 1971).
 *
 * @param seen       items with an answer and a known confidence
 * @param confidence weighted mean confidence, in [0,1]
 * @param accuracy   weighted share of right predictions, in [0,1]
 * @param bins       non-empty ones of ten equal widths (a,b] of confidence, in order
 */
public record ReviewCalibration(int seen, double confidence, double accuracy, List<Bin> bins) {

    private static final int BINS = 10;

    /**
     * @param lower      lower edge, not in it
     * @param upper      upper edge
     * @param seen       items in it
     * @param confidence weighted mean
     * @param accuracy   weighted
     * @param interval   Wilson 95 % of the share of right ones among those seen, unweighted
     */
    public record Bin(double lower, double upper, int seen, double confidence, double accuracy, Interval interval) {}

    public ReviewCalibration {
        bins = List.copyOf(bins);
    }

    /** How far the model is too sure: above 0 if it is right less often than it says. */
    public double overconfidence() {
        return confidence - accuracy;
    }

    /** Empty while nothing was answered or no confidence is known. */
    public static Optional<ReviewCalibration> of(ReviewSession session) {
        boolean valueIsConfidence = session.entry().policy().measure() == Measure.CONFIDENCE;
        Sum all = new Sum();
        List<Sum> sums = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            sums.add(new Sum());
        }
        for (int i = 0; i < session.size(); i++) {
            ReviewItem item = session.item(i);
            double confidence = Double.isNaN(item.confidence()) && valueIsConfidence
                    ? item.value()
                    : item.confidence();
            if (!Double.isNaN(confidence)) {
                session.effective(i).flatMap(said -> said.foundWrong(item.predicted())).ifPresent(wrong -> {
                    all.add(item, confidence, wrong);
                    sums.get(bin(confidence)).add(item, confidence, wrong);
                });
            }
        }
        if (all.seen == 0) {
            return Optional.empty();
        }
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            Sum sum = sums.get(b);
            if (sum.seen > 0) {
                bins.add(new Bin((double) b / BINS, (b + 1.0) / BINS, sum.seen, sum.confidence / sum.weight,
                        sum.right / sum.weight, Wilson.of95(sum.seenRight, sum.seen)));
            }
        }
        return Optional.of(
                new ReviewCalibration(all.seen, all.confidence / all.weight, all.right / all.weight, bins));
    }

    private static int bin(double confidence) {
        int b = 0;
        // edges by one division each: confidence * 10 may round over an edge
        while (b < BINS - 1 && confidence > (b + 1.0) / BINS) {
            b++;
        }
        return b;
    }

    private static final class Sum {
        private int seen;
        private int seenRight;
        private double weight;
        private double confidence;
        private double right;

        void add(ReviewItem item, double sure, boolean wrong) {
            double w = 1 / item.inclusionProbability();
            seen++;
            seenRight += wrong ? 0 : 1;
            weight += w;
            confidence += w * sure;
            right += wrong ? 0 : w;
        }
    }
}
