package secondlook.runtime.calibration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.evaluation.Synthetic;

/** True probabilities are distorted in a known way; a calibrator of the right kind finds the way back. */
class CalibratorRecoveryTest {

    private static final int ROWS = 20_000;

    @Test
    void temperatureFindsTheFactorOfTheLogits() {
        Synthetic data = Synthetic.calibrated(new Random(81), ROWS, 4, 1);
        double[] z = Arrays.stream(data.probabilities()).map(p -> 2.5 * Math.log(p)).toArray();
        TemperatureScaling fitted = TemperatureScaling.fitLogits(z, 4, data.truth());
        assertEquals(2.5, fitted.temperature(), 0.1);
        assertTrue(!fitted.atBound());
        assertTrue(fitted.logLoss(z, 4, data.truth()) < new TemperatureScaling(1, false).logLoss(z, 4, data.truth()));
    }

    @Test
    void vectorScalingFindsEverySlopeAndOffset() {
        Synthetic data = Synthetic.calibrated(new Random(82), ROWS, 3, 1);
        double[] w = {0.5, 1.5, 1};
        double[] b = {-0.3, 0.5, -0.2};
        double[] z = data.probabilities().clone();
        for (int i = 0; i < z.length; i++) {
            z[i] = (Math.log(z[i]) - b[i % 3]) / w[i % 3];
        }
        VectorScaling fitted = VectorScaling.fitLogits(z, 3, data.truth());
        assertArrayEquals(w, fitted.w(), 0.1);
        assertArrayEquals(b, fitted.b(), 0.1);
    }

    @Test
    void plattFindsSlopeAndInterceptOfTheLogit() {
        double[] stated = new double[ROWS];
        boolean[] happened = draw(new Random(83), stated, p -> sigmoid(2 * PlattScaling.logit(p) - 0.7));
        PlattScaling fitted = PlattScaling.fit(stated, happened);
        assertEquals(0.5, fitted.a(), 0.03);
        assertEquals(0.35, fitted.b(), 0.05);
    }

    @Test
    void betaFindsAnAsymmetricDistortion() {
        Random random = new Random(84);
        double[] stated = random.doubles(ROWS, 0.001, 0.999).toArray();
        boolean[] happened = new boolean[ROWS];
        BetaCalibration truth = new BetaCalibration(0.6, 1.8, 0.4);
        for (int row = 0; row < ROWS; row++) {
            happened[row] = random.nextDouble() < truth.calibrate(stated[row]);
        }
        BetaCalibration fitted = BetaCalibration.fit(stated, happened);
        assertEquals(truth.a(), fitted.a(), 0.1);
        assertEquals(truth.b(), fitted.b(), 0.15);
        assertEquals(truth.c(), fitted.c(), 0.15);
    }

    @Test
    void betaNeverFalls() {
        Random random = new Random(85);
        for (int i = 0; i < 20; i++) {
            double[] stated = random.doubles(100).toArray();
            boolean[] happened = new boolean[100];
            for (int row = 0; row < 100; row++) {
                // the wrong way round, or no relation at all
                happened[row] = random.nextDouble() > (i % 2 == 0 ? stated[row] : 0.5);
            }
            BetaCalibration fitted = BetaCalibration.fit(stated, happened);
            assertTrue(fitted.a() >= 0 && fitted.b() >= 0);
            assertRises(fitted);
        }
    }

    @Test
    void isotonicUndoesAnyRisingDistortion() {
        double[] stated = new double[ROWS];
        boolean[] happened = draw(new Random(86), stated, p -> p * p * p);
        IsotonicCalibration fitted = IsotonicCalibration.fit(stated, happened);
        assertRises(fitted);
        double[] mended = Arrays.stream(stated).map(fitted::calibrate).toArray();
        Bins bins = Bins.equalWidth(10);
        assertTrue(ReliabilityTable.of(stated, happened, bins).expectedError() > 0.2);
        assertTrue(ReliabilityTable.of(mended, happened, bins).expectedError() < 0.01);
        // between two fitted values the map is a straight line
        for (int i = 0; i + 1 < fitted.x().length; i++) {
            double middle = (fitted.x()[i] + fitted.x()[i + 1]) / 2;
            assertEquals((fitted.y()[i] + fitted.y()[i + 1]) / 2, fitted.calibrate(middle), 1e-9);
        }
    }

    @Test
    void isotonicOfEqualValuesIsTheirMean() {
        IsotonicCalibration fitted = IsotonicCalibration.fit(new double[]{0.3, 0.3, 0.3, 0.3},
                new boolean[]{true, false, false, false});
        assertEquals(0.25, fitted.calibrate(0));
        assertEquals(0.25, fitted.calibrate(0.3));
        assertEquals(0.25, fitted.calibrate(1));
    }

    @Test
    void temperatureNeverChangesTheTopClassAndEveryCalibratorKeepsTheSum() {
        Synthetic data = Synthetic.calibrated(new Random(87), 500, 5, 1);
        LabelledRows rows = data.labelled();
        Calibrator[] calibrators = {TemperatureScaling.fit(rows), VectorScaling.fit(rows),
                OneVsRest.fit(rows, PlattScaling::fit), OneVsRest.fit(rows, IsotonicCalibration::fit),
                OneVsRest.fit(rows, BetaCalibration::fit)};
        for (Calibrator calibrator : calibrators) {
            double[] p = data.probabilities().clone();
            for (int row = 0; row < data.rows(); row++) {
                calibrator.apply(p, row * 5, 5);
                double sum = Arrays.stream(p, row * 5, row * 5 + 5).sum();
                assertEquals(1, sum, 1e-9);
                if (calibrator instanceof TemperatureScaling) {
                    assertEquals(rows.predicted()[row], Measure.argMax(p, row * 5, 5));
                }
            }
        }
    }

    @Test
    void aTemperatureOutOfBoundsIsTheBoundAndSaysSo() {
        double[] sure = {5, 0, 0, 5};
        assertEquals(new TemperatureScaling(0.01, true), TemperatureScaling.fitLogits(sure, 2, new int[]{0, 1}));
        assertEquals(new TemperatureScaling(100, true), TemperatureScaling.fitLogits(sure, 2, new int[]{1, 0}));
    }

    @Test
    void allZeroClassesBecomeUniform() {
        IsotonicCalibration never = new IsotonicCalibration(new double[]{0.5}, new double[]{0});
        double[] p = {0.2, 0.3, 0.5};
        new OneVsRest(java.util.List.of(never, never, never)).apply(p, 0, 3);
        assertArrayEquals(new double[]{1.0 / 3, 1.0 / 3, 1.0 / 3}, p);
    }

    @Test
    void oneClassAloneIsRefusedExceptByIsotonic() {
        double[] p = {0.2, 0.9};
        boolean[] always = {true, true};
        assertThrows(RefusedException.class, () -> PlattScaling.fit(p, always));
        assertThrows(RefusedException.class, () -> BetaCalibration.fit(p, always));
        assertThrows(RefusedException.class, () -> TemperatureScaling.fitLogits(new double[4], 2, new int[]{1, 1}));
        assertThrows(RefusedException.class, () -> VectorScaling.fitLogits(new double[4], 2, new int[]{1, 1}));
        assertEquals(1, IsotonicCalibration.fit(p, always).calibrate(0.5));
    }

    /** Truth from uniform probabilities; what is stated is their distortion. */
    private static boolean[] draw(Random random, double[] stated, DoubleUnaryOperator distortion) {
        boolean[] happened = new boolean[stated.length];
        for (int row = 0; row < stated.length; row++) {
            double p = random.nextDouble();
            happened[row] = random.nextDouble() < p;
            stated[row] = distortion.applyAsDouble(p);
        }
        return happened;
    }

    private static double sigmoid(double f) {
        return 1 / (1 + Math.exp(-f));
    }

    private static void assertRises(BinaryCalibrator calibrator) {
        double before = 0;
        for (int step = 0; step <= 1000; step++) {
            double value = calibrator.calibrate(step / 1000.0);
            assertTrue(value >= before - 1e-12 && value <= 1);
            before = value;
        }
    }
}
