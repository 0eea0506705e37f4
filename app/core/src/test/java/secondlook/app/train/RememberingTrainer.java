package secondlook.app.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.Task;
import secondlook.runtime.recipe.Recipe;
import secondlook.runtime.recipe.RecipeFitter;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.recipe.TargetLabels;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.ModelManifest;
import secondlook.runtime.train.TrainedModel;
import secondlook.runtime.train.Trainer;
import secondlook.runtime.train.TrainingRequest;

/** Learns the most frequent class or the mean, and remembers what it was given. */
@NullMarked
final class RememberingTrainer implements Trainer {

    private @Nullable FeatureBatch features;
    private @Nullable ModelManifest written;
    private Balance balance = Balance.NONE;

    FeatureBatch features() {
        return Objects.requireNonNull(features);
    }

    Balance balance() {
        return balance;
    }

    ModelManifest written() {
        return Objects.requireNonNull(written);
    }

    @Override
    public List<Algorithm> algorithms() {
        return List.of(new Algorithm("remember", "Remember", Set.of(Task.CLASSIFICATION, Task.REGRESSION),
                List.of(new Algorithm.Parameter("depth", "Depth", "5", true, 1, 10),
                        new Algorithm.Parameter("width", "Width", "9", true, 1, 10)),
                null));
    }

    @Override
    public Map<String, String> versions() {
        return Map.of("memory", "1");
    }

    @Override
    public TrainedModel train(TrainingRequest request, FeatureBatch batch, ColumnVector target, JobContext context) {
        features = batch;
        balance = request.balance();
        TargetLabels labels = request.task() == Task.REGRESSION
                ? new TargetLabels(List.of())
                : TargetLabels.fit(target, batch.rows());
        Recipe recipe = new RecipeFitter(RecipeOptions.TREES).fit(request.task(), request.target(), labels, batch)
                .recipe();
        double[] scores = request.task() == Task.REGRESSION
                ? new double[]{mean(target, batch.rows())}
                : shares(labels, target, batch.rows());
        return new TrainedModel() {
            @Override
            public Model model() {
                return new ConstantModel(recipe, scores);
            }

            @Override
            public String recipeJson() {
                return recipe.toJson();
            }

            @Override
            public void writeTo(Path file, ModelManifest manifest) {
                written = manifest;
            }
        };
    }

    private static double mean(ColumnVector target, int rows) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += target.asReal(row);
        }
        return sum / rows;
    }

    private static double[] shares(TargetLabels labels, ColumnVector target, int rows) {
        double[] shares = new double[labels.classes().size()];
        for (int code : labels.encode(target, rows)) {
            shares[code] += 1.0 / rows;
        }
        return shares;
    }
}
