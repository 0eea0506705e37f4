package secondlook.desktop.open;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.DatasetManifest;
import secondlook.app.data.DatasetPreview;
import secondlook.app.data.read.DatabaseAddress;
import secondlook.app.data.read.ReadOptions;
import secondlook.app.data.read.Readers;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.shape.ShapeJob;
import secondlook.app.shape.Shaping;
import secondlook.app.workspace.ModelEntry;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.session.Arriving;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.Problem;
import secondlook.runtime.ProblemException;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;

/** Opens what a person hands in or picks, off the FX thread, and puts it into the session. */
public final class Opener {

    /** Bytes of a file that takes longer than a person waits without a word. */
    private static final long LARGE = 32 << 20;

    private final Session session;
    private final JobRunner jobs;
    private final Notices notices;
    private final ModelFiles models;
    private final FileRecogniser recogniser;
    private final RecentFolders recent;
    private final Clock clock;
    private final Path home;
    private boolean ready;
    private Supplier<OpenOptions> options = () -> OpenOptions.AUTO;

    /** @param home where a workspace is made when a file is opened and there is none yet */
    public Opener(Session session, JobRunner jobs, Notices notices, ModelFiles models, RecentFolders recent,
            Clock clock, Path home) {
        this.session = session;
        this.jobs = jobs;
        this.notices = notices;
        this.models = models;
        this.recogniser = new FileRecogniser(models);
        this.recent = recent;
        this.clock = clock;
        this.home = home;
    }

    public FileRecogniser recogniser() {
        return recogniser;
    }

    /** How models are opened; wherever they run best, unless this is said. Before the first is opened. */
    public void openModelsWith(Supplier<OpenOptions> how) {
        options = how;
    }

    /** Opens a workspace, or makes one of an empty or absent folder, and goes to where work can go on. */
    public void workspace(Path folder) {
        workspace(folder, List.of());
    }

    /** Opens a workspace and then these files in it. */
    public void workspace(Path folder, List<Path> files) {
        Optional<Path> review = files.stream().filter(file -> recogniser.kind(file) == FileKind.REVIEW).findFirst();
        if (review.isPresent()) {
            workspace(folder, files.stream().filter(file -> recogniser.kind(file) != FileKind.REVIEW).toList(),
                    () -> packedReview(review.get()));
        } else {
            workspace(folder, files, () -> {
            });
        }
    }

    private void workspace(Path folder, List<Path> files, Runnable then) {
        if (isAt(session.workspace().get(), folder)) {
            if (!files.isEmpty()) {
                files(files);
            }
            then.run();
            return;
        }
        jobs.start("Opening " + folder.getFileName(), context -> inside(folder, workspace -> {
            Opened opened = files.isEmpty() ? newest(workspace, context) : null;
            for (Path file : files) {
                opened = merge(opened, open(workspace, file, context));
            }
            return Objects.requireNonNull(opened);
        }), in -> {
            enter(in);
            then.run();
        }, failure -> notices.failed("Opening " + folder, failure));
    }

    /** Makes the sample's workspace, or finds the one made before, and opens it. */
    public void sample(SampleOffer sample) {
        Workspace current = session.workspace().get();
        jobs.start("Opening the sample", context -> {
            Path folder = sample.make(context);
            return isAt(current, folder)
                    ? Optional.<InWorkspace>empty()
                    : Optional.of(inside(folder, workspace -> newest(workspace, context)));
        }, in -> in.ifPresentOrElse(this::enter, () -> session.goTo(Place.CONFIDENCE)),
                failure -> notices.failed("Opening the sample", failure));
    }

    /** A workspace is locked while it is open, so the one that is open is not opened again. */
    private static boolean isAt(@Nullable Workspace current, Path folder) {
        return current != null && current.folder().toAbsolutePath().normalize()
                .equals(folder.toAbsolutePath().normalize());
    }

    private InWorkspace inside(Path folder, Function<Workspace, Opened> open) {
        boolean fresh = !Files.exists(folder);
        Workspace workspace = Workspace.open(folder, clock);
        try {
            return new InWorkspace(workspace, open.apply(workspace));
        } catch (Throwable failure) {
            workspace.close();
            if (fresh) {
                FreshFolder.remove(folder);
            }
            throw failure;
        }
    }

    private record InWorkspace(Workspace workspace, Opened opened) {}

    /** To be called when a person is about to choose a file: what reading one needs is loaded meanwhile. */
    public void getReady() {
        if (!ready) {
            ready = true;
            jobs.fetch(context -> {
                DatasetPreview.prepare(Path.of(System.getProperty("java.io.tmpdir")));
                return "";
            }, done -> {
            }, failure -> notices.failed("Getting ready", failure));
        }
    }

    /** Files of any kind, in one go; a workspace among them is opened first. */
    public void files(List<Path> paths) {
        for (Path path : paths) {
            if (recogniser.kind(path) == FileKind.WORKSPACE) {
                workspace(FileRecogniser.workspace(path),
                        paths.stream().filter(other -> recogniser.kind(other) != FileKind.WORKSPACE).toList());
                return;
            }
        }
        for (Path path : paths) {
            if (recogniser.kind(path) == FileKind.REVIEW) {
                packedReview(path);
                return;
            }
        }
        Path first = paths.getFirst();
        if (first.toFile().length() < LARGE || recogniser.kind(first) != FileKind.TABLE || !Readers.isText(first)) {
            inOneGo(paths);
            return;
        }
        // a fraction of what the import takes, and a person sees at once what comes
        jobs.fetch(context -> DatasetPreview.of(first, ReadOptions.NONE, home, context), rows -> {
            session.awaits(new Arriving(String.valueOf(first.getFileName()), rows));
            session.goTo(Place.DATA);
            inOneGo(paths);
        }, refused -> inOneGo(paths));
    }

    private void inOneGo(List<Path> paths) {
        Workspace current = session.workspace().get();
        jobs.start("Opening " + paths.getFirst().getFileName(), context -> {
            Function<Workspace, Opened> all = workspace -> {
                Opened opened = null;
                for (Path path : paths) {
                    opened = merge(opened, open(workspace, path, context));
                }
                return Objects.requireNonNull(opened);
            };
            return current != null
                    ? new InWorkspace(current, all.apply(current))
                    : inside(FreshFolder.in(home, stem(paths.getFirst())), all);
        }, this::enter, failure -> {
            session.awaits(null);
            notices.failed("Opening " + paths.getFirst().getFileName(), failure);
        });
    }

    /**
     * A table, read as a person says; it becomes the current dataset.
     *
     * @param done   when it has
     * @param failed if it was refused or cancelled; nothing has changed then
     */
    public RunningJob read(Path path, ReadOptions options, Runnable done, Consumer<Throwable> failed) {
        return bring(String.valueOf(path.getFileName()), stem(path),
                (workspace, context) -> workspace.importDataset(path, options, context), done, failed);
    }

    /**
     * The file of a dataset as it is now, read in the same way and with the same steps done to it; it becomes the current
     * dataset.
     */
    public RunningJob again(Path path, DatasetManifest known, Runnable done, Consumer<Throwable> failed) {
        return bring(String.valueOf(path.getFileName()), stem(path), (workspace, context) -> {
            DatasetManifest read = workspace.importDataset(path, known.readOptions(), context);
            Shaping steps = ShapeJob.of(known);
            if (steps.isEmpty()) {
                return read;
            }
            try (Dataset rows = workspace.openDataset(read.id())) {
                DatasetManifest shaped = new ShapeJob(rows, steps,
                        new DatasetImporter(workspace.datasetsFolder(), clock), clock).run(context);
                workspace.register(shaped);
                return shaped;
            }
        }, done, failed);
    }

    /**
     * A table of a database or the answer to a query; it becomes the current dataset.
     *
     * @param password asked once and not kept
     */
    public RunningJob fetch(DatabaseAddress address, ReadOptions options, Supplier<@Nullable String> password,
            Runnable done, Consumer<Throwable> failed) {
        return bring(address.shown(), address.database(),
                (workspace, context) -> workspace.importDatabase(address, options, password, context), done, failed);
    }

    @FunctionalInterface
    private interface Import {
        DatasetManifest into(Workspace workspace, JobContext context);
    }

    private RunningJob bring(String name, String home, Import made, Runnable done, Consumer<Throwable> failed) {
        Workspace current = session.workspace().get();
        return jobs.start("Opening " + name, context -> {
            Function<Workspace, Opened> all = workspace -> taken(workspace, made.into(workspace, context), context);
            return current != null
                    ? new InWorkspace(current, all.apply(current))
                    : inside(FreshFolder.in(this.home, home), all);
        }, in -> {
            enter(in);
            done.run();
        }, failed);
    }

    /** A packed review needs a person to say what is to become of it; where there is no workspace one is made for it. */
    private void packedReview(Path path) {
        if (session.workspace().get() != null) {
            session.goTo(Place.REVIEW);
            session.hand(path);
            return;
        }
        jobs.start("Opening " + path.getFileName(),
                context -> inside(FreshFolder.in(home, stem(path)), workspace -> {
                    // what is no such file is refused before a workspace is left behind
                    workspace.packedReviews().look(path);
                    return new Opened(Registry.of(workspace), null, null, null);
                }), in -> {
                    session.use(in.workspace(), in.opened().registry());
                    recent.opened(in.workspace().folder(), in.opened().registry());
                    session.goTo(Place.REVIEW);
                    session.hand(path);
                }, failure -> notices.failed("Opening " + path.getFileName(), failure));
    }

    /** Another dataset of the workspace, to be looked at. */
    public void dataset(String id) {
        dataset(id, Place.DATA);
    }

    /** Another dataset of the workspace. */
    public void dataset(String id, Place then) {
        Workspace workspace = session.workspace().get();
        if (workspace != null) {
            jobs.start("Opening the dataset",
                    context -> new Opened(Registry.of(workspace), workspace.openDataset(id), null, null), opened -> {
                        apply(opened);
                        session.goTo(then);
                    }, failure -> notices.failed("Opening the dataset", failure));
        }
    }

    /** Another model of the workspace. */
    public void model(ModelEntry entry) {
        Workspace workspace = session.workspace().get();
        if (workspace != null) {
            jobs.start("Opening the model",
                    context -> new Opened(Registry.of(workspace), null, open(workspace, entry, context), null),
                    opened -> {
                        apply(opened);
                        session.goTo(Place.MODEL);
                    }, failure -> notices.failed("Opening the model", failure));
        }
    }

    /** A run of the workspace, with its dataset and, if it is there, its model. */
    public void run(String id) {
        run(id, Place.CONFIDENCE);
    }

    /** As {@link #run(String)}, going to another screen. */
    public void run(String id, Place then) {
        Workspace workspace = session.workspace().get();
        if (workspace != null) {
            jobs.start("Opening the run", context -> withRun(workspace, id, context), opened -> {
                apply(opened);
                session.goTo(then);
            }, failure -> notices.failed("Opening the run", failure));
        }
    }

    private Opened open(Workspace workspace, Path path, JobContext context) {
        return switch (recogniser.kind(path)) {
            case MODEL -> {
                Model model = models.open(path, options.get(), context);
                ModelEntry entry = workspace.addModel(path, model, stem(path));
                workspace.adoptCalibration(path, model);
                yield new Opened(Registry.of(workspace), null, new OpenModel(entry, model), null);
            }
            case UNKNOWN -> throw new RefusedException(new Problem(path.getFileName() + " cannot be opened",
                    Files.exists(path) ? "it is neither a table, a model nor a workspace" : "there is no such file",
                    "Open CSV, Parquet, Excel, JSON or SQLite for data and predictions, .onnx or .smile for models."));
            default -> taken(workspace, workspace.importDataset(path, context), context);
        };
    }

    private Opened taken(Workspace workspace, DatasetManifest manifest, JobContext context) {
        Dataset dataset = workspace.openDataset(manifest.id());
        Run run = null;
        if (PredictionFiles.looksLikePredictions(dataset)) {
            RunManifest made = PredictionFiles.toRun(dataset, null, workspace.runsFolder(), clock, context);
            workspace.addRun(made);
            run = workspace.openRun(made.id());
        }
        return new Opened(Registry.of(workspace), dataset, null, run);
    }

    private static Opened merge(@Nullable Opened before, Opened after) {
        return before == null
                ? after
                : new Opened(after.registry(), after.dataset() == null ? before.dataset() : after.dataset(),
                        after.model() == null ? before.model() : after.model(),
                        after.dataset() == null ? before.run() : after.run());
    }

    private OpenModel open(Workspace workspace, ModelEntry entry, JobContext context) {
        return new OpenModel(entry, models.open(workspace.modelFile(entry), options.get(), context));
    }

    private Opened newest(Workspace workspace, JobContext context) {
        Registry registry = Registry.of(workspace);
        // of older runs the rows may have been let go of
        Optional<RunManifest> newest = registry.runs().stream().filter(run -> !workspace.isMissing(run)).findFirst();
        if (newest.isPresent()) {
            return withRun(workspace, newest.get().id(), context);
        }
        Opened opened = new Opened(registry,
                registry.datasets().isEmpty() ? null : workspace.openDataset(registry.datasets().getFirst().id()), null,
                null);
        return registry.models().isEmpty()
                ? opened
                : withModel(opened, workspace, registry.models().getFirst(), context);
    }

    private Opened withRun(Workspace workspace, String id, JobContext context) {
        Registry registry = Registry.of(workspace);
        Run run = workspace.openRun(id);
        String datasetId = run.manifest().datasetId();
        Opened opened = new Opened(registry, datasetId == null ? null : workspace.openDataset(datasetId), null, run);
        for (ModelEntry entry : registry.models()) {
            if (entry.sha256().equals(run.manifest().modelSha256())) {
                return withModel(opened, workspace, entry, context);
            }
        }
        return opened;
    }

    /** Rows, runs and answers can be looked at without their model, which may be damaged, gone or stuck. */
    private Opened withModel(Opened opened, Workspace workspace, ModelEntry entry, JobContext context) {
        try {
            return opened.with(open(workspace, entry, context), null);
        } catch (ProblemException noModel) {
            return opened.with(null, noModel);
        }
    }

    private void enter(InWorkspace in) {
        session.awaits(null);
        if (session.workspace().get() != in.workspace()) {
            session.use(in.workspace(), in.opened().registry());
            recent.opened(in.workspace().folder(), in.opened().registry());
        }
        apply(in.opened());
        OpenModel model = in.opened().model();
        if (model != null && in.opened().dataset() == null && isReviewing()) {
            notices.done(model.title() + " is open.", Map.of("Show it", () -> session.goTo(Place.MODEL)));
            return;
        }
        session.goTo(in.opened().run() != null
                ? Place.CONFIDENCE
                : in.opened().dataset() == null && in.opened().model() != null ? Place.MODEL : Place.DATA);
    }

    /** Whoever answers is not taken elsewhere: the next key would do something else there. */
    private boolean isReviewing() {
        return session.place().get() == Place.REVIEW && session.review().get() != null;
    }

    private void apply(Opened opened) {
        session.refresh(opened.registry());
        if (opened.dataset() != null) {
            session.useDataset(opened.dataset());
        }
        if (opened.model() != null) {
            session.useModel(opened.model());
        }
        if (opened.run() != null) {
            session.choose(opened.run().manifest().asked());
            session.useRun(opened.run());
        }
        if (opened.noModel() != null) {
            notices.problem(opened.noModel().problem(), opened.noModel());
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
