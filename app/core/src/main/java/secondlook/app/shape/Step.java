package secondlook.app.shape;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;

/** One step of a shaping. Names of columns are found ignoring case; expressions see one row at a time. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({@JsonSubTypes.Type(value = Step.Filter.class, name = "filter"),
        @JsonSubTypes.Type(value = Step.Derive.class, name = "derive"),
        @JsonSubTypes.Type(value = Step.Rename.class, name = "rename"),
        @JsonSubTypes.Type(value = Step.ChangeType.class, name = "type"),
        @JsonSubTypes.Type(value = Step.Drop.class, name = "drop"),
        @JsonSubTypes.Type(value = Step.Sample.class, name = "sample"),
        @JsonSubTypes.Type(value = Step.Join.class, name = "join")})
public sealed interface Step {

    /** Of a name that a step gives to a column. */
    int LONGEST_NAME = 200;

    /** What it does, for a person. */
    String inWords();

    /**
     * Keeps the rows that fulfil a condition.
     *
     * @param condition an SQL expression that is true, false or missing; only the true ones stay
     */
    record Filter(String condition) implements Step {

        public Filter {
            required(condition, "condition of a filter");
        }

        @Override
        public String inWords() {
            return "keep the rows where " + line(condition);
        }
    }

    /**
     * Computes a column. One that is there already is replaced.
     *
     * @param column     its name
     * @param expression an SQL expression
     */
    record Derive(String column, String expression) implements Step {

        public Derive {
            name(column);
            required(expression, "expression of " + column);
        }

        @Override
        public String inWords() {
            return column + " = " + line(expression);
        }
    }

    /** Gives a column another name. */
    record Rename(String from, String to) implements Step {

        public Rename {
            required(from, "column to rename");
            name(to);
        }

        @Override
        public String inWords() {
            return "rename " + from + " to " + to;
        }
    }

    /** Gives a column another type. Values that have none in it become missing, and are counted. */
    record ChangeType(String column, ColumnType type) implements Step {

        public ChangeType {
            required(column, "column to change");
            if (type == null) {
                throw incomplete("type of " + column);
            }
        }

        @Override
        public String inWords() {
            return column + " becomes " + type.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Leaves columns out. */
    record Drop(List<String> columns) implements Step {

        public Drop {
            if (columns == null || columns.isEmpty()) {
                throw incomplete("columns to drop");
            }
            columns.forEach(column -> required(column, "column to drop"));
            columns = List.copyOf(columns);
        }

        @Override
        public String inWords() {
            return "drop " + String.join(", ", columns);
        }
    }

    /**
     * Keeps rows drawn at random, each set of that size equally likely. Exactly one of {@code rows} and {@code share} is
     * given.
     *
     * @param rows  how many, at least 1; all where there are fewer
     * @param share of the rows, in (0,1]; the number is rounded to the nearest
     * @param seed  makes it repeatable
     */
    record Sample(@Nullable Long rows, @Nullable Double share, long seed) implements Step {

        public Sample {
            boolean one = (rows == null) != (share == null);
            if (!one || (rows != null && rows < 1) || (share != null && !(share > 0 && share <= 1))) {
                throw new RefusedException("The sample cannot be drawn",
                        "its size is neither a number of rows nor a share above 0 and at most 100 %",
                        "Give for example 1000 or 10%.");
            }
        }

        @Override
        public String inWords() {
            String size = rows != null
                    ? String.format(Locale.ROOT, "%,d rows", rows)
                    : String.format(Locale.ROOT, "%s %% of the rows", share == null ? 0 : plain(100 * share));
            return "sample " + size + ", seed " + seed;
        }

        private static String plain(double percent) {
            double rounded = Math.round(percent * 1e6) / 1e6;
            return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
        }
    }

    /**
     * Adds the columns of another file, row by row where the keys are equal. Of rows of that file with the same key the
     * first is used; rows without a partner get missing values. Both are counted.
     *
     * @param file    the other file, absolute
     * @param sha256  its fingerprint when the step was made; {@code null} to take it as it is
     * @param key     the column of this dataset
     * @param fileKey the column of the other file
     * @param columns of the other file; empty for all but the key
     */
    record Join(String file, @Nullable String sha256, String key, String fileKey, List<String> columns)
            implements
                Step {

        public Join {
            required(file, "file to join");
            required(key, "key to join by");
            fileKey = fileKey == null ? key : fileKey;
            columns = columns == null ? List.of() : List.copyOf(columns);
        }

        @Override
        public String inWords() {
            return "join " + file + " by " + key + (fileKey.equals(key) ? "" : " = " + fileKey);
        }

        /** The same, of a file as it is now. */
        Join of(String fingerprint) {
            return new Join(file, fingerprint, key, fileKey, columns);
        }
    }

    private static String line(String expression) {
        return expression.strip().replaceAll("\\s+", " ");
    }

    private static void name(@Nullable String name) {
        required(name, "name of a column");
        if (name != null && (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)
                || name.startsWith(StepSql.ROW))) {
            throw new RefusedException("A column cannot be called \"" + name.substring(0, Math.min(40, name.length()))
                    + "\"", "names have 1 to " + LONGEST_NAME + " characters without line breaks",
                    "Choose another name.");
        }
    }

    private static void required(@Nullable String text, String what) {
        if (text == null || text.isBlank()) {
            throw incomplete(what);
        }
    }

    private static RefusedException incomplete(String what) {
        return new RefusedException("The step is incomplete", "the " + what + " is absent", "Complete it.");
    }
}
