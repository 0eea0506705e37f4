package secondlook.runtime.comparison;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.calibration.Bins;
import secondlook.runtime.calibration.ProperScores;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.decision.LabelledRows;

/** What one model's figures are made of, row by row, so that any choice of rows gives them in one pass. */
final class ModelFigures {

    static final int ACCURACY = 0;
    static final int LOG_LOSS = 1;
    static final int BRIER = 2;
    static final int ECE = 3;
    /** The first of the recalls. */
    static final int RECALL = 4;

    private final int classes;
    private final int[] truth;
    private final boolean[] right;
    private final double[] confidence;
    private final double[] loss;
    private final double[] squares;
    private final int[] bin;

    ModelFigures(LabelledRows rows) {
        int n = rows.rows();
        classes = rows.classes();
        truth = rows.truth();
        right = new boolean[n];
        confidence = new double[n];
        loss = new double[n];
        squares = new double[n];
        bin = new int[n];
        Bins bins = Bins.equalWidth(ReliabilityTable.NUMBER_BINS);
        for (int row = 0; row < n; row++) {
            right[row] = rows.predicted()[row] == truth[row];
            confidence[row] = rows.probability(row, rows.predicted()[row]);
            bin[row] = bins.indexOf(confidence[row]);
            loss[row] = -Math.log(Math.max(rows.probability(row, truth[row]), ProperScores.EPS));
            for (int k = 0; k < classes; k++) {
                double miss = rows.probability(row, k) - (truth[row] == k ? 1 : 0);
                squares[row] += miss * miss;
            }
        }
    }

    int count() {
        return RECALL + classes;
    }

    int support(int k) {
        return (int) Arrays.stream(truth).filter(t -> t == k).count();
    }

    /**
     * Accuracy, log loss, Brier score, expected calibration error and the recall of each class; NaN where there is nothing to
     * divide by.
     *
     * @param chosen rows, perhaps several times; {@code null} for all once
     */
    double[] of(int @Nullable [] chosen) {
        int n = chosen == null ? truth.length : chosen.length;
        double[] out = new double[count()];
        int[] support = new int[classes];
        double[] gap = new double[ReliabilityTable.NUMBER_BINS];
        for (int i = 0; i < n; i++) {
            int row = chosen == null ? i : chosen[i];
            int hit = right[row] ? 1 : 0;
            out[ACCURACY] += hit;
            out[LOG_LOSS] += loss[row];
            out[BRIER] += squares[row];
            gap[bin[row]] += hit - confidence[row];
            support[truth[row]]++;
            out[RECALL + truth[row]] += hit;
        }
        for (double g : gap) {
            out[ECE] += Math.abs(g);
        }
        for (int f = 0; f < RECALL; f++) {
            out[f] /= n;
        }
        for (int k = 0; k < classes; k++) {
            out[RECALL + k] /= support[k];
        }
        return out;
    }
}
