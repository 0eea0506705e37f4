package secondlook.runtime.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.evaluation.Synthetic;

class DomainClassifierTest {

    @Test
    void rowsOfOneDistributionCannotBeTold() {
        double sum = 0;
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            sum += DomainClassifier.auc(rows(random, 300, 0, 1), rows(random, 300, 0, 1), 3, seed);
        }
        assertEquals(0.5, sum / 10, 0.03);
    }

    @Test
    void aShiftAndASpreadAreTold() {
        Random random = new Random(121);
        double[] reference = rows(random, 400, 0, 1);
        assertTrue(DomainClassifier.auc(reference, rows(random, 300, 1, 1), 3, 1) > 0.7);
        assertTrue(DomainClassifier.auc(reference, rows(random, 300, 0, 3), 3, 1) > 0.75);
        assertTrue(DomainClassifier.auc(reference, rows(random, 300, 50, 1), 3, 1) > 0.999);
    }

    @Test
    void gapsAndConstantColumnsDoNotBreakIt() {
        Random random = new Random(122);
        double[] reference = rows(random, 100, 0, 1);
        double[] current = rows(random, 100, 0, 1);
        for (int row = 0; row < 100; row++) {
            reference[3 * row] = 7;
            current[3 * row] = 7;
            reference[3 * row + 1] = row % 3 == 0 ? Double.NaN : reference[3 * row + 1];
        }
        assertEquals(0.5, DomainClassifier.auc(reference, current, 3, 1), 0.15);
        assertTrue(Double.isNaN(DomainClassifier.auc(new double[6], current, 3, 1)));
    }

    @Test
    void aRunDoesNotDriftFromItselfAndDoesFromASurerOne() {
        Predictions run = Synthetic.calibrated(new Random(123), 800, 3, 1).run();
        PredictionDrift none = PredictionDrift.between(run, run);
        assertEquals(0, none.classes().psi());
        assertEquals(1, none.confidence().ks().pValue());
        PredictionDrift surer = PredictionDrift.between(run, Synthetic.calibrated(new Random(124), 800, 3, 3).run());
        assertTrue(surer.confidence().ks().pValue() < 1e-6);
        assertTrue(surer.confidence().psi() > 0.2);
    }

    private static double[] rows(Random random, int rows, double mean, double deviation) {
        double[] values = new double[3 * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian() * (i % 3 == 2 ? deviation : 1) + (i % 3 == 2 ? mean : 0);
        }
        return values;
    }
}
