package secondlook.runtime.drift;

import java.util.Arrays;

/**
 * The area under the ROC curve that calibrated scores expect of themselves: each row counts as p of a positive and 1 − p
 * of a negative. Ties count half.
 *
 * <p>
 * Source: NannyML's CBPE (see {@link ConfidenceBasedEstimate}).
 */
public final class ExpectedAuc {

    private ExpectedAuc() {
    }

    /**
     * @param probability calibrated probability of the positive class, which is also the score
     * @return in [0,1]; NaN where no positive or no negative is expected
     */
    public static double of(double[] probability) {
        double[] sorted = probability.clone();
        Arrays.sort(sorted);
        double negativesBelow = 0;
        double positives = 0;
        double area = 0;
        int i = 0;
        while (i < sorted.length) {
            double score = sorted[i];
            int ties = 0;
            while (i < sorted.length && sorted[i] == score) {
                ties++;
                i++;
            }
            double tiedNegatives = ties * (1 - score);
            area += ties * score * (negativesBelow + tiedNegatives / 2);
            negativesBelow += tiedNegatives;
            positives += ties * score;
        }
        return area / (positives * negativesBelow);
    }
}
