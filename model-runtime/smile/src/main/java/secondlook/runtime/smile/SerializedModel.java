package secondlook.runtime.smile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.EnsembleScores;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.model.ModelOutput;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Task;
import smile.data.Tuple;
import smile.data.measure.CategoricalMeasure;
import smile.data.type.StructField;

/** A model that Smile serialized itself, scored by Smile's own code. A row with a missing value gets NaN. */
final class SerializedModel extends OpenedModel {

    private final SerializedPredictor predictor;
    private final int threads;

    private SerializedModel(SerializedPredictor predictor, ModelSignature signature, ModelCard card, int threads) {
        super(signature, card);
        this.predictor = predictor;
        this.threads = threads;
    }

    /** @throws secondlook.runtime.RefusedException if the file is no model, or the model does not get through one row */
    static Model open(Path file, String sha256, OpenOptions options) {
        SerializedPredictor predictor = SerializedFile.read(file);
        try {
            predictor.function().score(Tuple.of(predictor.schema(), new double[predictor.schema().length()]),
                    new double[Math.max(1, predictor.classes().size())]);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            throw SerializedFile.refuse(file, "it does not get through a single row", e);
        }
        ModelCard card = new ModelCard("smile", "Smile", predictor.algorithm(), null, sha256, predictor.metadata());
        return new SerializedModel(predictor, signature(predictor, options.classes()), card, options.threads());
    }

    private static ModelSignature signature(SerializedPredictor predictor, @Nullable List<String> given) {
        List<String> classes = predictor.classes();
        List<String> warnings = new ArrayList<>();
        if (given != null && given.size() == classes.size()) {
            classes = given;
        } else if (given != null) {
            warnings.add(given.size() + " class names were given, the model has " + classes.size()
                    + " classes; its own are used.");
        }
        boolean regression = classes.isEmpty();
        if (!regression && given == null && !predictor.named()) {
            warnings.add("The model knows its classes by number only. Give their names (--classes).");
        }
        ModelOutput output = regression
                ? new ModelOutput("prediction", "double", List.of(-1L))
                : new ModelOutput("probabilities", "double", List.of(-1L, (long) classes.size()));
        return new ModelSignature(predictor.schema().fields().stream().map(SerializedModel::input).toList(),
                List.of(output), regression ? Task.REGRESSION : Task.CLASSIFICATION, classes,
                regression ? ScoreKind.UNKNOWN : predictor.soft() ? ScoreKind.PROBABILITY : ScoreKind.HARD, -1,
                warnings);
    }

    private static ModelInput input(StructField field) {
        boolean text = field.measure() instanceof CategoricalMeasure;
        return new ModelInput(field.name(), text ? ElementType.STRING : ElementType.DOUBLE, List.of(-1L, 1L), 1, null,
                false, text);
    }

    @Override
    RawScores score(FeatureBatch batch) {
        int width = Math.max(1, predictor.classes().size());
        double[] out = new double[batch.rows() * width];
        try {
            Chunks.run(batch.rows(), threads, (from, to) -> score(batch, from, to, width, out));
        } catch (RuntimeException | StackOverflowError e) {
            throw new ModelFailedException(
                    new Problem("The model failed while it ran", String.valueOf(e.getMessage()),
                            "Train it again here."),
                    e);
        }
        return new RawScores(batch.rows(), width, out);
    }

    private void score(FeatureBatch batch, int from, int to, int width, double[] out) {
        double[] scores = new double[width];
        for (int row = from; row < to; row++) {
            double[] x = new double[batch.columns().size()];
            if (fill(batch, row, x)) {
                predictor.function().score(Tuple.of(predictor.schema(), x), scores);
            } else {
                Arrays.fill(scores, Double.NaN);
            }
            System.arraycopy(scores, 0, out, row * width, width);
        }
    }

    /** Whether the row is complete. */
    private boolean fill(FeatureBatch batch, int row, double[] x) {
        boolean complete = true;
        for (int c = 0; c < x.length; c++) {
            x[c] = value(predictor.schema().field(c), batch.column(c), row);
            complete &= !Double.isNaN(x[c]);
        }
        return complete;
    }

    @Override
    boolean hasMembers() {
        return predictor.members() != null;
    }

    @Override
    EnsembleScores scoreMembers(FeatureBatch batch) {
        int rows = batch.rows();
        double[][] columns = new double[batch.columns().size()][rows];
        boolean[] complete = new boolean[rows];
        double[] x = new double[columns.length];
        for (int row = 0; row < rows; row++) {
            complete[row] = fill(batch, row, x);
            for (int c = 0; c < x.length; c++) {
                columns[c][row] = x[c];
            }
        }
        EnsembleScores scores = Objects.requireNonNull(predictor.members()).score(columns, rows, threads);
        int width = scores.mean().width();
        for (int row = 0; row < rows; row++) {
            if (!complete[row]) {
                Arrays.fill(scores.mean().values(), row * width, (row + 1) * width, Double.NaN);
                scores.expectedEntropy()[row] = Double.NaN;
                scores.mutualInformation()[row] = Double.NaN;
                scores.voteDisagreement()[row] = Double.NaN;
            }
        }
        return scores;
    }

    /** A category as its code; NaN where missing or not known to the model. */
    private static double value(StructField field, ColumnVector values, int row) {
        if (!(field.measure() instanceof CategoricalMeasure scale)) {
            return values.asReal(row);
        }
        String text = values.asText(row);
        return text != null && scale.contains(text) ? scale.valueOf(text).doubleValue() : Double.NaN;
    }
}
