package secondlook.runtime.labels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.evaluation.Synthetic;

class ConfidentLearningTest {

    @Test
    void flippedLabelsComeFirst() {
        Random random = new Random(91);
        Synthetic data = Synthetic.calibrated(random, 2000, 4, 3);
        int[] labels = data.truth().clone();
        boolean[] flipped = new boolean[labels.length];
        for (int i = 0; i < 100; i++) {
            int row = random.nextInt(labels.length);
            flipped[row] = true;
            labels[row] = (data.truth()[row] + 1 + random.nextInt(3)) % 4;
        }
        int[] ranked = ConfidentLearning.of(LabelledRows.of(data.probabilities(), 4, labels)).ranked();
        long found = Arrays.stream(ranked).limit(50).filter(row -> flipped[row]).count();
        // by chance there would be 2 or 3
        assertTrue(found >= 25, "found " + found + " of 50");
    }

    @Test
    void theJointSumsToTheSharesOfLabels() {
        Synthetic data = Synthetic.calibrated(new Random(92), 500, 5, 2);
        ConfidentLearning learning = ConfidentLearning.of(data.labelled());
        double all = 0;
        for (int k = 0; k < 5; k++) {
            int label = k;
            double share = Arrays.stream(data.truth()).filter(t -> t == label).count() / 500.0;
            assertEquals(share, Arrays.stream(learning.joint()[k]).sum(), 1e-12);
            all += share;
        }
        assertEquals(1, all, 1e-12);
    }

    @Test
    void positionsAreThoseOfTheRowsGiven() {
        double nan = Double.NaN;
        double[] p = {nan, nan, 0.9, 0.1, 0.8, 0.2, 0.1, 0.9, 0.1, 0.9, 0.95, 0.05};
        int[] labels = {0, 0, 0, Predictions.NO_TRUTH, 1, 1};
        ConfidentLearning learning = ConfidentLearning.of(LabelledRows.of(p, 2, labels));
        assertArrayEquals(new int[]{5}, learning.candidates());
        assertArrayEquals(new int[]{5}, learning.ranked());
    }

    @Test
    void aClassWithoutLabelsIsNeverSuggested() {
        double[] p = {0.1, 0.1, 0.8, 0.6, 0.3, 0.1, 0.3, 0.6, 0.1};
        ConfidentLearning learning = ConfidentLearning.of(LabelledRows.of(p, 3, new int[]{0, 0, 1}));
        assertTrue(Double.isNaN(learning.thresholds()[2]));
        assertEquals(0, learning.candidates().length);
    }
}
