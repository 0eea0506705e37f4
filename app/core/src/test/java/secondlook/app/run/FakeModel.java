package secondlook.app.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.SchemaBinding.BoundInput;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.model.Task;

/** A model whose scores are a function of the batch. */
public final class FakeModel implements Model {

    /** Writes the scores of one row. */
    @FunctionalInterface
    public interface Rule {
        void score(FeatureBatch batch, int row, double[] scores, int at);
    }

    private final List<String> classes;
    private final ScoreKind kind;
    private final List<String> columns;
    private final Rule rule;
    private Map<String, String> metadata = Map.of();

    /** @param classes empty for a regression */
    public FakeModel(List<String> classes, ScoreKind kind, List<String> columns, Rule rule) {
        this.classes = classes;
        this.kind = kind;
        this.columns = columns;
        this.rule = rule;
    }

    /** What the model's file says of where it comes from. */
    public FakeModel from(Map<String, String> origin) {
        metadata = Map.copyOf(origin);
        return this;
    }

    public SchemaBinding binding() {
        return new SchemaBinding(
                List.of(new BoundInput(ModelInput.matrix("X", ElementType.DOUBLE, columns.size(), columns), columns,
                        "saved order")),
                List.of());
    }

    @Override
    public ModelSignature signature() {
        return new ModelSignature(binding().inputs().stream().map(BoundInput::input).toList(), List.of(),
                classes.isEmpty() ? Task.REGRESSION : Task.CLASSIFICATION, classes, kind, -1, List.of());
    }

    @Override
    public ModelCard card() {
        return new ModelCard("fake", "test", null, null, "0".repeat(64), metadata);
    }

    @Override
    public String provider() {
        return "cpu";
    }

    @Override
    public @Nullable String providerNote() {
        return null;
    }

    @Override
    public Scorer scorer(SchemaBinding binding) {
        int width = Math.max(1, classes.size());
        return new Scorer() {
            @Override
            public RawScores score(FeatureBatch batch) {
                double[] scores = new double[batch.rows() * width];
                for (int row = 0; row < batch.rows(); row++) {
                    rule.score(batch, row, scores, row * width);
                }
                return new RawScores(batch.rows(), width, scores);
            }

            @Override
            public void close() {
            }
        };
    }

    @Override
    public void close() {
    }
}
