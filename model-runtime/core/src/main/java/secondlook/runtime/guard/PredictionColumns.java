package secondlook.runtime.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.decision.Predictions;

/** What a prediction says, as columns beside the inputs. */
final class PredictionColumns {

    private PredictionColumns() {
    }

    /** The inputs, then those of {@link Guard#PREDICTION_FIELDS}. An unusable prediction is missing. */
    static List<ColumnVector> after(List<ColumnVector> inputs, Predictions predictions, int from, int to) {
        List<ColumnVector> all = new ArrayList<>(inputs);
        @Nullable
        String[] names = new @Nullable String[to - from];
        for (int row = from; row < to; row++) {
            names[row - from] = predictions.isValid(row) ? predictions.predictedName(row) : null;
        }
        all.add(new TextVector(names));
        all.add(new RealVector(Arrays.copyOfRange(predictions.confidence(), from, to)));
        all.add(new RealVector(Arrays.copyOfRange(predictions.margin(), from, to)));
        all.add(new RealVector(Arrays.copyOfRange(predictions.entropy(), from, to)));
        return all;
    }
}
