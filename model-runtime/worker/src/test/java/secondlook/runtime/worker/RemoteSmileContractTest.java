package secondlook.runtime.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.EngineContract;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelEngine;
import secondlook.runtime.model.Task;
import secondlook.runtime.recipe.Recipe;
import secondlook.runtime.remote.WorkerPool;
import secondlook.runtime.train.ModelManifest;
import secondlook.runtime.train.TrainedModel;
import secondlook.runtime.train.TrainingRequest;

/** The model is trained and written through the worker too. */
class RemoteSmileContractTest extends EngineContract {

    @TempDir
    static Path home;

    private static WorkerPool pool;

    @BeforeAll
    static void start() {
        pool = Workers.pool(home, Workers.PATIENT);
    }

    @AfterAll
    static void end() {
        pool.close();
    }

    @Override
    protected ModelEngine engine() {
        return Workers.engine("smile", pool);
    }

    @Override
    protected Path goodModel(Path folder) {
        Path file = folder.resolve("good.smile");
        TrainedModel trained = Workers.trainer(pool).train(new TrainingRequest("random-forest", Task.CLASSIFICATION,
                "class", Map.of("trees", "20"), 1), rows(), Rows.classes(rows()), JobContext.NONE);
        try (Model model = trained.model()) {
            Recipe recipe = Recipe.fromJson(trained.recipeJson());
            trained.writeTo(file, new ModelManifest("good", "random-forest", Task.CLASSIFICATION, "class",
                    model.signature().classes(), List.of("a", "b"), Map.of(), 1, "none", null, 60, 0, "rows", "0",
                    recipe.sha256(), "2026-01-01T00:00:00Z", Map.of(), "", "", Map.of()));
        }
        return file;
    }

    @Override
    protected FeatureBatch rows() {
        return Rows.of(60, 9);
    }

    @Override
    protected Path brokenModel(Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(goodModel(folder));
        return Files.write(folder.resolve("broken.smile"), Arrays.copyOf(whole, whole.length / 2));
    }
}
