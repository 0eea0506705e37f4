package secondlook.app.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;
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

    private static final int DEFAULT_BATCH = 8192;

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
     *                              condition is no condition, or the folder cannot be written
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
                    "Give them with --classes A,B,… in the order of the model's scores.");
        }
        context.step(STARTING);
        return score(context, classification ? signature.classes() : List.of());
    }

    private RunManifest score(JobContext context, List<String> classes) {
        Column truth = truthColumn();
        List<String> columns = new ArrayList<>(binding.columns());
        if (truth != null) {
            columns.add(truth.name());
        }
        long begun = System.nanoTime();
        RunTally tally = new RunTally();
        int batchRows = request.batch() > 0 ? request.batch() : DEFAULT_BATCH;
        try (RowReader rows = new ReadAhead(dataset.read(columns, request.where(), batchRows));
                Scorer scorer = model.scorer(binding);
                NewRun run = NewRun.begin(runs, clock, classes, truth)) {
            context.step("Scoring " + dataset.manifest().name());
            TruthIndex index = truth == null || classes.isEmpty() ? null : new TruthIndex(classes, truth.type());
            for (RowReader.Rows batch = rows.next(); batch != null; batch = rows.next()) {
                context.checkCancelled();
                ScoredBatch scored = score(scorer, batch, truth, index, classes);
                tally.add(scored);
                run.write(scored);
                context.progress(tally.rows(), rows.total());
                observer.scored(tally.soFar(rows.total(), !classes.isEmpty()));
            }
            context.checkCancelled();
            context.step(WRITING);
            RunProvenance provenance = new RunProvenance(dataset.manifest(), model, modelName, binding, request,
                    truth == null ? null : truth.name(), knownRows());
            return run.finish(id -> provenance.manifest(id, clock.instant(), tally,
                    (System.nanoTime() - begun) / 1e9));
        }
    }

    /** Rows of this run that the model was made from, where its file names this very dataset as its source. */
    private long knownRows() {
        Map<String, String> card = model.card().metadata();
        if (!dataset.manifest().sha256().equals(card.get("dataset_sha256"))) {
            return 0;
        }
        String learned = card.get("where");
        String scored = request.where();
        if (learned == null || scored == null) {
            return dataset.count(learned == null ? scored : learned);
        }
        return dataset.count("(" + learned + ") AND (" + scored + ")");
    }

    private ScoredBatch score(Scorer scorer, RowReader.Rows batch, @Nullable Column truth, @Nullable TruthIndex index,
            List<String> classes) {
        int features = binding.columns().size();
        FeatureBatch all = batch.batch();
        FeatureBatch bound = truth == null
                ? all
                : new FeatureBatch(new Schema(all.schema().columns().subList(0, features)), all.rows(),
                        all.columns().subList(0, features));
        ColumnVector labels = truth == null ? null : all.column(features);
        RawScores scores = scorer.score(bound);
        int width = Math.max(1, classes.size());
        if (scores.rows() != all.rows() || (scores.width() != width && !(scores.width() == 1 && width == 2))) {
            throw new ModelFailedException(new Problem(modelName + " gave something else than its signature says",
                    "rows from " + batch.ids()[0],
                    String.format(Locale.ROOT, "%d rows of %d scores for %d rows of %d classes", scores.rows(),
                            scores.width(), all.rows(), width),
                    "Check how the model was exported."), null);
        }
        return classes.isEmpty()
                ? ScoredBatch.regression(batch.ids(), scores.rows(), scores.values(), labels)
                : ScoredBatch.classification(batch.ids(),
                        Distributions.of(scores, model.signature().scoreKind(), classes.size()), labels, index);
    }

    private @Nullable Column truthColumn() {
        String name = request.truth();
        if (name == null) {
            return null;
        }
        Schema schema = dataset.manifest().schema();
        OptionalInt found = schema.find(name);
        if (found.isEmpty()) {
            throw new RefusedException("The truth column " + name + " cannot be used",
                    dataset.manifest().name() + " has no such column",
                    "Choose one of " + String.join(", ", schema.names()) + ".");
        }
        return schema.column(found.getAsInt());
    }
}
