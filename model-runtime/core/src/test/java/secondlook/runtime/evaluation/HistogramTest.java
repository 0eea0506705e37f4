package secondlook.runtime.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

class HistogramTest {

    private static final double NAN = Double.NaN;

    /** Right, wrong, no truth, unknown truth, invalid. */
    private static final Predictions RUN = new Predictions(List.of("a", "b"), new long[]{0, 1, 2, 3, 4},
            new int[]{0, 1, 1, 0, -1}, new double[]{0.8, 0.8000001, 0.6, 1, NAN},
            new double[]{0.6, 0.6000002, 0.2, 1, NAN}, new double[]{0.7, 0.7, 0.9, 0, NAN},
            new byte[]{0, 0, 0, 1, RowStatus.INVALID.code()},
            new int[]{0, 0, Predictions.NO_TRUTH, Predictions.UNKNOWN_TRUTH, 0});

    @Test
    void rowsAreSplitByTruthAndAnEdgeBelongsBelow() {
        Histogram histogram = Histogram.of(RUN, Measure.CONFIDENCE, 5);
        assertArrayEquals(new int[]{0, 0, 0, 1, 0}, histogram.right());
        assertArrayEquals(new int[]{0, 0, 0, 0, 1}, histogram.wrong());
        assertArrayEquals(new int[]{0, 0, 1, 0, 1}, histogram.unlabelled());
        assertEquals(1, histogram.invalid());
        assertEquals(2, histogram.largest());
        assertArrayEquals(new int[]{1, 0, 0, 0, 0}, Histogram.of(RUN, Measure.ENTROPY, 5, 0).unlabelled());
    }

    @Test
    void everyValidRowIsInOneBinOfEveryMeasureAndClass() {
        Predictions run = Synthetic.calibrated(new Random(111), 1000, 4, 1).run();
        for (Measure measure : Measure.values()) {
            Histogram all = Histogram.of(run, measure, 37);
            int rows = 0;
            for (int bin = 0; bin < 37; bin++) {
                int index = bin;
                int ofClasses = IntStream.range(0, 4).map(k -> Histogram.of(run, measure, 37, k).total(index)).sum();
                assertEquals(all.total(bin), ofClasses);
                rows += all.total(bin);
            }
            assertEquals(1000, rows);
        }
    }

    @Test
    void withoutTruthNothingIsRightOrWrong() {
        Predictions blind = new Predictions(RUN.classes(), RUN.rowIds(), RUN.predicted(), RUN.confidence(),
                RUN.margin(),
                RUN.entropy(), RUN.status(), null);
        Histogram histogram = Histogram.of(blind, Measure.CONFIDENCE, 5);
        assertEquals(0, IntStream.of(histogram.right()).sum() + IntStream.of(histogram.wrong()).sum());
        assertEquals(4, IntStream.of(histogram.unlabelled()).sum());
        assertEquals(0, Confusion.of(blind).rows());
        assertTrue(Double.isNaN(Confusion.of(blind).accuracy()));
    }

    @Test
    void theConfusionCountsOnlyUsableLabels() {
        Confusion confusion = Confusion.of(RUN);
        assertArrayEquals(new int[]{1, 1}, confusion.counts()[0]);
        assertArrayEquals(new int[]{0, 0}, confusion.counts()[1]);
        assertEquals(0.5, confusion.accuracy());
        assertEquals(0.5, confusion.recall(0));
        assertTrue(Double.isNaN(confusion.recall(1)));
        assertEquals(0, confusion.precision(1));
        assertEquals(0.5, confusion.balancedAccuracy());
        ClassScore a = ClassScore.of(RUN).getFirst();
        assertEquals(0.8, a.meanConfidence());
        assertEquals(2.0 / 3, a.f1(), 1e-15);
    }
}
