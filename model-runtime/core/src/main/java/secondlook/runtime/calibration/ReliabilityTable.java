package secondlook.runtime.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowBlocks;
import secondlook.runtime.decision.TopLabel;

/**
 * Stated against observed frequency, bin by bin, and the errors read off it. Of no rows every number is NaN.
 *
 * <p>
 * Sources: expected and maximum calibration error, M. P. Naeini, G. Cooper and M. Hauskrecht, "Obtaining well calibrated
 * probabilities using Bayesian binning", AAAI 2015; C. Guo et al., ICML 2017.
 */
public final class ReliabilityTable {

    /** Bins for the number. */
    public static final int NUMBER_BINS = 15;

    /** Bins for the diagram. */
    public static final int DIAGRAM_BINS = 10;

    private final List<ReliabilityBin> bins;
    private final int rows;

    private ReliabilityTable(List<ReliabilityBin> bins, int rows) {
        this.bins = List.copyOf(bins);
        this.rows = rows;
    }

    /** Top-label reliability with bins of equal width. */
    public static ReliabilityTable equalWidth(TopLabel rows, int bins) {
        return of(rows.confidence(), rows.wrong(), false, Bins.equalWidth(bins));
    }

    /** The same of all labelled rows of a run, by confidence, without setting them apart first. */
    public static ReliabilityTable equalWidth(Predictions predictions, int bins) {
        Bins edges = Bins.equalWidth(bins);
        return of(RowBlocks.map(predictions.rows(), (from, to) -> Part.of(predictions, edges, from, to)), edges);
    }

    /** Top-label reliability with bins of equal mass; no bins where there are no rows. */
    public static ReliabilityTable equalMass(TopLabel rows, int bins) {
        return rows.rows() == 0
                ? new ReliabilityTable(List.of(), 0)
                : of(rows.confidence(), rows.wrong(), false, Bins.equalMass(rows.confidence(), bins));
    }

    /**
     * @param probability of the event, per row
     * @param happened    whether the event happened, per row
     */
    public static ReliabilityTable of(double[] probability, boolean[] happened, Bins bins) {
        return of(probability, happened, true, bins);
    }

    /** @param when what {@code flags} holds where the event happened */
    private static ReliabilityTable of(double[] probability, boolean[] flags, boolean when, Bins bins) {
        return of(RowBlocks.map(probability.length, (from, to) -> Part.of(probability, flags, when, bins, from, to)),
                bins);
    }

    private static ReliabilityTable of(List<Part> parts, Bins bins) {
        int[] count = new int[bins.count()];
        int[] hits = new int[bins.count()];
        double[] sum = new double[bins.count()];
        for (Part part : parts) {
            for (int b = 0; b < count.length; b++) {
                count[b] += part.count[b];
                hits[b] += part.hits[b];
                sum[b] += part.sum[b];
            }
        }
        List<ReliabilityBin> list = new ArrayList<>();
        for (int b = 0; b < count.length; b++) {
            list.add(new ReliabilityBin(b, bins.lower(b), bins.upper(b), count[b], hits[b], sum[b] / count[b]));
        }
        return new ReliabilityTable(list, Arrays.stream(count).sum());
    }

    /** Counts and sums of some of the rows, per bin. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Part(int[] count, int[] hits, double[] sum) {

        static Part none(Bins bins) {
            return new Part(new int[bins.count()], new int[bins.count()], new double[bins.count()]);
        }

        static Part of(double[] probability, boolean[] flags, boolean when, Bins bins, int from, int to) {
            Part part = none(bins);
            for (int row = from; row < to; row++) {
                part.add(bins.indexOf(probability[row]), probability[row], flags[row] == when);
            }
            return part;
        }

        static Part of(Predictions predictions, Bins bins, int from, int to) {
            Part part = none(bins);
            double[] confidence = predictions.confidence();
            for (int row = from; row < to; row++) {
                if (predictions.isLabelled(row)) {
                    part.add(bins.indexOf(confidence[row]), confidence[row], !predictions.isWrong(row));
                }
            }
            return part;
        }

        private void add(int bin, double probability, boolean hit) {
            count[bin]++;
            sum[bin] += probability;
            hits[bin] += hit ? 1 : 0;
        }
    }

    /** All bins, the empty ones too, in ascending order. */
    public List<ReliabilityBin> bins() {
        return bins;
    }

    public int rows() {
        return rows;
    }

    /** Σ n_b/n · gap_b over the bins; NaN where there are no rows. */
    public double expectedError() {
        double sum = rows == 0 ? Double.NaN : 0;
        for (ReliabilityBin bin : bins) {
            sum += bin.isEmpty() ? 0 : bin.count() * bin.gap() / rows;
        }
        return sum;
    }

    /** The largest gap; NaN where there are no rows. */
    public double maximumError() {
        double max = rows == 0 ? Double.NaN : 0;
        for (ReliabilityBin bin : bins) {
            max = bin.isEmpty() ? max : Math.max(max, bin.gap());
        }
        return max;
    }

    /** The mean gap of the bins that hold rows, each counting alike; NaN where there are no rows. */
    public double meanError() {
        double sum = 0;
        int filled = 0;
        for (ReliabilityBin bin : bins) {
            if (!bin.isEmpty()) {
                sum += bin.gap();
                filled++;
            }
        }
        return sum / filled;
    }
}
