package secondlook.app.train;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.recipe.Recipe;

/** Gives every row the same scores. */
@NullMarked
final class ConstantModel implements Model {

    private final Recipe recipe;
    private final double[] scores;

    ConstantModel(Recipe recipe, double[] scores) {
        this.recipe = recipe;
        this.scores = scores;
    }

    @Override
    public ModelSignature signature() {
        List<ModelInput> inputs = recipe.inputs().stream().map(
                s -> new ModelInput(s.column(), ElementType.STRING, List.of(), 1, null, false, true)).toList();
        return new ModelSignature(inputs, List.of(), recipe.task(), recipe.labels().classes(), ScoreKind.PROBABILITY,
                -1, List.of());
    }

    @Override
    public ModelCard card() {
        return new ModelCard("constant", "test", null, null, "", Map.of());
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
        return new Scorer() {
            @Override
            public RawScores score(FeatureBatch batch) {
                double[] all = new double[batch.rows() * scores.length];
                for (int row = 0; row < batch.rows(); row++) {
                    System.arraycopy(scores, 0, all, row * scores.length, scores.length);
                }
                return new RawScores(batch.rows(), scores.length, all);
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }

    @Override
    public void close() {
        // holds nothing
    }
}
