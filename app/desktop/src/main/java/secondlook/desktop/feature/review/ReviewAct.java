package secondlook.desktop.feature.review;

import org.jspecify.annotations.Nullable;
import secondlook.app.review.VerdictKind;

/** What a person does while reviewing. Each is meant for the item that is shown when its turn comes. */
sealed interface ReviewAct {

    /** Answers, skips, defers or refers. */
    record Answered(VerdictKind kind, @Nullable String label) implements ReviewAct {}

    /** Says of the near-duplicates of an item what was said of it. */
    record Serve(int position) implements ReviewAct {}

    /** Attaches a note; blank removes it. */
    record Note(String text) implements ReviewAct {}

    /** Proposes a value for a field; blank withdraws the proposal. */
    record Propose(String field, String text) implements ReviewAct {}

    /** Takes back what was done last. */
    record Undo() implements ReviewAct {}

    /** Does again what was taken back last. */
    record Redo() implements ReviewAct {}

    /** Goes some items on (or back), done or not. */
    record Step(int by) implements ReviewAct {}

    /** Goes to an item. */
    record Jump(int position) implements ReviewAct {}

    /** Hides what the model says if it is shown, and shows it if it is hidden. */
    record ToggleBlind() implements ReviewAct {}
}
