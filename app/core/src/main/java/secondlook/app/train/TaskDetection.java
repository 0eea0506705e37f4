package secondlook.app.train;

import java.util.HashSet;
import java.util.Set;
import secondlook.runtime.RefusedException;
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

    /** @throws RefusedException if the target is a point in time, which is neither a class nor a quantity */
    static void checkLearnable(String column, ColumnType type) {
        if (type.isTemporal()) {
            throw new RefusedException(column + " cannot be learned",
                    "it is a " + (type == ColumnType.DATE ? "date" : "point in time")
                            + ", and a model predicts a class or a number",
                    "Make a column of what should be predicted: a number of days, a month, a yes or no.");
        }
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
