package secondlook.desktop.feature.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.VerdictKind;
import secondlook.app.run.Run;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.feature.review.ActResult.Alike;
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

    /**
     * Where things run.
     *
     * @param background where acts are carried out, one after the other, and where other reading happens
     * @param screen     the FX thread; {@code Runnable::run} in tests
     * @param soon       runs what it is given once a person who types on without a pause would have typed the next key
     * @param afterwards runs what it is given after the moment for which an answer given blind stays in view
     */
    public record Places(Executor background, Executor screen, Executor soon, Executor afterwards) {}

    private final Session session;
    private final Executor acts;
    private final Places places;
    private final Notices notices;
    private final Clock clock;
    private final Attention attention;
    private final LatestStanding stands;
    private final Deque<ReviewAct> waiting = new ArrayDeque<>();

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.SESSIONS);
    private final ReadOnlyObjectWrapper<@Nullable SessionEntry> entry = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ItemShown> item = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Standing> standing = new ReadOnlyObjectWrapper<>();
    private final TypedLetters letters = new TypedLetters();
    private final ReadOnlyObjectWrapper<@Nullable Alike> alike = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper railState = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper undoable = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoable = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper blind = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper revealing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable ReviewDesk> desk = new ReadOnlyObjectWrapper<>();
    private @Nullable ReferenceRows reference;
    private @Nullable ActResult behindReveal;
    private boolean busy;
    private final LastSaved lastSaved;

    public ReviewViewModel(Session session, Places places, Notices notices, Clock clock) {
        this.session = session;
        this.acts = new InOrder(places.background());
        this.places = places;
        this.notices = notices;
        this.clock = clock;
        this.attention = new Attention(clock);
        this.lastSaved = new LastSaved(clock.getZone());
        this.stands = new LatestStanding(acts, places.soon(), places.screen());
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

    /** What was typed to choose among many classes, and which of them are left. */
    TypedLetters letters() {
        return letters;
    }

    /** The item just answered that has open near-duplicates; {@code null} for none. */
    ReadOnlyObjectProperty<@Nullable Alike> alike() {
        return alike.getReadOnlyProperty();
    }

    /** What was stored last and when, in words; empty before the first act. */
    ReadOnlyStringProperty saved() {
        return saved.getReadOnlyProperty();
    }

    /** What went wrong with the last act and what to do; empty if nothing did. */
    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** What an undo would take back; empty for nothing. */
    ReadOnlyStringProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    /** What a redo would do again; empty for nothing. */
    ReadOnlyStringProperty redoable() {
        return redoable.getReadOnlyProperty();
    }

    /** Whether what the model said is hidden until an item is answered. */
    ReadOnlyBooleanProperty blind() {
        return blind.getReadOnlyProperty();
    }

    /** Whether what the model said of the item just answered stands on the screen for a moment. */
    ReadOnlyBooleanProperty revealing() {
        return revealing.getReadOnlyProperty();
    }

    /** For the rail: "64 / 162" while a session is open. */
    public ReadOnlyStringProperty railState() {
        return railState.getReadOnlyProperty();
    }

    /** The reviews of the workspace, newest first. */
    ObservableValue<List<SessionEntry>> sessions() {
        return session.registry().map(Registry::reviews);
    }

    /** The open session with its rows; to be used in {@link #atDesk} only. {@code null} if none is open. */
    ReadOnlyObjectProperty<@Nullable ReviewDesk> desk() {
        return desk.getReadOnlyProperty();
    }

    /** Runs work on the session behind the acts that wait; not on the FX thread. */
    void atDesk(Runnable work) {
        acts.execute(work);
    }

    /** The person moved the mouse or pressed a key. */
    void moved() {
        attention.moved();
    }

    private void take(@Nullable ReviewSession opened) {
        forget();
        Run run = session.run().get();
        if (opened == null || run == null) {
            state.set(State.SESSIONS);
            return;
        }
        state.set(State.OPENING);
        Dataset dataset = session.dataset().get();
        Workspace workspace = session.workspace().get();
        acts.execute(() -> {
            try {
                ReviewOpening opening = ReviewOpening.of(opened, run, dataset, workspace);
                places.screen().execute(() -> show(opened, opening));
            } catch (RuntimeException failure) {
                places.screen().execute(() -> {
                    notices.failed("Opening the review", failure);
                    session.useReview(null);
                });
            }
        });
    }

    private void forget() {
        waiting.clear();
        busy = false;
        behindReveal = null;
        ReferenceRows before = reference;
        reference = null;
        if (before != null) {
            try {
                acts.execute(before::close);
            } catch (RejectedExecutionException ending) {
                before.close();
            }
        }
        desk.set(null);
        entry.set(null);
        item.set(null);
        standing.set(null);
        alike.set(null);
        letters.begin(List.of());
        saved.set("");
        trouble.set("");
        undoable.set("");
        redoable.set("");
        revealing.set(false);
        blind.set(false);
        rail();
    }

    private void show(ReviewSession opened, ReviewOpening opening) {
        if (session.review().get() != opened) {
            if (opening.reference() != null) {
                acts.execute(opening.reference()::close);
            }
            return;
        }
        reference = opening.reference();
        entry.set(opening.entry());
        blind.set(opening.desk().isBlind());
        standing.set(opening.standing());
        undoable.set(opening.undo());
        redoable.set(opening.redo());
        desk.set(opening.desk());
        show(opening.first());
        rail();
    }

    private void show(@Nullable ItemShown next) {
        SessionEntry now = entry.get();
        letters.begin(now == null ? List.of() : now.classes());
        item.set(next);
        attention.begin();
        state.set(next == null ? State.FINISHED : State.ITEM);
    }

    private void rail() {
        Standing now = standing.get();
        railState.set(now == null ? "" : now.progress().done() + " / " + now.progress().items());
    }

    /** Answers with the n-th class offered, 1 being the first; nothing if there are fewer. */
    void answerNumber(int number) {
        if (waiting.isEmpty() && !busy && number > letters.offered().get().size()) {
            return;
        }
        SessionEntry now = entry.get();
        if (now == null) {
            return;
        }
        // what is typed ahead is meant for an item without letters typed, where the classes are in their own order
        boolean ahead = busy || !waiting.isEmpty();
        int index = ahead ? number - 1 : letters.offered().get().get(number - 1);
        if (index < now.classes().size()) {
            act(new ReviewAct.Answered(VerdictKind.LABEL, now.classes().get(index)));
        }
    }

    void answer(String label) {
        act(new ReviewAct.Answered(VerdictKind.LABEL, label));
    }

    /** Takes the model's answer; with letters typed, the first class that begins so. Nothing while that is hidden. */
    void accept() {
        if (!letters.typed().get().isEmpty()) {
            answerNumber(1);
        } else if (!blind.get() || hasPrediction()) {
            act(new ReviewAct.Answered(VerdictKind.ACCEPT, null));
        }
    }

    /** Says that the model is wrong. Nothing while what it said is hidden. */
    void reject() {
        if (!blind.get() || hasPrediction()) {
            act(new ReviewAct.Answered(VerdictKind.REJECT, null));
        }
    }

    private boolean hasPrediction() {
        ItemShown shown = item.get();
        return !busy && shown != null && shown.hasPrediction();
    }

    void cannotTell() {
        act(new ReviewAct.Answered(VerdictKind.CANNOT_TELL, null));
    }

    void skip() {
        act(new ReviewAct.Answered(VerdictKind.SKIP, null));
    }

    void defer() {
        act(new ReviewAct.Answered(VerdictKind.DEFER, null));
    }

    /** Leaves the item to a second reviewer. */
    void refer() {
        act(new ReviewAct.Answered(VerdictKind.REFER, null));
    }

    /** Says of the near-duplicates of the item just answered what was said of it. */
    void serve() {
        Alike group = alike.get();
        if (group != null) {
            act(new ReviewAct.Serve(group.position()));
        }
    }

    void note(String text) {
        act(new ReviewAct.Note(text));
    }

    /** Proposes a value for a field; a blank one withdraws the proposal. */
    void propose(String field, String text) {
        act(new ReviewAct.Propose(field, text));
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

    /** Shows an item, done or not. */
    void go(int position) {
        act(new ReviewAct.Jump(position));
    }

    void toggleBlind() {
        act(new ReviewAct.ToggleBlind());
    }

    private void act(ReviewAct act) {
        if (desk.get() == null || state.get() == State.OPENING) {
            return;
        }
        if (revealing.get()) {
            goOn(behindReveal);
            if (act instanceof ReviewAct.Answered) {
                // it would answer an item that was never seen
                return;
            }
        }
        waiting.add(act);
        next();
    }

    private void next() {
        ReviewDesk here = desk.get();
        ReviewAct act = busy || here == null ? null : waiting.poll();
        if (act == null || here == null) {
            return;
        }
        busy = true;
        stands.forget();
        ItemShown shown = item.get();
        double seconds = attention.seconds();
        acts.execute(() -> {
            try {
                ActResult result = ActsAtDesk.perform(here, act, shown, seconds);
                places.screen().execute(() -> done(here, act, result));
            } catch (RuntimeException failure) {
                places.screen().execute(() -> failed(here, failure));
            }
        });
    }

    private void done(ReviewDesk here, ReviewAct act, ActResult result) {
        if (here != desk.get()) {
            return;
        }
        busy = false;
        trouble.set("");
        if (result.changed()) {
            saved(act, result.saved());
        } else if (!result.saved().isEmpty()) {
            saved.set(result.saved());
        }
        blind.set(result.blind());
        undoable.set(result.undo());
        redoable.set(result.redo());
        alike.set(result.alike());
        if (result.reveal() != null && waiting.isEmpty()) {
            behindReveal = result;
            show(result.reveal());
            revealing.set(true);
            stand(here, result.reveal());
            places.afterwards().execute(() -> places.screen().execute(() -> goOn(result)));
        } else {
            showAndGoOn(here, result);
        }
    }

    private void saved(ReviewAct act, String what) {
        Instant now = clock.instant();
        saved.set(lastSaved.words(act, what, now));
        session.savedAt(LocalTime.ofInstant(now, clock.getZone()).withNano(0));
    }

    /** Ends the moment in which an answer given blind stays in view. */
    private void goOn(@Nullable ActResult result) {
        ReviewDesk here = desk.get();
        if (here != null && result != null && behindReveal == result) {
            behindReveal = null;
            revealing.set(false);
            showAndGoOn(here, result);
        }
    }

    private void showAndGoOn(ReviewDesk here, ActResult result) {
        ItemShown now = result.next();
        show(now);
        if (now != null) {
            // later, for reading would keep the processors from showing this one
            places.soon().execute(() -> acts.execute(() -> here.readAhead(now.position(), places.background())));
        }
        if (waiting.isEmpty()) {
            stand(here, now);
        }
        next();
    }

    private void failed(ReviewDesk here, RuntimeException failure) {
        if (here != desk.get()) {
            return;
        }
        busy = false;
        int dropped = waiting.size();
        waiting.clear();
        String words = failure instanceof ProblemException known
                ? known.problem().withoutOptions().oneLine()
                : "Your answer was not saved: " + failure;
        trouble.set(words + (dropped == 0
                ? ""
                : " " + dropped + (dropped == 1 ? " key" : " keys") + " typed since then did nothing."));
    }

    /** Finds out how the session stands, after the next item is shown. */
    private void stand(ReviewDesk here, @Nullable ItemShown shown) {
        stands.ask(here, shown, now -> {
            if (here == desk.get()) {
                standing.set(now);
                rail();
            }
        }, failure -> {
            if (here == desk.get()) {
                notices.failed("Counting the answers", failure);
            }
        });
    }

    /** Leaves the review; everything is saved already. */
    void leave() {
        Workspace workspace = session.workspace().get();
        session.useReview(null);
        if (workspace != null) {
            places.background().execute(() -> {
                Registry holds = Registry.of(workspace);
                places.screen().execute(() -> session.refresh(holds));
            });
        }
    }

    /** Who pauses for as long as this looks up from the keys. */
    public static Duration pauseTime() {
        return Duration.ofMillis(200);
    }

    /** How long an answer given blind stays in view with what the model said. */
    public static Duration revealTime() {
        return Duration.ofMillis(600);
    }
}
