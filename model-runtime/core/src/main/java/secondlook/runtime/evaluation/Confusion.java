package secondlook.runtime.evaluation;

import secondlook.runtime.decision.Predictions;

/**
 * How often each class was predicted for each true class. Do not change the array.
 *
 * @param counts {@code counts[truth][predicted]} over the usable labelled rows
 */
@SuppressWarnings("ArrayRecordComponent")
public record Confusion(int[][] counts) {

    public static Confusion of(Predictions predictions) {
        int k = predictions.classes().size();
        int[][] counts = new int[k][k];
        int[] truth = predictions.truth();
        for (int row = 0; truth != null && row < truth.length; row++) {
            if (predictions.isLabelled(row)) {
                counts[truth[row]][predictions.predicted()[row]]++;
            }
        }
        return new Confusion(counts);
    }

    public static Confusion of(int[] truth, int[] predicted, int classes) {
        int[][] counts = new int[classes][classes];
        for (int row = 0; row < truth.length; row++) {
            counts[truth[row]][predicted[row]]++;
        }
        return new Confusion(counts);
    }

    public int classes() {
        return counts.length;
    }

    /** Rows of a true class. */
    public int support(int k) {
        int sum = 0;
        for (int count : counts[k]) {
            sum += count;
        }
        return sum;
    }

    /** Rows predicted as a class. */
    public int predicted(int k) {
        int sum = 0;
        for (int[] row : counts) {
            sum += row[k];
        }
        return sum;
    }

    public int hits(int k) {
        return counts[k][k];
    }

    public int rows() {
        int sum = 0;
        for (int k = 0; k < classes(); k++) {
            sum += support(k);
        }
        return sum;
    }

    /** Share of rows on the diagonal; NaN where there are none. */
    public double accuracy() {
        int right = 0;
        for (int k = 0; k < classes(); k++) {
            right += hits(k);
        }
        return (double) right / rows();
    }

    /** Share of right rows among those predicted as a class; NaN where there are none. */
    public double precision(int k) {
        return (double) hits(k) / predicted(k);
    }

    /** Share of a class's rows that were found; NaN where there are none. */
    public double recall(int k) {
        return (double) hits(k) / support(k);
    }

    /** 2·hits / (predicted + support): C. J. van Rijsbergen, "Information Retrieval" (1979); NaN where both are 0. */
    public double f1(int k) {
        return 2.0 * hits(k) / (predicted(k) + support(k));
    }

    /** The mean recall of the classes that occur; NaN where there are no rows. */
    public double balancedAccuracy() {
        double sum = 0;
        int present = 0;
        for (int k = 0; k < classes(); k++) {
            if (support(k) > 0) {
                sum += recall(k);
                present++;
            }
        }
        return sum / present;
    }
}
