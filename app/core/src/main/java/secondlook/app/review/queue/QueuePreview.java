package secondlook.app.review.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.Stratum;
import secondlook.runtime.estimate.Wilson;

/**
 * What a queue would be like, before its session is made.
 *
 * @param items    how many
 * @param invalid  of those, without usable scores
 * @param audit    of those, drawn at random of rows that nobody would look at otherwise
 * @param groups   items that are near-duplicates of another
 * @param parts    what they are drawn from
 * @param error    expected share of wrong predictions among all rows, if the confidence is right; NaN if not all parts are
 *                 sampled
 * @param halfWidth expected half-width of its 95 % interval; NaN if not all parts are sampled twice
 * @param seconds  expected time for all items; NaN where no pace is known
 */
public record QueuePreview(int items, int invalid, int audit, int groups, List<Part> parts, double error,
        double halfWidth, double seconds) {

    /**
     * @param stratum       the part
     * @param chance        inclusion probability of its items; 0 if none is drawn
     * @param expectedError mean of 1 − confidence over its items; NaN if none is drawn
     */
    public record Part(Stratum stratum, double chance, double expectedError) {}

    /** @param secondsPerItem NaN if not known */
    public static QueuePreview of(QueueDraft draft, double secondsPerItem) {
        Map<String, double[]> sums = new HashMap<>();
        int alike = 0;
        for (ReviewItem item : draft.items()) {
            alike += item.alike() == null ? 0 : 1;
            if (!Double.isNaN(item.confidence())) {
                double[] sum = sums.computeIfAbsent(item.stratum(), unused -> new double[2]);
                sum[0] += 1 - item.confidence();
                sum[1]++;
            }
        }
        List<Part> parts = new ArrayList<>();
        double rows = draft.strata().stream().mapToLong(Stratum::rows).sum();
        double error = 0;
        double variance = 0;
        int audit = 0;
        for (Stratum stratum : draft.strata()) {
            double[] sum = sums.getOrDefault(stratum.name(), new double[2]);
            double p = sum[0] / sum[1];
            double weight = stratum.rows() / rows;
            double unseen = 1 - (double) stratum.drawn() / stratum.rows();
            error += weight * p;
            // Cochran 1977, §5.10, with the share that the confidence gives
            variance += unseen == 0 ? 0 : weight * weight * unseen * p * (1 - p) / (stratum.drawn() - 1);
            boolean drawnAtRandom = stratum.accepted() || stratum.name().equals("flagged, left out");
            audit += drawnAtRandom ? (int) stratum.drawn() : 0;
            parts.add(new Part(stratum, (double) stratum.drawn() / stratum.rows(), p));
        }
        return new QueuePreview(draft.items().size(), draft.invalid(), audit, alike, parts,
                rows == 0 ? Double.NaN : error,
                rows == 0 || !(variance >= 0) || Double.isInfinite(variance)
                        ? Double.NaN
                        : Wilson.Z_95 * Math.sqrt(variance),
                secondsPerItem * draft.items().size());
    }
}
