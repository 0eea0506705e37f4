package secondlook.runtime.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.model.Task;

/** Looks at training rows and decides what becomes of each column. The order of the rows makes no difference. */
public final class RecipeFitter {

    /** A missing-value flag is made where at least this share of the training values is missing. */
    private static final double FLAG_MISSING = 0.01;

    /** A text with more different values than this share of its rows is taken for a name or an id. */
    private static final double NAMES = 0.5;

    /** A level with less than this share of the rows is grouped with the other rare ones. */
    private static final double RARE = 0.005;

    /** Fewer different whole numbers than this may well be a quantity. */
    private static final int ROW_NUMBERS = 30;

    private final RecipeOptions options;

    public RecipeFitter(RecipeOptions options) {
        this.options = options;
    }

    /** Fitted, with the features of the training rows. */
    public record Fitted(Recipe recipe, FeatureMatrix features) {}

    /**
     * @param batch training rows, without the target
     * @throws RefusedException if no column is of use
     */
    public Fitted fit(Task task, String target, TargetLabels labels, FeatureBatch batch) {
        List<RecipeStep> steps = new ArrayList<>();
        for (int i = 0; i < batch.columns().size(); i++) {
            steps.add(step(batch.schema().column(i), batch.column(i), batch.rows()));
        }
        Recipe plain = new Recipe(task, target, labels, steps, List.of());
        if (plain.features().isEmpty()) {
            throw new RefusedException(target + " cannot be learned",
                    batch.columns().isEmpty()
                            ? "there is no column besides it"
                            : "no other column is of use: "
                                    + String.join(" ", plain.notes()),
                    "Give a dataset with columns that vary and are not just names.");
        }
        FeatureMatrix matrix = plain.apply(batch);
        if (!options.standardise()) {
            return new Fitted(plain, matrix);
        }
        Recipe scaled = new Recipe(task, target, labels, steps, scales(plain, matrix));
        return new Fitted(scaled, scaled.apply(batch));
    }

    private RecipeStep step(Column column, ColumnVector values, int rows) {
        return switch (column.type()) {
            case BOOLEAN, INTEGER, REAL -> numeric(column, values, rows);
            case DATE, TIMESTAMP -> calendar(column, values, rows);
            case TEXT -> category(column, values, rows);
        };
    }

    private static RecipeStep numeric(Column column, ColumnVector values, int rows) {
        double[] present = new double[rows];
        int n = 0;
        for (int row = 0; row < rows; row++) {
            double value = values.asReal(row);
            if (Double.isFinite(value)) {
                present[n++] = value;
            }
        }
        Arrays.sort(present, 0, n);
        boolean flag = rows - n >= Math.max(1, FLAG_MISSING * rows);
        if (n == 0) {
            return new DroppedStep(column.name(), column.type(), "it has no value in the training rows");
        }
        if (present[0] == present[n - 1] && !flag) {
            return new DroppedStep(column.name(), column.type(), "it has the same value in every training row");
        }
        if (column.type() == ColumnType.INTEGER && isRowNumber(present, n)) {
            return new DroppedStep(column.name(), column.type(), "it looks like a row number");
        }
        double middle = n % 2 == 1 || column.type() == ColumnType.BOOLEAN
                ? present[n / 2]
                : present[n / 2 - 1] + (present[n / 2] - present[n / 2 - 1]) / 2;
        return new NumericStep(column.name(), column.type(), Double.isFinite(middle) ? middle : present[n / 2], flag);
    }

    /** All different and nearly gapless: gaps are left only by the rows that were set aside for the test. */
    private static boolean isRowNumber(double[] sorted, int n) {
        if (n < ROW_NUMBERS || sorted[n - 1] - sorted[0] > 2.0 * n) {
            return false;
        }
        for (int i = 1; i < n; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private static RecipeStep calendar(Column column, ColumnVector values, int rows) {
        long[] present = new long[rows];
        int n = 0;
        for (int row = 0; row < rows; row++) {
            long micros = CalendarStep.micros(column.type(), values, row);
            if (micros != Long.MIN_VALUE) {
                present[n++] = micros;
            }
        }
        if (n == 0) {
            return new DroppedStep(column.name(), column.type(), "it has no usable date in the training rows");
        }
        Arrays.sort(present, 0, n);
        boolean flag = rows - n >= Math.max(1, FLAG_MISSING * rows);
        long fill = present[n / 2];
        List<CalendarPart> all = new ArrayList<>(List.of(CalendarPart.values()));
        if (column.type() == ColumnType.DATE) {
            all.remove(CalendarPart.HOUR);
        }
        CalendarStep every = new CalendarStep(column.name(), column.type(), all, fill, false);
        double[][] made = new double[all.size()][rows];
        every.apply(column.type(), values, rows, made, 0, new RecipeStep.Counts());
        List<CalendarPart> varying = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            double first = made[i][0];
            if (Arrays.stream(made[i]).anyMatch(v -> v != first)) {
                varying.add(all.get(i));
            }
        }
        if (varying.isEmpty()) {
            return new DroppedStep(column.name(), column.type(), "it has the same date in every training row");
        }
        return new CalendarStep(column.name(), column.type(), varying, fill, flag);
    }

    private RecipeStep category(Column column, ColumnVector values, int rows) {
        Map<String, Integer> counts = new HashMap<>();
        int n = 0;
        for (int row = 0; row < rows; row++) {
            String value = values.asText(row);
            if (value != null) {
                counts.merge(value, 1, Integer::sum);
                n++;
            }
        }
        if (n == 0) {
            return new DroppedStep(column.name(), ColumnType.TEXT, "it has no value in the training rows");
        }
        if (counts.size() > options.maxLevels() || (counts.size() > 2 && counts.size() > NAMES * n)) {
            return new DroppedStep(column.name(), ColumnType.TEXT, "it looks like names or ids (" + counts.size()
                    + " different texts in " + n + " rows)");
        }
        boolean missing = n < rows;
        if (counts.size() == 1 && !missing) {
            return new DroppedStep(column.name(), ColumnType.TEXT, "it has the same value in every training row");
        }
        return encode(column.name(), counts, rows, missing);
    }

    private RecipeStep encode(String column, Map<String, Integer> counts, int rows, boolean missing) {
        // TreeMap first, so that equally frequent levels stand in the order of their names whatever the order of rows
        List<Map.Entry<String, Integer>> byFrequency = new ArrayList<>(new TreeMap<>(counts).entrySet());
        byFrequency.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        if (counts.size() > options.oneHotLevels() && options.ordinal()) {
            return new CategoryStep(column, byFrequency.stream().map(Map.Entry::getKey).toList(), false, false, false);
        }
        List<String> kept = new ArrayList<>();
        for (Map.Entry<String, Integer> level : byFrequency) {
            boolean frequent = kept.size() < 2 || level.getValue() >= RARE * rows;
            if (frequent && kept.size() < options.oneHotLevels()) {
                kept.add(level.getKey());
            }
        }
        return new CategoryStep(column, kept, kept.size() < counts.size(), missing, true);
    }

    private static List<Recipe.Scale> scales(Recipe plain, FeatureMatrix matrix) {
        List<Boolean> quantities = plain.steps().stream().flatMap(s -> s.quantities().stream()).toList();
        List<Recipe.Scale> scales = new ArrayList<>(Collections.nCopies(quantities.size(), Recipe.Scale.NONE));
        for (int f = 0; f < scales.size(); f++) {
            if (quantities.get(f)) {
                scales.set(f, scale(matrix.columns()[f]));
            }
        }
        return scales;
    }

    /** Mean and standard deviation in two passes over the sorted values, so that the order of rows does not matter. */
    private static Recipe.Scale scale(double[] column) {
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        double mean = 0;
        for (int i = 0; i < sorted.length; i++) {
            mean += (sorted[i] - mean) / (i + 1);
        }
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        double spread = Math.sqrt(squares / Math.max(1, sorted.length - 1));
        return Double.isFinite(mean) && Double.isFinite(spread) && spread > 0
                ? new Recipe.Scale(mean, spread)
                : Recipe.Scale.NONE;
    }
}
