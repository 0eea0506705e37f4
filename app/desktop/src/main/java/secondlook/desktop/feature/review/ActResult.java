package secondlook.desktop.feature.review;

import org.jspecify.annotations.Nullable;

/**
 * What came of an act.
 *
 * @param next    the item to show; {@code null} where all are done
 * @param reveal  the item just answered blind, with what the model said, to be shown for a moment first; {@code null} for
 *                none
 * @param saved   what was stored, in words; empty where nothing was
 * @param changed whether something was stored
 * @param undo    what an undo would take back, in words; empty for nothing
 * @param redo    what a redo would do again, in words; empty for nothing
 * @param blind   whether what the model says is hidden from now on
 * @param alike   the item just answered that has open near-duplicates; {@code null} for none
 */
record ActResult(@Nullable ItemShown next, @Nullable ItemShown reveal, String saved, boolean changed, String undo,
        String redo, boolean blind, @Nullable Alike alike) {

    /** An answered item with so many near-duplicates that are still open. */
    record Alike(int position, String name, int open) {}
}
