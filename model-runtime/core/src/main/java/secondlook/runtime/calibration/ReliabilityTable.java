package secondlook.runtime.calibration;

import java.util.ArrayList;
import java.util.List;
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
        return of(rows.confidence(), negate(rows.wrong()), Bins.equalWidth(bins));
    }

    /** Top-label reliability with bins of equal mass; no bins where there are no rows. */
    public static ReliabilityTable equalMass(TopLabel rows, int bins) {
        return rows.rows() == 0
                ? new ReliabilityTable(List.of(), 0)
                : of(rows.confidence(), negate(rows.wrong()), Bins.equalMass(rows.confidence(), bins));
    }

    /**
     * @param probability of the event, per row
     * @param happened    whether the event happened, per row
     */
    public static ReliabilityTable of(double[] probability, boolean[] happened, Bins bins) {
        int[] count = new int[bins.count()];
        int[] hits = new int[bins.count()];
        double[] sum = new double[bins.count()];
        for (int row = 0; row < probability.length; row++) {
            int bin = bins.indexOf(probability[row]);
            count[bin]++;
            sum[bin] += probability[row];
            hits[bin] += happened[row] ? 1 : 0;
        }
        List<ReliabilityBin> list = new ArrayList<>();
        for (int b = 0; b < count.length; b++) {
            list.add(new ReliabilityBin(b, bins.lower(b), bins.upper(b), count[b], hits[b], sum[b] / count[b]));
        }
        return new ReliabilityTable(list, probability.length);
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

    private static boolean[] negate(boolean[] wrong) {
        boolean[] right = new boolean[wrong.length];
        for (int i = 0; i < wrong.length; i++) {
            right[i] = !wrong[i];
        }
        return right;
    }
}
