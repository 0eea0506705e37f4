package secondlook.app.review.queue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.decision.Predictions;

/** Rows of a run by what the model says of them and by what is in their dataset. */
public final class RowChoice {

    private static final int BATCH = 8192;

    private static final int MOST_GROUPS = 50;

    private RowChoice() {
    }

    public static BitSet all(Predictions predictions) {
        BitSet rows = new BitSet(predictions.rows());
        rows.set(0, predictions.rows());
        return rows;
    }

    /**
     * Rows predicted as one of these classes.
     *
     * @throws RefusedException if there is no such class
     */
    public static BitSet predicted(Predictions predictions, List<String> classes) {
        for (String name : classes) {
            if (!predictions.classes().contains(name)) {
                throw new RefusedException("The queue was not made", "the model has no class " + name,
                        "Its classes are " + String.join(", ", predictions.classes()) + ".");
            }
        }
        BitSet rows = new BitSet(predictions.rows());
        for (int row = 0; row < predictions.rows(); row++) {
            rows.set(row, classes.contains(predictions.predictedName(row)));
        }
        return rows;
    }

    /** Rows whose dataset row fulfils an SQL condition. */
    public static BitSet where(Predictions predictions, Dataset dataset, String condition) {
        BitSet fulfil = new BitSet();
        for (int id : dataset.ids(condition, null, false)) {
            fulfil.set(id);
        }
        BitSet rows = new BitSet(predictions.rows());
        for (int row = 0; row < predictions.rows(); row++) {
            rows.set(row, fulfil.get((int) predictions.rowIds()[row]));
        }
        return rows;
    }

    /**
     * Groups by the values of a column; missing ones are a group too.
     *
     * @throws RefusedException if there is no such column, or it has more than {@value #MOST_GROUPS} values
     */
    public static RowGroups byColumn(Predictions predictions, Dataset dataset, String column) {
        if (dataset.manifest().schema().find(column).isEmpty()) {
            throw new RefusedException("The queue was not made", "there is no column " + column,
                    "The columns are " + String.join(", ", dataset.manifest().schema().names()) + ".");
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] byRow = new int[Math.toIntExact(dataset.manifest().rows())];
        try (RowReader reader = dataset.read(List.of(column), null, BATCH)) {
            for (RowReader.Rows rows = reader.next(); rows != null; rows = reader.next()) {
                ColumnVector values = rows.batch().column(0);
                for (int i = 0; i < rows.batch().rows(); i++) {
                    String value = values.isMissing(i) ? "missing" : String.valueOf(values.asText(i));
                    byRow[(int) rows.ids()[i]] = numbers.computeIfAbsent(value, unused -> numbers.size());
                    if (numbers.size() > MOST_GROUPS) {
                        throw new RefusedException("The queue was not made",
                                column + " has more than " + MOST_GROUPS + " different values",
                                "Group by a column of few values.");
                    }
                }
            }
        }
        int[] of = new int[predictions.rows()];
        for (int row = 0; row < of.length; row++) {
            of[row] = byRow[(int) predictions.rowIds()[row]];
        }
        List<String> names = new ArrayList<>();
        numbers.keySet().forEach(value -> names.add(column + " " + value));
        return new RowGroups(names, of);
    }
}
