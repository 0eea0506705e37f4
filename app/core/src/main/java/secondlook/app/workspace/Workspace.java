package secondlook.app.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import secondlook.app.calibration.CalibrationFile;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.DatasetManifest;
import secondlook.app.data.read.DatabaseAddress;
import secondlook.app.data.read.ReadOptions;
import secondlook.app.database.Audit;
import secondlook.app.database.Database;
import secondlook.app.database.Migrations;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.app.expect.ExpectationFile;
import secondlook.app.expect.ModelContracts;
import secondlook.app.monitor.AlarmStore;
import secondlook.app.monitor.PredictionLog;
import secondlook.app.monitor.SettingsStore;
import secondlook.app.registry.Lineage;
import secondlook.app.registry.ModelVersions;
import secondlook.app.review.ReviewExport;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.ReviewStore;
import secondlook.app.review.SqliteReviewStore;
import secondlook.app.review.exchange.ExchangeFormat;
import secondlook.app.review.exchange.ReviewExchange;
import secondlook.app.review.family.LabelSet;
import secondlook.app.review.learn.LabelWeights;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.fit.ModelCalibration;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;

/**
 * The folder in which a person works: registry in {@code workspace.db}, files beside it. Thread-safe. What the registry
 * lists may be missing on disk, when someone deleted the file; {@code isMissing} says so, and opening it is refused.
 */
public final class Workspace implements AutoCloseable {

    /** The file by which a workspace is known, directly in its folder. */
    public static final String FILE = "workspace.db";

    private final WorkspaceFolder folder;
    private final Clock clock;
    private final FolderLock lock;
    private final Database database;
    private final Registry registry;
    private final ModelShelf shelf;
    private final ReviewStore reviews;
    private final ModelVersions versions;
    private final AlarmStore alarms;
    private final PredictionLog log;
    private final SettingsStore monitorSettings;
    private final OpenRuns openRuns = new OpenRuns();

    private Workspace(WorkspaceFolder folder, Clock clock, String who, FolderLock lock, Database database) {
        this.folder = folder;
        this.clock = clock;
        this.lock = lock;
        this.database = database;
        this.registry = new Registry(database, clock, who);
        this.shelf = new ModelShelf(folder.models());
        this.reviews = new SqliteReviewStore(database, clock);
        this.versions = new ModelVersions(database, clock, who, folder.models());
        this.alarms = new AlarmStore(database, clock, who);
        this.log = new PredictionLog(database);
        this.monitorSettings = new SettingsStore(database);
    }

    /** As {@link #open(Path, Clock, String)}, in the name of the person who is logged in. */
    public static Workspace open(Path folder, Clock clock) {
        return open(folder, clock, System.getProperty("user.name", "unknown"));
    }

    /**
     * Opens a workspace, making it first if the folder is empty or absent. One that a newer version made is opened for
     * reading only, see {@link #isReadOnly}.
     *
     * @param who is named in the audit trail
     * @throws RefusedException if the folder holds something else, is read-only, is open already (here or in another
     *                          process), or is damaged
     */
    public static Workspace open(Path folder, Clock clock, String who) {
        WorkspaceFolder rooms = new WorkspaceFolder(folder.toAbsolutePath().normalize());
        boolean fresh = rooms.prepare();
        FolderLock lock = lock(rooms, fresh);
        Database database = null;
        try {
            database = Database.open(rooms.database(), Migrations.workspace());
            Workspace workspace = new Workspace(rooms, clock, who, lock, database);
            if (database.isReadOnly()) {
                return workspace;
            }
            rooms.makeRooms();
            Leftovers.sweep(rooms);
            workspace.registry.note("workspace opened", rooms.root().toString());
            new Adoption(workspace.registry, rooms).adopt();
            return workspace;
        } catch (RuntimeException e) {
            if (database != null) {
                database.close();
            }
            if (fresh) {
                rooms.unmake();
            }
            lock.close();
            throw e;
        }
    }

    private static FolderLock lock(WorkspaceFolder rooms, boolean fresh) {
        try {
            return FolderLock.take(rooms.root());
        } catch (RefusedException e) {
            // without a cause it is in use: then it is not ours to clear away
            if (fresh && e.getCause() != null) {
                rooms.unmake();
            }
            throw e;
        }
    }

    /** Whether the folder is a workspace (holds {@code workspace.db}). */
    public static boolean isWorkspace(Path folder) {
        return WorkspaceFolder.isWorkspace(folder);
    }

    /** Whether a newer version made it: everything can be read, every change is refused. */
    public boolean isReadOnly() {
        return database.isReadOnly();
    }

    /** @throws RefusedException if {@link #isReadOnly} */
    public void requireWritable(String what) {
        database.requireWritable(what);
    }

    public Path folder() {
        return folder.root();
    }

    public String name() {
        Path name = folder.root().getFileName();
        return name == null ? folder.root().toString() : name.toString();
    }

    public Path runsFolder() {
        return folder.runs();
    }

    public DatasetManifest importDataset(Path source, JobContext context) {
        return importDataset(source, ReadOptions.NONE, context);
    }

    /** As {@link #importDataset(Path, JobContext)}, with what a person said about how the file is written. */
    public DatasetManifest importDataset(Path source, ReadOptions options, JobContext context) {
        database.requireWritable(source + " was not imported");
        DatasetManifest dataset = new DatasetImporter(folder.datasets(), clock).importFile(source, options, context);
        registry.add(dataset);
        return dataset;
    }

    /**
     * Fetches a table of a database, or the answer to a query, into the workspace.
     *
     * @param password asked once and not kept
     */
    public DatasetManifest importDatabase(DatabaseAddress address, ReadOptions options,
            Supplier<@Nullable String> password, JobContext context) {
        database.requireWritable(address.shown() + " was not read");
        DatasetManifest dataset = new DatasetImporter(folder.datasets(), clock).importDatabase(address, options,
                password, context);
        registry.add(dataset);
        return dataset;
    }

    /** Where snapshots of datasets lie. */
    public Path datasetsFolder() {
        return folder.datasets();
    }

    /** Enters a dataset whose snapshot lies in {@link #datasetsFolder()} into the registry. */
    public void register(DatasetManifest dataset) {
        registry.add(dataset);
    }

    /** Newest first. */
    public List<DatasetManifest> datasets() {
        return registry.datasets();
    }

    public boolean isMissing(DatasetManifest dataset) {
        return !Files.isRegularFile(folder.datasets().resolve(dataset.id() + ".duckdb"));
    }

    /** @throws RefusedException if its files are missing or damaged */
    public Dataset openDataset(String id) {
        DatasetManifest dataset = datasets().stream().filter(d -> d.id().equals(id)).findFirst()
                .orElseThrow(() -> unknown("dataset", id));
        if (isMissing(dataset)) {
            throw missing(dataset.name(), "Import it again from " + dataset.source() + ".");
        }
        return Dataset.open(folder.datasets(), id);
    }

    /** Copies a model file that {@code model} was opened from into the workspace and registers it. */
    public ModelEntry addModel(Path file, Model model, String name) {
        return addModel(file, model, name, Lineage.of(model.card(), "file"));
    }

    /** As {@link #addModel(Path, Model, String)}, saying where the version comes from, unless that is known already. */
    public ModelEntry addModel(Path file, Model model, String name, Lineage lineage) {
        database.requireWritable("The model was not added");
        String sha256 = model.card().sha256();
        String format = model.card().format();
        String placed = shelf.place(file, model.card());
        if (format.equals("onnx")) {
            shelf.name(sha256, model.signature().classes());
        }
        ExpectationFile.follow(file, folder.models().resolve(sha256));
        ModelEntry entry = registry.add(new ModelEntry(sha256, name, 0, format, model.signature().task().key(),
                model.signature().classes(), placed, clock.instant().toString()));
        versions.describe(name, sha256, lineage);
        return entry;
    }

    /** What the models expect of the rows that they are given. */
    public ModelContracts contracts() {
        return new ModelContracts(folder.models(), folder.datasets());
    }

    /** What every run was like, without its rows. */
    public PredictionLog log() {
        return log;
    }

    /** How it is watched. */
    public SettingsStore monitorSettings() {
        return monitorSettings;
    }

    /** What was noticed while watching runs. */
    public AlarmStore alarms() {
        return alarms;
    }

    /** Versions of the models, and which of them count. */
    public ModelVersions versions() {
        return versions;
    }

    /**
     * The calibration of a model of this workspace, to be applied when it scores; {@code null} if there is none.
     *
     * @throws RefusedException if there is one that cannot be read or does not fit the model
     */
    public @Nullable ModelCalibration calibration(Model model) {
        Path file = calibrationFile(model.card().sha256());
        return Files.exists(file) ? CalibrationFile.read(file, model) : null;
    }

    /**
     * Keeps a calibration with its model, in place of the one before.
     *
     * @throws RefusedException if the model is not in this workspace, or it cannot be written
     */
    public void saveCalibration(ModelCalibration calibration) {
        if (!Files.isDirectory(folder.models().resolve(calibration.modelSha256()))) {
            throw unknown("model", calibration.origin().modelName());
        }
        CalibrationFile.write(calibrationFile(calibration.modelSha256()), calibration);
        registry.note("model calibrated", calibration.modelSha256() + " " + calibration.fingerprint());
    }

    /**
     * Makes scoring use the model's own probabilities again.
     *
     * @return whether there was a calibration
     * @throws RefusedException if it cannot be removed
     */
    public boolean removeCalibration(Model model) {
        try {
            boolean removed = Files.deleteIfExists(calibrationFile(model.card().sha256()));
            if (removed) {
                registry.note("calibration removed", model.card().sha256());
            }
            return removed;
        } catch (IOException e) {
            throw new RefusedException(new Problem("The calibration was not removed", DiskTrouble.words(e),
                    "Check that the workspace can be written to."), e);
        }
    }

    /**
     * Takes over the calibration that lies beside a model's file, unless the workspace has one for this model.
     *
     * @param file that the model was opened from
     * @return the calibration that counts now; {@code null} if there is none
     * @throws RefusedException if there is one that cannot be read or does not fit the model
     */
    public @Nullable ModelCalibration adoptCalibration(Path file, Model model) {
        ModelCalibration own = calibration(model);
        ModelCalibration found = own == null ? CalibrationFile.of(file, model) : own;
        if (own == null && found != null) {
            saveCalibration(found);
        }
        return found;
    }

    private Path calibrationFile(String sha256) {
        return folder.models().resolve(sha256).resolve(CalibrationFile.NAME);
    }

    /** Newest first. */
    public List<ModelEntry> models() {
        return registry.models();
    }

    public boolean isMissing(ModelEntry model) {
        return !Files.isRegularFile(folder.models().resolve(model.sha256()).resolve(model.file()));
    }

    /** @throws RefusedException if it is missing */
    public Path modelFile(ModelEntry model) {
        if (isMissing(model)) {
            throw missing(model.name() + " v" + model.version(), "Add the model file again.");
        }
        return folder.models().resolve(model.sha256()).resolve(model.file());
    }

    /** Enters a run whose files lie in {@link #runsFolder()} into the registry. */
    public void addRun(RunManifest run) {
        registry.add(run);
        log.append(run);
        retention().apply();
    }

    /** As {@link #addRun}, for a run whose rows are in the prediction log already. */
    public void addLoggedRun(RunManifest run) {
        registry.add(run);
    }

    /** What is not to be kept any longer, as of now. */
    public Retention retention() {
        return new Retention(this, openRuns.ids(), clock.instant());
    }

    /** Newest first. */
    public List<RunManifest> runs() {
        return registry.runs();
    }

    /** One of them, without reading the others. */
    public Optional<RunManifest> findRun(String id) {
        return Optional.ofNullable(registry.run(id));
    }

    /** The newest of them. */
    public Optional<RunManifest> newestRun() {
        return Optional.ofNullable(registry.newestRun());
    }

    public boolean isMissing(RunManifest run) {
        return !Files.isRegularFile(folder.runs().resolve(run.id() + ".parquet"));
    }

    /** @throws RefusedException if its files are missing or damaged */
    public Run openRun(String id) {
        run(id);
        return openRuns.add(Run.open(folder.runs(), id));
    }

    private RunManifest run(String id) {
        RunManifest run = findRun(id).orElseThrow(() -> unknown("run", id));
        if (isMissing(run)) {
            throw missing("Run " + id, "Score the dataset again.");
        }
        return run;
    }

    /** Keeps a policy for a run. Earlier ones stay; the last counts. */
    public void savePolicy(String runId, DecisionPolicy policy) {
        registry.keep(runId, policy);
        new RunMeasures(this).enter(runId);
    }

    /** The policy last kept for a run; {@code null} if none. */
    public @Nullable DecisionPolicy policy(String runId) {
        return registry.policy(runId);
    }

    public ReviewStore reviews() {
        return reviews;
    }

    /**
     * Writes a review as a file: every item with its dataset row, its prediction and what was said of it.
     *
     * @param sessionId a review of this workspace
     * @param out       CSV or Parquet by its ending; replaced if it is there
     * @param history   every act instead of what counts
     * @return number of rows written
     * @throws RefusedException if there is no such review, the run's file is missing, or {@code out} cannot be written;
     *                          nothing half-written is left
     */
    public long exportReview(String sessionId, Path out, boolean history) {
        return exportReview(sessionId, out, history, false);
    }

    /**
     * As {@link #exportReview(String, Path, boolean)}.
     *
     * @param neutralised see {@link ReviewExport#write(ReviewSession, Path, boolean, boolean)}
     */
    public long exportReview(String sessionId, Path out, boolean history, boolean neutralised) {
        try (ReviewSession session = reviews.open(sessionId)) {
            return reviewExport(session.entry().runId()).write(session, out, history, neutralised);
        }
    }

    /** Reviews as files that are handed over and brought back. */
    public PackedReviews packedReviews() {
        return new PackedReviews(this, folder.datasets(), clock);
    }

    /**
     * Makes a dataset of the rows that people labelled, with their labels in the target column.
     *
     * @param run    whose rows were reviewed
     * @param target column that receives the labels; made if the rows have none of that name
     * @param base   a dataset whose target is known, to learn from besides; {@code null} for none
     * @throws RefusedException if no label counts, a label does not fit the target's type, or it cannot be written
     */
    public LearningRows trainingSet(RunManifest run, LabelSet labels, LabelWeights weights, String target,
            @Nullable DatasetManifest base, JobContext context) {
        return new TrainingSets(this, folder.datasets()).of(run, labels, weights, target, base, context);
    }

    /** What writes this run's reviews. */
    ReviewExport reviewExport(String runId) {
        RunManifest run = run(runId);
        String datasetId = run.datasetId();
        return new ReviewExport(run, folder.runs().resolve(runId + ".parquet"),
                datasetId == null ? null : folder.datasets().resolve(datasetId + ".duckdb"));
    }

    /**
     * Writes a review as the file of another annotation tool.
     *
     * @param format none of the tables
     * @return number of items written
     * @throws RefusedException as {@link #exportReview(String, Path, boolean)}
     */
    public long exportReview(String sessionId, Path out, ExchangeFormat format) {
        try (ReviewSession session = reviews.open(sessionId); Run run = openRun(session.entry().runId())) {
            String datasetId = run.manifest().datasetId();
            boolean rows = datasetId != null
                    && datasets().stream().anyMatch(d -> d.id().equals(datasetId) && !isMissing(d));
            if (datasetId == null || !rows) {
                return ReviewExchange.write(session, run, null, format, out);
            }
            try (Dataset dataset = openDataset(datasetId)) {
                return ReviewExchange.write(session, run, dataset, format, out);
            }
        }
    }

    /** Who did what when, oldest first. */
    public List<Audit.Entry> auditTrail() {
        return registry.trail();
    }

    private RefusedException unknown(String kind, String id) {
        return new RefusedException("The " + kind + " " + id + " cannot be opened",
                "this workspace has no " + kind + " of that name", "Choose one that " + folder.root() + " lists.");
    }

    private RefusedException missing(String what, String remedy) {
        return new RefusedException(what + " cannot be opened", "its file is no longer in " + folder.root(), remedy);
    }

    @Override
    public void close() {
        database.close();
        lock.close();
    }
}
