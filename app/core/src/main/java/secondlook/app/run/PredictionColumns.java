package secondlook.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.app.data.read.ColumnNames;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.decision.Predictions;

/**
 * Which columns of a file hold predictions.
 *
 * @param classes   in the order of the file's columns; empty for a regression
 * @param scores    the {@code p_<class>} columns in that order, or {@code prediction}
 * @param rowId     the column of row ids; {@code null} to count from 0
 * @param predicted the column of labels; {@code null} if none. Only compared
 * @param truth     the truth column; {@code null} if none
 * @param assumed   whether the truth column was found by its values and not by its name
 */
record PredictionColumns(List<String> classes, List<Column> scores, @Nullable Column rowId,
        @Nullable Column predicted, @Nullable Column truth, boolean assumed) {

    private static final String PROBABILITY = "p_";

    /** Before the name of a class: its probability before calibration. */
    static final String STATED = "raw_p_";

    private static final List<String> TRUTH_NAMES = List.of("y_true", "truth", "label", "target");

    private static final Set<String> OURS = Set.of("row_id", "predicted", "confidence", "status", "prediction", "lower",
            "upper", PredictionFiles.UNEXPECTED);

    /** So many rows tell whether a column holds class names. */
    private static final int LOOKED_AT = 10_000;

    static List<Column> probabilities(Schema schema) {
        return schema.columns().stream()
                .filter(c -> c.name().startsWith(PROBABILITY) && c.name().length() > PROBABILITY.length()).toList();
    }

    /** Whether a column of this name belongs to the predictions, and not to the rows that they are of. */
    static boolean isPrediction(String name) {
        return OURS.contains(name) || name.startsWith(PROBABILITY) || name.startsWith(STATED);
    }

    static @Nullable Column value(Schema schema) {
        Column column = column(schema, "prediction");
        return column != null && column.type().isNumeric() ? column : null;
    }

    private static @Nullable Column column(Schema schema, String name) {
        OptionalInt index = schema.find(name);
        return index.isEmpty() ? null : schema.column(index.getAsInt());
    }

    /** @throws RefusedException if there are no predictions, or the truth column is absent */
    static PredictionColumns of(Dataset dataset, @Nullable String truth) {
        Schema schema = dataset.manifest().schema();
        List<Column> scores = probabilities(schema);
        boolean numbers = scores.stream().anyMatch(c -> c.type().isNumeric());
        boolean none = dataset.manifest().rows() == 0;
        List<String> classes = List.of();
        if (scores.size() >= 2 && (numbers || none)) {
            scores.forEach(column -> checkUsable(dataset, column));
            classes = scores.stream().map(c -> c.name().substring(PROBABILITY.length())).toList();
        } else {
            Column value = value(schema);
            if (value == null) {
                throw new RefusedException(new Problem(dataset.manifest().name() + " holds no predictions",
                        "columns " + String.join(", ", schema.names()),
                        scores.size() == 1
                                ? "it has one column " + scores.getFirst().name() + " where two or more are needed"
                                : "it has neither columns p_<class> with probabilities nor a column prediction",
                        "Give each class a column named p_ and the class's name."));
            }
            scores = List.of(value);
        }
        Column rowId = column(schema, "row_id");
        Column found = truth == null ? byName(schema) : TruthColumn.find(dataset, truth);
        boolean assumed = false;
        if (found == null && !classes.isEmpty()) {
            found = byValues(dataset, classes);
            assumed = found != null;
        }
        return new PredictionColumns(classes, scores,
                rowId != null && rowId.type() == ColumnType.INTEGER ? rowId : null,
                classes.isEmpty() ? null : column(schema, "predicted"), found, assumed);
    }

    private static void checkUsable(Dataset dataset, Column column) {
        String what = dataset.manifest().name() + " cannot be read as predictions";
        if (ColumnNames.wasRenamed(dataset.manifest().warnings(), column.name())) {
            throw new RefusedException(what,
                    "the class of its column " + column.name().replaceFirst("_\\d+$", "") + " has more than one column",
                    "Give each class one column named p_ and the class's name; upper and lower case are not told apart.");
        }
        if (column.type() == ColumnType.TEXT) {
            String name = "\"" + column.name().replace("\"", "\"\"") + "\"";
            if (dataset.count(name + " IS NOT NULL") > 0
                    && dataset.count("TRY_CAST(" + name + " AS DOUBLE) IS NOT NULL") == 0) {
                throw new RefusedException(what, "its column " + column.name() + " holds text where a number is needed",
                        "A column p_<class> holds the probability of that class, from 0 to 1.");
            }
        }
    }

    private static @Nullable Column byName(Schema schema) {
        for (String name : TRUTH_NAMES) {
            Column column = column(schema, name);
            if (column != null) {
                return column;
            }
        }
        return null;
    }

    /** The only column besides ours whose values are all names of classes. */
    private static @Nullable Column byValues(Dataset dataset, List<String> classes) {
        List<Column> candidates = new ArrayList<>();
        for (Column column : dataset.manifest().schema().columns()) {
            boolean ours = OURS.contains(column.name().toLowerCase(Locale.ROOT))
                    || column.name().startsWith(PROBABILITY) || column.name().startsWith(STATED);
            if (!ours && !column.type().isTemporal() && holdsClasses(dataset, column, classes)) {
                candidates.add(column);
            }
        }
        return candidates.size() == 1 ? candidates.getFirst() : null;
    }

    /** Whether the column has the name that the truth usually has. */
    static boolean isCalledTruth(Column column) {
        return TRUTH_NAMES.contains(column.name().toLowerCase(Locale.ROOT));
    }

    /** Whether the first values are all names of classes, and there are some. */
    static boolean holdsClasses(Dataset dataset, Column column, List<String> classes) {
        try (RowReader rows = dataset.read(List.of(column.name()), null, LOOKED_AT)) {
            RowReader.Rows first = rows.next();
            if (first == null) {
                return false;
            }
            ColumnVector values = first.batch().column(0);
            int[] indices = new TruthIndex(classes, column.type()).of(values, first.batch().rows());
            boolean any = false;
            for (int index : indices) {
                if (index == Predictions.UNKNOWN_TRUTH) {
                    return false;
                }
                any |= index >= 0;
            }
            return any;
        }
    }

    /** The names to read: scores first, then row id, label and truth where there are any. */
    List<String> read() {
        List<String> names = scores.stream().map(Column::name).collect(Collectors.toCollection(ArrayList::new));
        for (Column column : new Column[]{rowId, predicted, truth}) {
            if (column != null) {
                names.add(column.name());
            }
        }
        return names;
    }

    int rowIdAt() {
        return scores.size();
    }

    int predictedAt() {
        return scores.size() + (rowId == null ? 0 : 1);
    }

    int truthAt() {
        return predictedAt() + (predicted == null ? 0 : 1);
    }
}
