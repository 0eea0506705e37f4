package secondlook.app.drift;

import java.util.ArrayList;
import java.util.List;
import secondlook.app.run.Run;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.drift.PredictionDrift;

/** Compares what a model answered with what it answered on a reference. */
public final class RunDrift {

    private RunDrift() {
    }

    /**
     * Columns {@code predicted} and {@code confidence} of a classification, {@code prediction} of a regression. Rows without
     * usable scores count as missing.
     *
     * @throws RefusedException if one is a classification and the other is not
     */
    public static DriftReport between(Run reference, Run current) {
        if (reference.isRegression() != current.isRegression()) {
            throw new RefusedException("The predictions cannot be compared",
                    "one file holds classes and the other values", "Give predictions of the same model.");
        }
        List<ColumnDrift> columns = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (reference.isRegression()) {
            columns.add(ColumnComparison.numeric("prediction", reference.values(), current.values()));
        } else {
            Predictions before = reference.predictions();
            Predictions now = current.predictions();
            PredictionDrift drift = PredictionDrift.between(before, now);
            columns.add(ColumnComparison.categorical("predicted", drift.classes()));
            columns.add(ColumnComparison.numeric("confidence", before.confidence(), now.confidence()));
            if (!before.classes().equals(now.classes())) {
                notes.add("The two files have different classes: " + String.join(", ", before.classes()) + " and "
                        + String.join(", ", now.classes()) + ".");
            }
        }
        return new DriftReport(reference.manifest().rows(), current.manifest().rows(), columns, List.of(), List.of(),
                JointDrift.NONE, notes);
    }
}
