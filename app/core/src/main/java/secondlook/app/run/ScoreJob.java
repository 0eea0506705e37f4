package secondlook.app.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.expect.InputContract;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.fit.ModelCalibration;
import secondlook.runtime.data.Column;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Task;

/**
 * Scores a dataset with a model and writes an immutable run. Reading ahead, scoring and writing go on at the same time,
 * each on a thread of its own. Nothing half-written is left on failure or cancel.
 */
public final class ScoreJob implements Job<RunManifest> {

    /** The step before scoring, as the job reports it. */
    public static final String STARTING = "Starting the model";

    /** The step after scoring, as the job reports it. */
    public static final String WRITING = "Writing the run and its manifest";

    private final Dataset dataset;
    private final Model model;
    private final String modelName;
    private final SchemaBinding binding;
    private final ScoreRequest request;
    private final Path runs;
    private final Clock clock;
    private final ScoreObserver observer;

    /** @param modelName for a person
     *  @param runs      folder for the run's files; created if absent */
    public ScoreJob(Dataset dataset, Model model, String modelName, SchemaBinding binding, ScoreRequest request,
            Path runs, Clock clock, ScoreObserver observer) {
        this.dataset = dataset;
        this.model = model;
        this.modelName = modelName;
        this.binding = binding;
        this.request = request;
        this.runs = runs;
        this.clock = clock;
        this.observer = observer;
    }

    /**
     * @throws RefusedException     if the model gives nothing that a run can hold, the truth column is absent, the
     *                              calibration is not this model's, the condition is no condition, every row breaks what
     *                              the model expects, or the folder cannot be written
     * @throws ModelFailedException if the model fails as a whole
     */
    @Override
    public RunManifest run(JobContext context) {
        ModelSignature signature = model.signature();
        boolean classification = signature.task() == Task.CLASSIFICATION;
        if (!classification && signature.task() != Task.REGRESSION) {
            throw new RefusedException(modelName + " cannot make a run",
                    "it is neither a classifier nor a regressor but " + signature.task().key(),
                    "Choose a model that gives probabilities or a value for each row.");
        }
        if (classification && signature.classes().isEmpty()) {
            throw new RefusedException(modelName + " cannot make a run", "the names of its classes are not known",
                    "Give them in the order of the model's scores (--classes A,B,…).");
        }
        InputContract contract = request.contract();
        InputContract.Held held = contract == null
                ? InputContract.Held.without(request.where())
                : contract.hold(dataset, request.where(), context);
        context.step(STARTING);
        return score(context, classification ? signature.classes() : List.of(), held);
    }

    private RunManifest score(JobContext context, List<String> classes, InputContract.Held held) {
        String wanted = request.truth();
        TruthColumn truth = wanted == null ? null : TruthColumn.of(dataset, wanted, classes);
        Column column = truth == null ? null : truth.column();
        ModelCalibration calibration = request.calibration();
        if (calibration != null) {
            calibration.checkFits(model.card().sha256(), model.signature());
        }
        long begun = System.nanoTime();
        RunTally tally = new RunTally();
        try (ScoringPass pass = ScoringPass.begin(dataset, model, modelName, binding, column, held.allowed(),
                request.batch());
                NewRun run = NewRun.begin(runs, clock,
                        new RunShape(classes, column, calibration != null, pass.hasMembers()))) {
            context.step("Scoring " + dataset.manifest().name());
            for (ScoringPass.Scored batch = pass.next(context); batch != null; batch = pass.next(context)) {
                context.checkCancelled();
                ScoredBatch scored = scored(batch, truth, classes);
                tally.add(scored);
                run.write(scored);
                context.progress(tally.rows(), pass.total());
                observer.scored(tally.soFar(pass.total(), !classes.isEmpty()));
            }
            context.checkCancelled();
            context.step(WRITING);
            RunProvenance provenance = new RunProvenance(dataset.manifest(), model, modelName, binding, request,
                    column == null ? null : column.name(), KnownRows.count(dataset, model, held.allowed()),
                    pass.hasMembers(), held);
            return run.finish(id -> provenance.manifest(id, clock.instant(), tally,
                    (System.nanoTime() - begun) / 1e9));
        }
    }

    private ScoredBatch scored(ScoringPass.Scored batch, @Nullable TruthColumn truth, List<String> classes) {
        RawScores scores = batch.scores();
        if (classes.isEmpty()) {
            return ScoredBatch.regression(batch.ids(), scores.rows(), scores.values(), batch.truth());
        }
        Distributions.Batch stated = Distributions.of(scores, model.signature().scoreKind(), classes.size());
        ModelCalibration calibration = request.calibration();
        return calibration == null
                ? ScoredBatch.classification(batch.ids(), stated, batch.truth(), truth).with(null, batch.members())
                : ScoredBatch.classification(batch.ids(), calibration.apply(stated, scores), batch.truth(), truth)
                        .with(stated.probabilities(), batch.members());
    }
}
