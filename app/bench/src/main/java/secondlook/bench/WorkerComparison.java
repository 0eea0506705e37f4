package secondlook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import secondlook.app.data.Dataset;
import secondlook.app.engine.EngineSettings;
import secondlook.app.engine.Engines;
import secondlook.app.run.RunManifest;
import secondlook.app.run.ScoreJob;
import secondlook.app.run.ScoreObserver;
import secondlook.app.run.ScoreRequest;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;

/** The same run with the model in a worker and in this process. */
final class WorkerComparison {

    private final Path folder;
    private final Clock clock;

    WorkerComparison(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Comparison.Row run(String name, Path modelFile, Dataset dataset, String target) throws Exception {
        EngineSettings settings = new EngineSettings(false, null, Duration.ofMinutes(1),
                Runtime.getRuntime().maxMemory());
        try (Engines workers = Engines.of(settings, folder.resolve("logs"), folder.resolve("cache"));
                Engines here = Engines.inProcess();
                Model away = workers.models().open(modelFile, OpenOptions.CPU);
                Model local = here.models().open(modelFile, OpenOptions.CPU)) {
            SchemaBinding binding = SchemaBinder
                    .bind(local.signature(), dataset.manifest().schema(), BindingRequest.BY_NAME)
                    .orRefuse(name, dataset.manifest().name());
            return new Comparison(name, target, 7).run(() -> score(dataset, away, binding),
                    () -> score(dataset, local, binding));
        }
    }

    private double score(Dataset dataset, Model model, SchemaBinding binding) throws IOException {
        Path runs = folder.resolve("runs");
        RunManifest run = new ScoreJob(dataset, model, "bench", binding, ScoreRequest.ALL, runs, clock,
                ScoreObserver.NONE).run(JobContext.NONE);
        Files.delete(runs.resolve(run.id() + ".parquet"));
        Files.delete(runs.resolve(run.id() + ".json"));
        return run.rows();
    }
}
