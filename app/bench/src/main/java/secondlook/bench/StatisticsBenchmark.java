package secondlook.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.MeasuredRows;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.ThresholdIndex;
import secondlook.runtime.decision.TopLabel;
import secondlook.runtime.evaluation.Histogram;
import secondlook.runtime.selective.RiskCoverage;

/**
 * What the Confidence screen computes of ten million predictions of three classes, beside plain loops over the same arrays
 * and beside copying them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StatisticsBenchmark {

    static final int ROWS = 10_000_000;
    private static final int CLASSES = 3;
    private static final int HISTOGRAM_BINS = 50;
    private static final int ERROR_BINS = ReliabilityTable.NUMBER_BINS;
    private static final List<String> NAMES = List.of("a", "b", "c");

    private final double[][] probabilities = new double[CLASSES][ROWS];
    private final byte[] status = new byte[ROWS];
    private final int[] truth = new int[ROWS];
    private final long[] rowIds = new long[ROWS];
    private final double[][] copy = new double[CLASSES][ROWS];

    private final PlainStatistics found;
    private final TopLabel top;
    private final ThresholdIndex index;
    private final SplittableRandom thresholds = new SplittableRandom(2);

    public StatisticsBenchmark() {
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (int k = 0; k < CLASSES; k++) {
                probabilities[k][row] = Math.exp(3 * random.nextDouble());
                sum += probabilities[k][row];
            }
            double u = random.nextDouble();
            truth[row] = CLASSES - 1;
            for (int k = 0; k < CLASSES; k++) {
                probabilities[k][row] /= sum;
                u -= probabilities[k][row];
                truth[row] = u < 0 ? Math.min(truth[row], k) : truth[row];
            }
            rowIds[row] = row;
        }
        Predictions predictions = measured();
        top = TopLabel.of(predictions);
        index = new ThresholdIndex(predictions, Measure.CONFIDENCE, -1);
        found = plain();
    }

    private Predictions measured() {
        MeasuredRows rows = new MeasuredRows(ROWS);
        rows.add(0, probabilities, status, ROWS);
        return rows.predictions(NAMES, rowIds, truth);
    }

    /** Ours: predicted class, confidence, margin and entropy of every row, the histogram and the calibration error. */
    @Benchmark
    public double statistics(Blackhole sink) {
        Predictions predictions = measured();
        sink.consume(predictions);
        sink.consume(Histogram.of(predictions, Measure.CONFIDENCE, HISTOGRAM_BINS));
        return ReliabilityTable.equalWidth(predictions, ERROR_BINS).expectedError();
    }

    /** The same by one plain loop on one thread. */
    @Benchmark
    public PlainStatistics plainStatistics() {
        return plain();
    }

    private PlainStatistics plain() {
        PlainStatistics plain = new PlainStatistics(ROWS, HISTOGRAM_BINS, ERROR_BINS);
        plain.run(probabilities, truth);
        return plain;
    }

    /** The probabilities, copied. */
    @Benchmark
    public void memoryCopy() {
        for (int k = 0; k < CLASSES; k++) {
            System.arraycopy(probabilities[k], 0, copy[k], 0, ROWS);
        }
    }

    /** What a movement of the threshold asks. */
    @Benchmark
    public ThresholdIndex.Outcome recount() {
        return index.at(thresholds.nextDouble());
    }

    /** The same by looking at every row. */
    @Benchmark
    public int plainRecount() {
        double threshold = thresholds.nextDouble();
        int flagged = 0;
        int errors = 0;
        for (int row = 0; row < ROWS; row++) {
            if (found.confidence[row] < threshold) {
                flagged++;
            } else {
                errors += found.predicted[row] != truth[row] ? 1 : 0;
            }
        }
        return flagged ^ errors;
    }

    /** Ours: all working points. */
    @Benchmark
    public RiskCoverage riskCoverage() {
        return RiskCoverage.of(top);
    }

    /** The same with the area under them. */
    @Benchmark
    public double riskCoverageArea() {
        return RiskCoverage.of(top).aurc();
    }

    /** A sort of the confidences and nothing else, as the library does it on one thread. */
    @Benchmark
    public double[] sortAlone() {
        double[] values = found.confidence.clone();
        Arrays.sort(values);
        return values;
    }

    /** The same on all processors. */
    @Benchmark
    public double[] parallelSortAlone() {
        double[] values = found.confidence.clone();
        Arrays.parallelSort(values);
        return values;
    }

    /** Whether ours and the plain loop say the same of every row and in sum. */
    void check() {
        Predictions ours = measured();
        double error = ReliabilityTable.equalWidth(ours, ERROR_BINS).expectedError();
        boolean same = IntStream.range(0, ROWS).allMatch(row -> ours.predicted()[row] == found.predicted[row]
                && ours.confidence()[row] == found.confidence[row] && ours.margin()[row] == found.margin[row]
                && Math.abs(ours.entropy()[row] - found.entropy[row]) < 1e-15);
        if (!same || Math.abs(error - found.error()) > 1e-12) {
            throw new IllegalStateException("ours and the plain loop differ: " + error + ", " + found.error());
        }
    }
}
