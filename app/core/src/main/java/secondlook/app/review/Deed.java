package secondlook.app.review;

import org.jspecify.annotations.Nullable;

/** What one undo takes back, or one redo does again: for naming it before it happens. */
public sealed interface Deed {

    /** The item. */
    int position();

    /** An answer, given or taken over from a near-duplicate. */
    record Answered(Verdict verdict) implements Deed {
        @Override
        public int position() {
            return verdict.position();
        }
    }

    /**
     * A note, or a value proposed for a field.
     *
     * @param field  {@code null} for a note
     * @param before what stood there; empty for nothing
     * @param text   what stands there since; empty if it was removed
     */
    record Remarked(int position, @Nullable String field, String before, String text) implements Deed {}
}
