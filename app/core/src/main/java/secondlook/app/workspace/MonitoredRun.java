package secondlook.app.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.decide.PolicyDecisions;
import secondlook.app.expect.ExpectationCheck;
import secondlook.app.expect.Expectations;
import secondlook.app.expect.Violation;
import secondlook.app.monitor.ChunkSuggestion;
import secondlook.app.monitor.Chunking;
import secondlook.app.monitor.DecidedRows;
import secondlook.app.monitor.Distributions;
import secondlook.app.monitor.MonitorJob;
import secondlook.app.monitor.MonitorLimits;
import secondlook.app.monitor.MonitorReport;
import secondlook.app.monitor.Watched;
import secondlook.app.policy.GuardedRun;
import secondlook.app.registry.Lineage;
import secondlook.app.registry.ModelVersion;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunContract;
import secondlook.app.run.RunManifest;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Fallback;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.train.ModelManifest;
import secondlook.runtime.train.ModelManifestJson;

/**
 * A run of a workspace to be watched, against another run or against the rows that its model was trained on. Closes what it
 * opened.
 */
public final class MonitoredRun implements AutoCloseable {

    /** The reference where no run is named. */
    public static final String TRAINING = "training";

    private final Workspace workspace;
    private final RunManifest manifest;
    private final String reference;
    private final @Nullable Dataset inUse;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<String> undecided = new ArrayList<>();
    private final @Nullable DecisionPolicy policy;
    private final Watched before;
    private final Watched now;

    /**
     * @param referenceId a run; {@code null} for the rows that the model was trained on
     * @throws RefusedException if either side's rows are not in the workspace
     */
    public MonitoredRun(Workspace workspace, RunManifest manifest, @Nullable String referenceId) {
        this(workspace, manifest, referenceId, null);
    }

    /**
     * As {@link #MonitoredRun(Workspace, RunManifest, String)}.
     *
     * @param inUse a dataset that is open already, since a snapshot is opened once; it stays open. {@code null} for none
     */
    public MonitoredRun(Workspace workspace, RunManifest manifest, @Nullable String referenceId,
            @Nullable Dataset inUse) {
        this.inUse = inUse;
        this.workspace = workspace;
        this.manifest = manifest;
        this.reference = referenceId == null ? TRAINING : referenceId;
        try {
            Dataset rows = dataset(workspace, manifest);
            Predictions answers = run(workspace, manifest.id()).predictions();
            this.policy = workspace.policy(manifest.id());
            this.now = new Watched("run " + manifest.id(), rows, manifest.where(), answers,
                    decided(manifest, rows, answers), Double.NaN);
            this.before = referenceId == null ? training(workspace, rows) : other(workspace, referenceId, rows);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Run run(Workspace workspace, String id) {
        Run run = workspace.openRun(id);
        opened.add(run);
        if (run.isRegression()) {
            throw refused(run.manifest().id() + " is a regression, and only answers that are classes are watched",
                    "Compare its rows with drift.");
        }
        return run;
    }

    private Dataset dataset(Workspace workspace, RunManifest of) {
        String id = of.datasetId();
        if (id == null) {
            throw refused("the rows of run " + of.id() + " are not in the workspace",
                    "Compare the predictions alone (second-look drift --predictions).");
        }
        return open(workspace, id);
    }

    private Dataset open(Workspace workspace, String id) {
        if (inUse != null && inUse.manifest().id().equals(id)) {
            return inUse;
        }
        Dataset dataset = workspace.openDataset(id);
        opened.add(dataset);
        return dataset;
    }

    private Watched other(Workspace workspace, String id, Dataset rows) {
        RunManifest other = workspace.findRun(id)
                .orElseThrow(() -> refused("the workspace has no run " + id, "Name one that it has."));
        // the same rows are one snapshot, which is opened once
        Dataset dataset = rows.manifest().id().equals(other.datasetId()) ? rows : dataset(workspace, other);
        Predictions answers = run(workspace, id).predictions();
        return new Watched("run " + id, dataset, other.where(), answers, decided(other, dataset, answers),
                Double.NaN);
    }

    /** What the watched run's policy makes of a run's rows; {@code null} where none is kept, or it cannot be applied. */
    private @Nullable DecidedRows decided(RunManifest of, Dataset rows, Predictions answers) {
        DecisionPolicy known = policy;
        if (known == null || !known.needsRows()) {
            return known == null ? null : DecidedRows.of(new PolicyDecisions(answers, known));
        }
        try {
            Fallback fallback = known.fallback();
            Predictions second = fallback == null ? null : SecondRun.of(workspace, of, answers, fallback);
            return DecidedRows.of(new GuardedRun(of.modelName(), answers, rows, second).decide(known, JobContext.NONE));
        } catch (RefusedException refused) {
            undecided.add("What its policy sends to review is not known: " + refused.problem().why() + ".");
            return null;
        }
    }

    private Watched training(Workspace workspace, Dataset rows) {
        ModelVersion version = workspace.versions().all().stream()
                .filter(v -> v.sha256().equals(manifest.modelSha256())).findFirst().orElse(null);
        Lineage lineage = version == null ? null : version.lineage();
        String sha256 = lineage == null ? null : lineage.datasetSha256();
        ModelManifest made = version == null
                ? null
                : made(workspace.versions().file(version).resolveSibling("manifest.json"));
        List<DatasetManifest> alike = sha256 == null
                ? List.of()
                : workspace.datasets().stream().filter(d -> d.sha256().equals(sha256)).toList();
        String id = made == null ? null : made.datasetId();
        // the same file read in another way has other rows; older models do not say how theirs was read
        DatasetManifest trained = alike.stream().filter(d -> id == null || d.id().equals(id)).findFirst().orElse(null);
        if (version == null || lineage == null || trained == null) {
            throw refused(alike.isEmpty()
                    ? "the rows that its model was trained on are not in the workspace"
                    : "the file that its model was trained on is in the workspace only as it was read in another way",
                    "Choose a run to compare with, or open the training rows as they were read then.");
        }
        Dataset dataset = rows.manifest().id().equals(trained.id()) ? rows : open(workspace, trained.id());
        Double accuracy = made == null ? null : made.metrics().get("accuracy");
        return new Watched(TRAINING, dataset, lineage.where(), null, null, accuracy == null ? Double.NaN : accuracy);
    }

    /** What the model's file says of how it was made; {@code null} where it does not. */
    private static @Nullable ModelManifest made(Path file) {
        try {
            return Files.isRegularFile(file) ? ModelManifestJson.read(Files.readString(file)) : null;
        } catch (IOException | RefusedException unreadable) {
            return null;
        }
    }

    private RefusedException refused(String why, String remedy) {
        return new RefusedException("Run " + manifest.id() + " cannot be watched", why, remedy);
    }

    /** What alarms name as the other side: a run's id or {@value #TRAINING}. */
    public String reference() {
        return reference;
    }

    /**
     * Watches, and keeps in the prediction log how the run's columns are distributed.
     *
     * @param chunking {@code null} to look at all rows together only
     */
    public MonitorReport watch(@Nullable Chunking chunking, MonitorLimits limits, JobContext context) {
        MonitorJob job = new MonitorJob(before, now, inputs(), manifest.truth(), chunking, limits);
        MonitorReport report = job.run(context);
        Distributions distributions = job.distributions();
        if (distributions != null && !workspace.isReadOnly()) {
            workspace.log().describe(manifest.id(), distributions);
            new RunMeasures(workspace).enter(manifest.id(), Objects.requireNonNull(now.predictions()));
        }
        return report.noting(undecided);
    }

    /** Ids of its rows in the dataset, by their positions in the run. Not to be changed. */
    public long[] rowIds() {
        return Objects.requireNonNull(now.predictions()).rowIds();
    }

    /** How its rows can be put together over time. */
    public ChunkSuggestion chunks() {
        return new ChunkSuggestion(now.dataset(), manifest.where());
    }

    /**
     * What the run's rows break of what its model expects: as it was found when they were scored, or found now where nobody
     * asked then.
     */
    public List<Violation> broken(JobContext context) {
        RunContract known = manifest.contract();
        String sha256 = manifest.modelSha256();
        if (known != null || sha256 == null) {
            return known == null ? List.of() : known.violations();
        }
        Expectations expected = workspace.contracts().of(sha256);
        return expected == null
                ? List.of()
                : new ExpectationCheck(now.dataset(), expected, manifest.binding(), manifest.where()).run(context);
    }

    /** What its model took; every other column where predictions were made elsewhere and nobody says it. */
    private List<String> inputs() {
        if (manifest.modelSha256() == null) {
            return now.dataset().manifest().schema().names().stream()
                    .filter(name -> !PredictionFiles.isPrediction(name) && !name.equals(manifest.truth())).toList();
        }
        Set<String> bound = new HashSet<>();
        manifest.binding().values().forEach(columns -> {
            bound.add(columns);
            bound.addAll(Arrays.asList(columns.split(", ")));
        });
        return now.dataset().manifest().schema().names().stream().filter(bound::contains).toList();
    }

    @Override
    public void close() {
        for (AutoCloseable one : opened.reversed()) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
