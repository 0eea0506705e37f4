package secondlook.app.report;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.data.finding.Findings;
import secondlook.app.monitor.Chunking;
import secondlook.app.monitor.MonitorLimits;
import secondlook.app.policy.GuardedRun;
import secondlook.app.policy.KnownAnswers;
import secondlook.app.policy.RuleReport;
import secondlook.app.registry.ModelVersion;
import secondlook.app.review.ReviewEstimate;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.queue.UnexpectedRows;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.ModelEntry;
import secondlook.app.workspace.MonitoredRun;
import secondlook.app.workspace.SecondRun;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;

/** Gathers from a workspace what the wanted sections of a report need, and no more. Used off the FX thread. */
public final class ReportMaking {

    private static final int BATCH = 8192;

    private final Workspace workspace;
    private final ModelFiles models;
    private final Clock clock;
    private final String version;

    /**
     * @param models  opens the run's model for its card
     * @param version of this program
     */
    public ReportMaking(Workspace workspace, ModelFiles models, Clock clock, String version) {
        this.workspace = workspace;
        this.models = models;
        this.clock = clock;
        this.version = version;
    }

    /**
     * What is asked for.
     *
     * @param run    whose report it is
     * @param policy {@code null} for the one that is kept with the run
     * @param words  where the policy comes from, as the end of a sentence; {@code null} for the usual words
     * @param time   drift is shown by the months of this column as well; {@code null} for none
     * @param choice what is in it
     */
    public record Request(RunManifest run, @Nullable DecisionPolicy policy, @Nullable String words,
            @Nullable String time, ReportChoice choice) {}

    /**
     * @param unavailable is told why a section cannot say what it should, in one line
     * @throws RefusedException if a file of the run is missing
     */
    public ReportContent make(Request request, Consumer<String> unavailable, JobContext context) {
        RunManifest manifest = request.run();
        ReportChoice choice = request.choice();
        Steps steps = new Steps(context);
        steps.next("Reading the predictions");
        try (Run run = workspace.openRun(manifest.id())) {
            Predictions predictions = run.predictions();
            try (Dataset dataset = dataset(manifest)) {
                steps.next("Looking at the data");
                ReportedData data = dataset == null ? null : data(dataset, manifest, choice, context);
                steps.next("Trying the rules");
                ReportedPolicy policy = policy(request, predictions, dataset,
                        dataset == null ? UnexpectedRows.NONE : UnexpectedRows.of(run, dataset), context);
                steps.next("Opening the model");
                ReportedModel model = choice.has(ReportSection.MODEL) ? model(manifest, unavailable) : null;
                steps.next("Counting the answers");
                List<ReportedReview> reviews = reviews(manifest);
                steps.next("Comparing with the reference");
                ReportedDrift drift = choice.has(ReportSection.DRIFT) && !run.isRegression()
                        ? drift(request, unavailable, context)
                        : null;
                steps.next("Writing");
                ReportedValues values = run.isRegression() ? values(run, dataset, unavailable) : null;
                ReportContent content = new ReportContent(manifest, predictions, values, run.statedPredictions(),
                        policy, data,
                        model, reviews, drift, null, clock.instant().toString(), version, choice);
                return choice.has(ReportSection.ROWS) && values == null
                        ? content.with(FlaggedTable.of(content, dataset))
                        : content;
            }
        }
    }

    private static ReportedValues values(Run run, @Nullable Dataset dataset, Consumer<String> unavailable) {
        double[] predicted = run.values();
        double[] truth = new double[predicted.length];
        Arrays.fill(truth, Double.NaN);
        String column = run.manifest().truth();
        if (dataset == null || column == null) {
            unavailable.accept(column == null
                    ? "The run names no column of right values, so nothing can be said of its errors."
                    : "The rows of the run are not in the workspace, so nothing can be said of its errors.");
            return ReportedValues.of(predicted, truth);
        }
        long[] ids = run.predictions().rowIds();
        for (int from = 0; from < ids.length; from += BATCH) {
            int to = Math.min(ids.length, from + BATCH);
            ColumnVector right = dataset.rows(Arrays.copyOfRange(ids, from, to)).column(column);
            for (int row = from; row < to; row++) {
                truth[row] = right.asReal(row - from);
            }
        }
        return ReportedValues.of(predicted, truth);
    }

    private @Nullable Dataset dataset(RunManifest manifest) {
        String id = manifest.datasetId();
        if (id == null) {
            return null;
        }
        boolean there = workspace.datasets().stream().anyMatch(d -> d.id().equals(id) && !workspace.isMissing(d));
        return there ? workspace.openDataset(id) : null;
    }

    private static ReportedData data(Dataset dataset, RunManifest run, ReportChoice choice, JobContext context) {
        DatasetManifest manifest = dataset.manifest();
        if (!choice.has(ReportSection.DATA)) {
            return new ReportedData(manifest, List.of(), Findings.NONE);
        }
        List<ColumnProfile> profile = dataset.profile(quiet(context));
        return new ReportedData(manifest, profile,
                Findings.of(dataset, profile, run.truth(), quiet(context)));
    }

    private ReportedPolicy policy(Request request, Predictions predictions, @Nullable Dataset dataset,
            UnexpectedRows unexpected, JobContext context) {
        String id = request.run().id();
        DecisionPolicy kept = request.policy() != null ? request.policy() : workspace.policy(id);
        DecisionPolicy policy = kept == null ? DecisionPolicy.of(Measure.CONFIDENCE, 0) : kept;
        String words = request.words() != null
                ? request.words()
                : kept == null ? "no threshold was kept with the run" : "the policy kept with the run";
        if (!policy.needsRows()) {
            return new ReportedPolicy(policy, words, null, null, unexpected);
        }
        try {
            Predictions second = policy.fallback() == null
                    ? null
                    : SecondRun.of(workspace, request.run(), predictions, policy.fallback());
            GuardedRun run = new GuardedRun(request.run().modelName(), predictions, dataset, second, unexpected);
            RuleReport rules = RuleReport.of(run, policy,
                    KnownAnswers.of(predictions, id, workspace.reviews()), quiet(context));
            return new ReportedPolicy(policy, words, rules, null, unexpected);
        } catch (RefusedException refused) {
            return new ReportedPolicy(policy, words, null, refused.problem().why(), unexpected);
        }
    }

    private @Nullable ReportedModel model(RunManifest manifest, Consumer<String> unavailable) {
        ModelEntry entry = workspace.models().stream()
                .filter(m -> Objects.equals(m.sha256(), manifest.modelSha256()) && !workspace.isMissing(m)).findFirst()
                .orElse(null);
        if (entry == null) {
            return null;
        }
        ModelVersion registered = workspace.versions().all().stream()
                .filter(v -> v.sha256().equals(manifest.modelSha256())).findFirst().orElse(null);
        List<ModelVersion> all = registered == null ? List.of() : workspace.versions().of(registered.name());
        try (Model model = models.open(workspace.modelFile(entry), OpenOptions.CPU)) {
            return new ReportedModel(model.card(), model.signature(), registered, all,
                    registered == null ? null : workspace.versions().comparison(registered));
        } catch (RefusedException refused) {
            unavailable.accept(refused.problem().oneLine());
            return null;
        }
    }

    private List<ReportedReview> reviews(RunManifest manifest) {
        List<ReportedReview> reviews = new ArrayList<>();
        for (SessionEntry entry : workspace.reviews().sessions()) {
            if (entry.runId().equals(manifest.id())) {
                try (ReviewSession session = workspace.reviews().open(entry.id())) {
                    reviews.add(new ReportedReview(entry, ReviewEstimate.of(session)));
                }
            }
        }
        return reviews;
    }

    private @Nullable ReportedDrift drift(Request request, Consumer<String> unavailable, JobContext context) {
        String time = request.time();
        String id = request.run().id();
        try (MonitoredRun watched = new MonitoredRun(workspace, request.run(), null)) {
            MonitorLimits limits = workspace.monitorSettings().get().limits();
            return new ReportedDrift(
                    watched.watch(time == null ? null : Chunking.by(time, Chunking.Period.MONTH), limits,
                            quiet(context)),
                    workspace.alarms().standing().stream().filter(alarm -> alarm.runId().equals(id)).toList(), limits);
        } catch (RefusedException refused) {
            if (time != null) {
                throw refused;
            }
            unavailable.accept(refused.problem().oneLine());
            return null;
        }
    }

    /** Can be cancelled like the whole; a part's progress would jump back and forth. */
    private static JobContext quiet(JobContext whole) {
        return new JobContext() {
            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }

    private static final class Steps {

        private static final int ALL = 7;

        private final JobContext context;
        private int done;

        Steps(JobContext context) {
            this.context = context;
        }

        void next(String name) {
            context.checkCancelled();
            context.progress(done++, ALL);
            context.step(name);
        }
    }
}
