package secondlook.app.train;

import java.util.HashSet;
import java.util.Set;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.model.Task;

/** Whether a target is to be classified or computed. */
final class TaskDetection {

    /** A whole-number target with at most this many different values is taken for classes. */
    static final int FEW = 20;

    private TaskDetection() {
    }

    /** Text and truth values are classes; so are few different whole numbers; everything else is a quantity. */
    static Task of(ColumnType type, ColumnVector target) {
        return switch (type) {
            case TEXT, BOOLEAN -> Task.CLASSIFICATION;
            case INTEGER -> few(target) ? Task.CLASSIFICATION : Task.REGRESSION;
            case REAL, DATE, TIMESTAMP -> Task.REGRESSION;
        };
    }

    private static boolean few(ColumnVector target) {
        Set<Double> seen = new HashSet<>();
        for (int row = 0; row < target.size(); row++) {
            if (!target.isMissing(row) && seen.add(target.asReal(row)) && seen.size() > FEW) {
                return false;
            }
        }
        return true;
    }
}
