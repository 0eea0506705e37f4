package secondlook.desktop.feature.review;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.review.ReviewExport;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.VerdictKind;
import secondlook.app.run.Run;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.ProblemException;

/**
 * Reviewing, one item at a time. Acts are carried out one after the other by one thread: each is on disk before the next
 * item shows, and keys typed meanwhile wait in order. If an act cannot be stored, the item stays and what waited behind
 * it is dropped, for it was meant for items that were never shown. Used on the FX thread.
 */
public final class ReviewViewModel {

    /** What there is to show. */
    enum State {
        SESSIONS, OPENING, ITEM, FINISHED
    }

    private record Opened(ReviewDesk desk, @Nullable ItemShown first, Standing standing) {}

    private final Session session;
    private final Executor acts;
    private final Executor background;
    private final Executor screen;
    private final Notices notices;
    private final Clock clock;
    private final Deque<ReviewAct> waiting = new ArrayDeque<>();

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.SESSIONS);
    private final ReadOnlyObjectWrapper<@Nullable SessionEntry> entry = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ItemShown> item = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Standing> standing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Integer>> offered = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper typed = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper railState = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
    private @Nullable ReviewDesk desk;
    private boolean busy;
    private Instant shownAt = Instant.EPOCH;

    /**
     * @param background where acts are carried out, one after the other, and where other reading happens
     * @param screen     the FX thread; {@code Runnable::run} in tests
     */
    public ReviewViewModel(Session session, Executor background, Executor screen, Notices notices,
            Clock clock) {
        this.session = session;
        this.acts = new InOrder(background);
        this.background = background;
        this.screen = screen;
        this.notices = notices;
        this.clock = clock;
        session.review().subscribe(this::take);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** The open session as it was when opened; {@code null} if none is. */
    ReadOnlyObjectProperty<@Nullable SessionEntry> entry() {
        return entry.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable ItemShown> item() {
        return item.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Standing> standing() {
        return standing.getReadOnlyProperty();
    }

    /** Indices of the classes that can be answered with now. */
    ReadOnlyObjectProperty<List<Integer>> offered() {
        return offered.getReadOnlyProperty();
    }

    /** Letters typed to choose among many classes. */
    ReadOnlyStringProperty typed() {
        return typed.getReadOnlyProperty();
    }

    /** What was stored last and when, in words; empty before the first act. */
    ReadOnlyStringProperty saved() {
        return saved.getReadOnlyProperty();
    }

    /** What went wrong with the last act and what to do; empty if nothing did. */
    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty redoable() {
        return redoable.getReadOnlyProperty();
    }

    /** For the rail: "64 / 162" while a session is open. */
    public ReadOnlyStringProperty railState() {
        return railState.getReadOnlyProperty();
    }

    /** The reviews of the workspace, newest first. */
    ObservableValue<List<SessionEntry>> sessions() {
        return session.registry().map(Registry::reviews);
    }

    private void take(@Nullable ReviewSession opened) {
        waiting.clear();
        busy = false;
        desk = null;
        item.set(null);
        standing.set(null);
        typed.set("");
        saved.set("");
        trouble.set("");
        undoable.set(false);
        redoable.set(false);
        Run run = session.run().get();
        if (opened == null || run == null) {
            entry.set(null);
            state.set(State.SESSIONS);
            rail();
            return;
        }
        state.set(State.OPENING);
        Dataset dataset = session.dataset().get();
        acts.execute(() -> {
            try {
                ReviewDesk made = new ReviewDesk(opened, run, dataset);
                ItemShown first = opened.resumeAt().map(made::show).orElse(null);
                Opened result = new Opened(made, first, made.standing(first == null ? -1 : first.position()));
                SessionEntry known = opened.entry();
                screen.execute(() -> show(opened, known, result));
            } catch (RuntimeException failure) {
                screen.execute(() -> {
                    notices.failed("Opening the review", failure);
                    session.useReview(null);
                });
            }
        });
    }

    private void show(ReviewSession opened, SessionEntry known, Opened result) {
        if (session.review().get() != opened) {
            return;
        }
        desk = result.desk();
        entry.set(known);
        standing.set(result.standing());
        undoable.set(result.standing().progress().open() < result.standing().progress().items());
        show(result.first());
        rail();
    }

    private void show(@Nullable ItemShown next) {
        typed.set("");
        item.set(next);
        shownAt = clock.instant();
        offer();
        state.set(next == null ? State.FINISHED : State.ITEM);
    }

    private void offer() {
        SessionEntry now = entry.get();
        offered.set(now == null ? List.of() : TypeAhead.matches(now.classes(), typed.get()));
    }

    private void rail() {
        Standing now = standing.get();
        railState.set(now == null ? "" : now.progress().done() + " / " + now.progress().items());
    }

    /** Answers with the n-th class offered, 1 being the first; nothing if there are fewer. */
    void answerNumber(int number) {
        if (waiting.isEmpty() && !busy && number > offered.get().size()) {
            return;
        }
        SessionEntry now = entry.get();
        if (now == null) {
            return;
        }
        // what is typed ahead is meant for an item without letters typed, where the classes are in their own order
        boolean ahead = busy || !waiting.isEmpty();
        int index = ahead ? number - 1 : offered.get().get(number - 1);
        if (index < now.classes().size()) {
            act(new ReviewAct.Answer(VerdictKind.LABEL, now.classes().get(index)));
        }
    }

    void answer(String label) {
        act(new ReviewAct.Answer(VerdictKind.LABEL, label));
    }

    /** Takes the model's answer; with letters typed, the first class that begins so. */
    void accept() {
        if (!typed.get().isEmpty()) {
            answerNumber(1);
        } else {
            act(new ReviewAct.Answer(VerdictKind.ACCEPT, null));
        }
    }

    void skip() {
        act(new ReviewAct.Answer(VerdictKind.SKIP, null));
    }

    void defer() {
        act(new ReviewAct.Answer(VerdictKind.DEFER, null));
    }

    void note(String text) {
        act(new ReviewAct.Note(text));
    }

    void undo() {
        act(new ReviewAct.Undo());
    }

    void redo() {
        act(new ReviewAct.Redo());
    }

    void back() {
        act(new ReviewAct.Step(-1));
    }

    void forward() {
        act(new ReviewAct.Step(1));
    }

    /** Letters that narrow the classes down; those that leave none are not taken. */
    void type(String letters) {
        SessionEntry now = entry.get();
        String more = typed.get() + letters;
        if (now != null && state.get() == State.ITEM && !TypeAhead.matches(now.classes(), more).isEmpty()) {
            typed.set(more);
            offer();
        }
    }

    void untype(boolean all) {
        String now = typed.get();
        typed.set(all || now.isEmpty() ? "" : now.substring(0, now.length() - 1));
        offer();
    }

    private void act(ReviewAct act) {
        if (desk == null || state.get() == State.OPENING) {
            return;
        }
        waiting.add(act);
        next();
    }

    private void next() {
        ReviewDesk here = desk;
        ReviewAct act = busy || here == null ? null : waiting.poll();
        if (act == null || here == null) {
            return;
        }
        busy = true;
        ItemShown shown = item.get();
        double seconds = Duration.between(shownAt, clock.instant()).toMillis() / 1000.0;
        acts.execute(() -> {
            try {
                ActResult result = ActsAtDesk.perform(here, act, shown, seconds);
                screen.execute(() -> done(here, act, result));
            } catch (RuntimeException failure) {
                screen.execute(() -> failed(here, failure));
            }
        });
    }

    private void done(ReviewDesk here, ReviewAct act, ActResult result) {
        if (here != desk) {
            return;
        }
        busy = false;
        trouble.set("");
        boolean stored = result.changed() || act instanceof ReviewAct.Note;
        if (stored) {
            LocalTime now = LocalTime.ofInstant(clock.instant(), clock.getZone()).withNano(0);
            String what = act instanceof ReviewAct.Answer ? "Last answer saved " : "Saved ";
            saved.set(what + String.format(java.util.Locale.ROOT, "%tT", now) + ": " + result.saved());
            session.savedAt(now);
        } else if (!result.saved().isEmpty()) {
            saved.set(result.saved());
        }
        undoable.set(act instanceof ReviewAct.Undo ? result.changed() : undoable.get() || result.changed());
        redoable.set(act instanceof ReviewAct.Undo
                ? result.changed() || redoable.get()
                : act instanceof ReviewAct.Redo ? result.changed() : redoable.get() && !result.changed());
        show(result.next());
        if (waiting.isEmpty()) {
            stand(here, result.next());
        }
        next();
    }

    private void failed(ReviewDesk here, RuntimeException failure) {
        if (here != desk) {
            return;
        }
        busy = false;
        int dropped = waiting.size();
        waiting.clear();
        String words = failure instanceof ProblemException known
                ? known.problem().oneLine()
                : "Your answer was not saved: " + failure;
        trouble.set(words + (dropped == 0
                ? ""
                : " " + dropped + (dropped == 1 ? " key" : " keys") + " typed since then did nothing."));
    }

    /** Reads how the session stands, after the next item is shown. */
    private void stand(ReviewDesk here, @Nullable ItemShown shown) {
        acts.execute(() -> {
            try {
                Standing now = here.standing(shown == null ? -1 : shown.position());
                screen.execute(() -> {
                    if (here == desk) {
                        standing.set(now);
                        rail();
                    }
                });
            } catch (RuntimeException failure) {
                screen.execute(() -> notices.failed("Counting the answers", failure));
            }
        });
    }

    /** Opens a review, with the run it speaks of, and goes on where it was left. */
    void resume(SessionEntry wanted) {
        Workspace workspace = session.workspace().get();
        if (workspace == null) {
            return;
        }
        Run current = session.run().get();
        boolean sameRun = current != null && current.manifest().id().equals(wanted.runId());
        background.execute(() -> {
            try {
                ReviewSession opened = workspace.reviews().open(wanted.id());
                Run run = sameRun ? null : workspace.openRun(wanted.runId());
                String datasetId = run == null ? null : run.manifest().datasetId();
                Dataset dataset = datasetId == null ? null : workspace.openDataset(datasetId);
                screen.execute(() -> {
                    if (run != null) {
                        session.useDataset(dataset);
                        session.useRun(run);
                    }
                    session.useReview(opened);
                });
            } catch (RuntimeException failure) {
                screen.execute(() -> notices.failed("Opening the review", failure));
            }
        });
    }

    /** Leaves the review; everything is saved already. */
    void leave() {
        Workspace workspace = session.workspace().get();
        session.useReview(null);
        if (workspace != null) {
            background.execute(() -> {
                Registry holds = Registry.of(workspace);
                screen.execute(() -> session.refresh(holds));
            });
        }
    }

    /** Writes the session as CSV or Parquet, by the name's ending. */
    void export(Path out) {
        ReviewDesk here = desk;
        Run run = session.run().get();
        Workspace workspace = session.workspace().get();
        if (here == null || run == null || workspace == null) {
            return;
        }
        String datasetId = run.manifest().datasetId();
        Path rows = datasetId == null
                ? null
                : workspace.folder().resolve("datasets").resolve(datasetId + ".duckdb");
        ReviewExport export = new ReviewExport(run.manifest(),
                workspace.runsFolder().resolve(run.manifest().id() + ".parquet"), rows);
        acts.execute(() -> {
            try {
                long written = export.write(here.session(), out, false);
                screen.execute(() -> notices.done(written + " rows were written to " + out.getFileName() + "."));
            } catch (RuntimeException failure) {
                screen.execute(() -> notices.failed("Exporting the review", failure));
            }
        });
    }
}
