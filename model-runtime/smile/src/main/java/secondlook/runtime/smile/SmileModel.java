package secondlook.runtime.smile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.EnsembleScores;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.model.ModelOutput;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Task;
import secondlook.runtime.recipe.CalendarStep;
import secondlook.runtime.recipe.CategoryStep;
import secondlook.runtime.recipe.FeatureMatrix;
import secondlook.runtime.recipe.Recipe;
import secondlook.runtime.recipe.RecipeStep;

/** A model of ours, opened. */
final class SmileModel extends OpenedModel {

    private final SmileContent content;
    private final int threads;
    private final @Nullable ForestMembers members;

    /** @param threads 1 to score on the calling thread only; otherwise large batches use the common pool */
    SmileModel(SmileContent content, ModelCard card, int threads) {
        super(signature(content), card);
        this.content = content;
        this.threads = threads;
        this.members = ForestLearner.isForest(content.algorithm()) && content.scoring() instanceof TreeEnsemble trees
                ? ForestMembers.of(trees)
                : null;
    }

    private static ModelSignature signature(SmileContent content) {
        Recipe recipe = content.recipe();
        List<ModelInput> inputs = recipe.inputs().stream().map(SmileModel::input).toList();
        boolean regression = recipe.task() == Task.REGRESSION;
        ModelOutput output = regression
                ? new ModelOutput("prediction", "double", List.of(-1L))
                : new ModelOutput(content.kind() == ScoreKind.MARGIN ? "margins" : "probabilities", "double",
                        List.of(-1L, (long) content.scoring().width()));
        List<String> warnings = new ArrayList<>();
        if (!regression && !content.caution().isEmpty()) {
            warnings.add(content.caution());
        }
        return new ModelSignature(inputs, List.of(output), recipe.task(), recipe.labels().classes(),
                regression ? ScoreKind.UNKNOWN : content.kind(), -1, warnings);
    }

    private static ModelInput input(RecipeStep step) {
        boolean categorical = step instanceof CategoryStep;
        boolean temporal = step instanceof CalendarStep;
        ElementType element = categorical ? ElementType.STRING : temporal ? ElementType.INT64 : ElementType.DOUBLE;
        return new ModelInput(step.column(), element, List.of(-1L, 1L), 1, null, temporal, categorical);
    }

    @Override
    RawScores score(FeatureBatch batch) {
        FeatureMatrix matrix = content.recipe().applyBound(batch);
        Scoring scoring = content.scoring();
        double[] out = new double[matrix.rows() * scoring.width()];
        Chunks.run(matrix.rows(), threads, (from, to) -> scoring.score(matrix.columns(), from, to, out));
        return new RawScores(matrix.rows(), scoring.width(), out);
    }

    @Override
    boolean hasMembers() {
        return members != null;
    }

    @Override
    EnsembleScores scoreMembers(FeatureBatch batch) {
        FeatureMatrix matrix = content.recipe().applyBound(batch);
        return Objects.requireNonNull(members).score(matrix.columns(), matrix.rows(), threads);
    }
}
