package secondlook.app.run;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.model.EnsembleScores;

/**
 * A batch on its way to the run's file.
 *
 * @param rows       number of rows
 * @param ids        row id of each
 * @param values     row-major: probabilities over the classes, or the value of a regression; not finite or not a
 *                   distribution where the row is invalid
 * @param status     {@link RowStatus#code()} of each
 * @param predicted  class index of each, -1 where invalid; empty for a regression
 * @param confidence top probability of each, NaN where invalid; empty for a regression
 * @param truth      the truth column; {@code null} if none
 * @param truthIndex class index of the truth, see {@link TruthIndex}; {@code null} if none or a regression
 * @param stated     the probabilities before calibration, row-major; {@code null} where nothing was calibrated
 * @param members    how far the members of an ensemble disagree; {@code null} where the model is none
 */
@SuppressWarnings("ArrayRecordComponent")
record ScoredBatch(int rows, long[] ids, double[] values, byte[] status, int[] predicted, double[] confidence,
        @Nullable ColumnVector truth, int @Nullable [] truthIndex, double @Nullable [] stated,
        @Nullable EnsembleScores members) {

    ScoredBatch with(double @Nullable [] statedProbabilities, @Nullable EnsembleScores disagreement) {
        return new ScoredBatch(rows, ids, values, status, predicted, confidence, truth, truthIndex,
                statedProbabilities, disagreement);
    }

    static ScoredBatch classification(long[] ids, Distributions.Batch batch, @Nullable ColumnVector truth,
            @Nullable TruthColumn index) {
        int rows = batch.rows();
        int classes = batch.classes();
        double[] p = batch.probabilities();
        int[] predicted = new int[rows];
        double[] confidence = new double[rows];
        for (int row = 0, at = 0; row < rows; row++, at += classes) {
            if (batch.status()[row] == RowStatus.INVALID.code()) {
                predicted[row] = -1;
                confidence[row] = Double.NaN;
            } else {
                predicted[row] = Measure.argMax(p, at, classes);
                confidence[row] = p[at + predicted[row]];
            }
        }
        return new ScoredBatch(rows, ids, p, batch.status(), predicted, confidence, truth,
                truth == null || index == null ? null : index.indices(truth, rows), null, null);
    }

    static ScoredBatch regression(long[] ids, int rows, double[] values, @Nullable ColumnVector truth) {
        byte[] status = new byte[rows];
        Arrays.fill(status, RowStatus.OK.code());
        for (int row = 0; row < rows; row++) {
            if (!Double.isFinite(values[row])) {
                status[row] = RowStatus.INVALID.code();
            }
        }
        return new ScoredBatch(rows, ids, values, status, new int[0], new double[0], truth, null,
                null, null);
    }
}
