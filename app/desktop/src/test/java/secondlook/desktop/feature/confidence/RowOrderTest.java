package secondlook.desktop.feature.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;

class RowOrderTest {

    @Test
    void leastSureFirstWhateverTheMeasure() {
        Predictions predictions = SampleRuns.weather();
        for (Measure measure : Measure.values()) {
            int[] rows = RowOrder.LEAST_SURE.sorted(predictions, measure, row -> true);
            assertEquals(365, rows.length);
            double[] values = predictions.values(measure);
            for (int i = 1; i < rows.length; i++) {
                double step = values[rows[i]] - values[rows[i - 1]];
                assertTrue(measure.highIsUnsure() ? step <= 1e-6 : step >= -1e-6, measure + " at " + i);
            }
        }
    }

    @Test
    void allErrorsStandBeforeAllOthersTheSurestFirst() {
        Predictions predictions = SampleRuns.weather();
        int[] rows = RowOrder.SUREST_ERRORS.sorted(predictions, Measure.CONFIDENCE, row -> true);
        for (int i = 0; i < rows.length; i++) {
            assertEquals(i < 60, predictions.isWrong(rows[i]), "at " + i);
            if (i > 0 && i != 60) {
                assertTrue(predictions.confidence()[rows[i]] <= predictions.confidence()[rows[i - 1]] + 1e-6);
            }
        }
    }
}
