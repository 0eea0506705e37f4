package secondlook.app.run;

import java.nio.file.Path;
import java.time.Clock;
import secondlook.app.data.Dataset;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.SchemaBinding;

/** Scores a dataset with a model and writes an immutable run. Nothing half-written is left on failure or cancel. */
public final class ScoreJob implements Job<RunManifest> {

    /** @param modelName for a person
     *  @param runs      folder for the run's files; created if absent */
    public ScoreJob(Dataset dataset, Model model, String modelName, SchemaBinding binding, ScoreRequest request,
            Path runs, Clock clock, ScoreObserver observer) {
        throw new UnsupportedOperationException("contract");
    }

    @Override
    public RunManifest run(JobContext context) {
        throw new UnsupportedOperationException("contract");
    }
}
