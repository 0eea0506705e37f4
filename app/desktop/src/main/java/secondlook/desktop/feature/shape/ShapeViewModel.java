package secondlook.desktop.feature.shape;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.DatasetManifest;
import secondlook.app.shape.ExpressionBench;
import secondlook.app.shape.Functions;
import secondlook.app.shape.Mistake;
import secondlook.app.shape.PreviewJob;
import secondlook.app.shape.ShapeJob;
import secondlook.app.shape.Shaping;
import secondlook.app.shape.ShapingFile;
import secondlook.app.shape.ShapingHistory;
import secondlook.app.shape.ShapingPreview;
import secondlook.app.shape.ShapingSql;
import secondlook.app.shape.Step;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.job.LatestJob;
import secondlook.desktop.job.LatestOnly;
import secondlook.desktop.job.RunningJob;
import secondlook.runtime.ProblemException;
import secondlook.runtime.data.Schema;
import secondlook.runtime.job.JobCancelledException;

/** Steps that a person puts together, what is wrong with the one being written, and what would come of them. On the FX thread. */
public final class ShapeViewModel implements AutoCloseable {

    /** Rows shown. */
    static final int ROWS = 100;

    private final Dataset dataset;
    private final Workspace workspace;
    private final DatasetImporter importer;
    private final JobRunner jobs;
    private final Executor screen;
    private final Executor background;
    private final Clock clock;
    private final Consumer<String> open;
    private final ExpressionBench bench = new ExpressionBench();
    private final ShapingHistory history = new ShapingHistory();
    private final StepDraft draft = new StepDraft();
    private final LatestJob<ShapingPreview> previewing;
    private final LatestOnly<Question, Tried> trying;
    private final ReadOnlyObjectWrapper<Shaping> shaping = new ReadOnlyObjectWrapper<>(Shaping.NONE);
    private final ReadOnlyObjectWrapper<@Nullable ShapingPreview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Mistake> mistake = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Integer> editing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunningJob> applying = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper applied = new ReadOnlyBooleanWrapper();
    private Schema schema;
    private @Nullable Shaping candidate;

    private record Question(StepKind kind, String text, Schema schema) {}

    private record Tried(String text, @Nullable Mistake mistake) {}

    /** @param open opens a dataset of the workspace by its id */
    public ShapeViewModel(Dataset dataset, Workspace workspace, JobRunner jobs, Executor background, Executor screen,
            Clock clock, Consumer<String> open) {
        this.dataset = dataset;
        this.workspace = workspace;
        this.importer = new DatasetImporter(workspace.datasetsFolder(), clock);
        this.jobs = jobs;
        this.screen = screen;
        this.background = background;
        this.clock = clock;
        this.open = open;
        schema = dataset.manifest().schema();
        previewing = new LatestJob<>(jobs, this::show, this::failed);
        trying = new LatestOnly<>(background, screen, this::tried, this::tell, failure -> mistake.set(null));
        draft.expression.subscribe(text -> check());
        draft.kind.subscribe(kind -> check());
        ask(Shaping.NONE);
    }

    DatasetManifest manifest() {
        return dataset.manifest();
    }

    StepDraft draft() {
        return draft;
    }

    /** The steps that stand. */
    public ReadOnlyObjectProperty<Shaping> shaping() {
        return shaping.getReadOnlyProperty();
    }

    /** What comes of them; {@code null} until it is known. */
    public ReadOnlyObjectProperty<@Nullable ShapingPreview> preview() {
        return preview.getReadOnlyProperty();
    }

    /** What is wrong with the expression being written; {@code null} for nothing, or if there is none. */
    public ReadOnlyObjectProperty<@Nullable Mistake> mistake() {
        return mistake.getReadOnlyProperty();
    }

    /** The step that the form changes; {@code null} where it adds one. */
    public ReadOnlyObjectProperty<@Nullable Integer> editing() {
        return editing.getReadOnlyProperty();
    }

    /** Why the last thing asked for was not done; empty where it was. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** The job that makes the dataset; {@code null} where there is none. */
    public ReadOnlyObjectProperty<@Nullable RunningJob> applying() {
        return applying.getReadOnlyProperty();
    }

    /** Whether the new dataset is there. */
    public ReadOnlyBooleanProperty applied() {
        return applied.getReadOnlyProperty();
    }

    public boolean canUndo() {
        return history.canUndo();
    }

    public boolean canRedo() {
        return history.canRedo();
    }

    /** Names of the columns that the next step finds. */
    public List<String> columns() {
        return schema.names();
    }

    List<Completion> completions(String text, int caret) {
        return Completion.of(text, caret, columns(), Functions.written());
    }

    /** Adds the step in the form, or puts it in the place of the one that is changed; it stays out if it does not fit. */
    public void add() {
        Step step;
        try {
            step = draft.step();
        } catch (ProblemException e) {
            problem.set(e.problem().withoutOptions().oneLine());
            return;
        }
        Integer place = editing.get();
        ask(place == null ? shaping.get().with(step) : shaping.get().replaced(place, step));
    }

    /** Brings a step into the form. */
    public void edit(int index) {
        draft.take(shaping.get().steps().get(index));
        editing.set(index);
    }

    /** The form adds a step again. */
    public void stopEditing() {
        editing.set(null);
        draft.clear();
    }

    public void remove(int index) {
        ask(shaping.get().without(index));
    }

    public void undo() {
        if (history.canUndo()) {
            stand(history.undo());
        }
    }

    public void redo() {
        if (history.canRedo()) {
            stand(history.redo());
        }
    }

    /** Steps that were saved, after those that stand. */
    public void load(Path file) {
        jobs.fetch(context -> ShapingFile.read(file), steps -> ask(shaping.get().and(steps)), this::failed);
    }

    /** Writes the steps that stand, those that made this dataset before them. */
    public void save(Path file) {
        Shaping all = ShapeJob.of(dataset.manifest()).and(shaping.get());
        jobs.fetch(context -> {
            ShapingFile.write(file, all);
            return file;
        }, written -> problem.set(""), this::failed);
    }

    /** @param told the steps as one SQL statement */
    public void sql(Consumer<String> told) {
        Shaping now = shaping.get();
        jobs.fetch(context -> ShapingSql.of(dataset, now, importer, context), told, this::failed);
    }

    /** Makes the dataset and opens it; a refusal leaves everything as it was. */
    public void apply() {
        if (applying.get() != null || shaping.get().isEmpty()) {
            return;
        }
        Shaping now = shaping.get();
        problem.set("");
        previewing.drop();
        RunningJob job = jobs.start("Shaping " + dataset.manifest().name(), context -> {
            DatasetManifest made = new ShapeJob(dataset, now, importer, clock).run(context);
            workspace.register(made);
            return made;
        }, made -> {
            applying.set(null);
            open.accept(made.id());
            applied.set(true);
        }, failure -> {
            applying.set(null);
            failed(failure);
        });
        applying.set(job.running().get() ? job : null);
    }

    private void stand(Shaping now) {
        shaping.set(now);
        editing.set(null);
        candidate = null;
        look(now);
    }

    /** Looks what would come of it; it stands once that is known. */
    private void ask(Shaping wanted) {
        candidate = wanted;
        look(wanted);
    }

    private void look(Shaping wanted) {
        problem.set("");
        previewing.ask("Looking at the shaped rows", true,
                new PreviewJob(dataset, wanted, importer, ROWS, first -> screen.execute(() -> {
                    if (wanted.equals(candidate == null ? shaping.get() : candidate)) {
                        show(first);
                    }
                })));
    }

    private void show(ShapingPreview now) {
        Shaping fits = candidate;
        candidate = null;
        schema = now.schema();
        preview.set(now);
        if (fits != null && !fits.equals(shaping.get())) {
            history.change(fits);
            shaping.set(fits);
            stopEditing();
        }
        check();
    }

    private void failed(Throwable failure) {
        candidate = null;
        if (!(failure instanceof JobCancelledException)) {
            problem.set(failure instanceof ProblemException known
                    ? known.problem().withoutOptions().oneLine()
                    : "An error of this program: " + failure);
        }
    }

    private void check() {
        if (!draft.kind.get().isWritten() || draft.expression.get() == null || draft.expression.get().isBlank()) {
            mistake.set(null);
            return;
        }
        trying.ask(new Question(draft.kind.get(), draft.expression.get(), schema));
    }

    private Tried tried(Question question) {
        Mistake found = (question.kind() == StepKind.FILTER
                ? bench.condition(question.text(), question.schema())
                : bench.expression(question.text(), question.schema())).mistake();
        return new Tried(question.text(), found);
    }

    /** What is wrong with a text that is no longer there would be shown at the wrong place. */
    private void tell(Tried tried) {
        if (tried.text().equals(draft.expression.get()) && draft.kind.get().isWritten()) {
            mistake.set(tried.mistake());
        }
    }

    /** What is under way is given up. */
    @Override
    public void close() {
        previewing.drop();
        background.execute(bench::close);
    }
}
