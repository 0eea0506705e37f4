package secondlook.runtime.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.calibration.Bins;
import secondlook.runtime.calibration.ReliabilityBin;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.evaluation.Histogram;

/** What is worked out in blocks on several threads is what a plain loop over the rows gives. */
class MeasuredRowsTest {

    private static final int ROWS = 3 * RowBlocks.SIZE + 17;

    private final Random random = new Random(5);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 12})
    void everyRowIsMeasuredAsIfItWereAlone(int classes) {
        double[][] columns = columns(classes);
        byte[] status = status();

        Predictions run = run(columns, status);

        double[] row = new double[classes];
        for (int i = 0; i < ROWS; i++) {
            if (status[i] == RowStatus.INVALID.code()) {
                assertEquals(-1, run.predicted()[i]);
                assertEquals(Double.NaN, run.confidence()[i]);
                assertEquals(Double.NaN, run.margin()[i]);
                assertEquals(Double.NaN, run.entropy()[i]);
                continue;
            }
            for (int k = 0; k < classes; k++) {
                row[k] = columns[k][i];
            }
            assertEquals(Measure.argMax(row, 0, classes), run.predicted()[i]);
            for (Measure measure : Measure.values()) {
                assertEquals(measure.of(row, 0, classes), run.values(measure)[i], measure + " of row " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void histogramAndReliabilityCountEveryRowOnce(int scope) {
        Predictions run = run(columns(3), status());
        Bins bins = Bins.equalWidth(10);
        int[] right = new int[10];
        int[] wrong = new int[10];
        int[] unlabelled = new int[10];
        double[] sum = new double[10];
        for (int row = 0; row < ROWS; row++) {
            if (!run.isValid(row) || scope >= 0 && run.predicted()[row] != scope) {
                continue;
            }
            int bin = bins.indexOf(run.confidence()[row]);
            int[] kind = !run.isLabelled(row) ? unlabelled : run.isWrong(row) ? wrong : right;
            kind[bin]++;
            sum[bin] += run.isLabelled(row) ? run.confidence()[row] : 0;
        }

        Histogram histogram = Histogram.of(run, Measure.CONFIDENCE, 10, scope);
        TopLabel top = TopLabel.of(run, Measure.CONFIDENCE, scope);
        ReliabilityTable table = ReliabilityTable.equalWidth(top, 10);

        assertEquals(boxed(right), boxed(histogram.right()));
        assertEquals(boxed(wrong), boxed(histogram.wrong()));
        assertEquals(boxed(unlabelled), boxed(histogram.unlabelled()));
        for (ReliabilityBin bin : table.bins()) {
            int count = right[bin.index()] + wrong[bin.index()];
            assertEquals(count, bin.count());
            if (count > 0) {
                assertEquals(sum[bin.index()] / count, bin.meanConfidence(), 1e-12);
                assertEquals((double) right[bin.index()] / count, bin.accuracy(), 1e-12);
            }
        }
        if (scope < 0) {
            ReliabilityTable direct = ReliabilityTable.equalWidth(run, 10);
            assertEquals(table.rows(), direct.rows());
            assertEquals(table.expectedError(), direct.expectedError(), 1e-12);
            assertEquals(table.maximumError(), direct.maximumError(), 1e-12);
        }
    }

    private static List<Integer> boxed(int[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    private Predictions run(double[][] columns, byte[] status) {
        MeasuredRows rows = new MeasuredRows(ROWS);
        int half = ROWS / 2;
        double[][] rest = new double[columns.length][];
        for (int k = 0; k < columns.length; k++) {
            rest[k] = Arrays.copyOfRange(columns[k], half, ROWS);
        }
        rows.add(0, columns, status, half);
        rows.add(half, rest, Arrays.copyOfRange(status, half, ROWS), ROWS - half);
        int[] truth = random.ints(ROWS, Predictions.UNKNOWN_TRUTH, columns.length).toArray();
        return rows.predictions(Collections.nCopies(columns.length, "c"), new long[ROWS], truth);
    }

    /** Ties, zeros and certainties are frequent. */
    private double[][] columns(int classes) {
        double[][] columns = new double[classes][ROWS];
        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                columns[k][row] = random.nextBoolean() ? random.nextInt(4) : random.nextDouble();
                sum += columns[k][row];
            }
            for (int k = 0; k < classes; k++) {
                columns[k][row] = sum == 0 ? 1.0 / classes : columns[k][row] / sum;
            }
        }
        return columns;
    }

    private byte[] status() {
        byte[] status = new byte[ROWS];
        for (int row = 0; row < ROWS; row++) {
            status[row] = random.nextInt(20) == 0 ? RowStatus.INVALID.code() : RowStatus.OK.code();
        }
        return status;
    }
}
