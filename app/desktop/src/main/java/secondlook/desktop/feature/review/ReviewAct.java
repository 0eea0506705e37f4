package secondlook.desktop.feature.review;

import org.jspecify.annotations.Nullable;
import secondlook.app.review.VerdictKind;

/** What a person does while reviewing. Each is meant for the item that is shown when its turn comes. */
sealed interface ReviewAct {

    /** Answers, skips or defers. */
    record Answer(VerdictKind kind, @Nullable String label) implements ReviewAct {}

    /** Attaches a note; blank removes it. */
    record Note(String text) implements ReviewAct {}

    /** Takes the last act back. */
    record Undo() implements ReviewAct {}

    /** Does the act again that was taken back last. */
    record Redo() implements ReviewAct {}

    /** Goes some items on (or back), done or not. */
    record Step(int by) implements ReviewAct {}
}
