package secondlook.runtime.evaluation;

import secondlook.runtime.decision.InputRules;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.RowStatus;

/**
 * What can be said of rows whether or not they have a label. Do not change the array.
 *
 * @param meanEntropy mean normalised entropy of the valid rows, in [0,1]; NaN where there are none
 * @param flagged     rows that each of {@link #THRESHOLDS} flags by confidence, the invalid ones included
 * @param unsure      rows flagged by a confidence below 0.7, the invalid ones included
 * @param torn        rows flagged by a margin below 0.2, the invalid ones included
 */
@SuppressWarnings("ArrayRecordComponent")
record RowFacts(double meanEntropy, int[] flagged, int unsure, int torn) {

    /** A few round thresholds of the confidence. */
    private static final double[] THRESHOLDS = {0.5, 0.65, 0.8, 0.95};

    private static final double UNSURE = 0.7;
    private static final double TORN = 0.2;

    static double[] thresholds() {
        return THRESHOLDS.clone();
    }

    /**
     * @param probabilities row-major, as the model gave them
     */
    static RowFacts of(double[] probabilities, int classes) {
        double[] row = new double[classes];
        int[] flagged = new int[THRESHOLDS.length];
        double entropy = 0;
        int valid = 0;
        int unsure = 0;
        int torn = 0;
        for (int at = 0; at < probabilities.length; at += classes) {
            System.arraycopy(probabilities, at, row, 0, classes);
            double confidence = Double.NaN;
            double margin = Double.NaN;
            if (InputRules.apply(row, 0, classes) != RowStatus.INVALID) {
                confidence = Measure.CONFIDENCE.of(row, 0, classes);
                margin = Measure.MARGIN.of(row, 0, classes);
                entropy += Measure.ENTROPY.of(row, 0, classes);
                valid++;
            }
            unsure += Measure.CONFIDENCE.flags(confidence, UNSURE) ? 1 : 0;
            torn += Measure.MARGIN.flags(margin, TORN) ? 1 : 0;
            for (int t = 0; t < flagged.length; t++) {
                flagged[t] += Measure.CONFIDENCE.flags(confidence, THRESHOLDS[t]) ? 1 : 0;
            }
        }
        return new RowFacts(entropy / valid, flagged, unsure, torn);
    }
}
