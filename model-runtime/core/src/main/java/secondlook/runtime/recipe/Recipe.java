package secondlook.runtime.recipe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.model.Task;

/**
 * The preprocessing that travels with a model: fitted once on training rows, the same code in training and scoring.
 *
 * @param task    classification or regression
 * @param target  name of the predicted column
 * @param labels  the classes; none for a regression
 * @param steps   one per raw column, in the order of the training columns
 * @param scaling shift and scale per feature, in the order of {@link #features()}; empty where nothing is scaled
 */
public record Recipe(Task task, String target, TargetLabels labels, List<RecipeStep> steps, List<Scale> scaling) {

    /**
     * The feature becomes {@code (x - centre) / spread}.
     *
     * @param centre mean of the training rows, finite
     * @param spread standard deviation of the training rows, finite and above 0
     */
    public record Scale(double centre, double spread) {

        /** Leaves a feature as it is. */
        public static final Scale NONE = new Scale(0, 1);
    }

    public Recipe {
        steps = List.copyOf(steps);
        scaling = List.copyOf(scaling);
        int width = steps.stream().mapToInt(s -> s.features().size()).sum();
        if (!scaling.isEmpty() && scaling.size() != width) {
            throw new IllegalArgumentException(scaling.size() + " scales for " + width + " features");
        }
    }

    /** The steps that use their column, in order: what a model asks to be fed. */
    public List<RecipeStep> inputs() {
        return steps.stream().filter(s -> !(s instanceof DroppedStep)).toList();
    }

    public List<DroppedStep> dropped() {
        return steps.stream().filter(DroppedStep.class::isInstance).map(DroppedStep.class::cast).toList();
    }

    public List<String> features() {
        return steps.stream().flatMap(s -> s.features().stream()).toList();
    }

    /**
     * Applies the steps to columns found by name. Columns that no step wants are not looked at.
     *
     * @throws IllegalArgumentException if a wanted column is absent
     */
    public FeatureMatrix apply(FeatureBatch batch) {
        List<String> names = inputs().stream().map(RecipeStep::column).toList();
        List<ColumnVector> columns = names.stream().map(batch::column).toList();
        return applyBound(new FeatureBatch(batch.schema().select(names), batch.rows(), columns));
    }

    /** Applies the steps to a batch whose columns are those of {@link #inputs()} in that order, whatever their names. */
    public FeatureMatrix applyBound(FeatureBatch batch) {
        List<RecipeStep> inputs = inputs();
        if (inputs.size() != batch.columns().size()) {
            throw new IllegalArgumentException(batch.columns().size() + " columns for " + inputs.size() + " steps");
        }
        List<String> names = features();
        double[][] out = new double[names.size()][batch.rows()];
        RecipeStep.Counts counts = new RecipeStep.Counts();
        int at = 0;
        for (int i = 0; i < inputs.size(); i++) {
            RecipeStep step = inputs.get(i);
            ColumnType type = batch.schema().column(i).type();
            step.apply(type, batch.column(i), batch.rows(), out, at, counts);
            at += step.features().size();
        }
        for (int f = 0; f < scaling.size(); f++) {
            rescale(out[f], scaling.get(f));
        }
        return new FeatureMatrix(names, batch.rows(), out, counts.filled, counts.unseen);
    }

    private static void rescale(double[] values, Scale scale) {
        if (scale.equals(Scale.NONE)) {
            return;
        }
        double centre = scale.centre();
        double spread = scale.spread();
        for (int row = 0; row < values.length; row++) {
            values[row] = (values[row] - centre) / spread;
        }
    }

    /** As JSON, always the same text for an equal Recipe. */
    public String toJson() {
        return RecipeJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @throws secondlook.runtime.RefusedException if it is anything else
     */
    public static Recipe fromJson(String json) {
        return RecipeJson.read(json);
    }

    /** SHA-256 of {@link #toJson()} in UTF-8, lower-case hex. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(toJson().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a person should know of columns that are not used. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (DroppedStep step : dropped()) {
            notes.add(step.column() + " is not used: " + step.reason() + ".");
        }
        return notes;
    }
}
