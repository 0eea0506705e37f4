package secondlook.desktop.feature.review;

import java.util.List;
import java.util.Optional;
import secondlook.app.review.Anchoring;
import secondlook.app.review.ReviewEstimate;
import secondlook.app.review.ReviewPace;
import secondlook.app.review.ReviewSession.Progress;

/**
 * How far the session is and what its answers say so far.
 *
 * @param progress counts of items
 * @param pace     empty while nothing was timed
 * @param estimate how often the model is wrong, so far
 * @param flagged  items that the policy flagged
 * @param audited  items drawn at random from the accepted
 * @param anchoring agreement with the model, blind against shown
 * @param similar  answered items most like the one shown
 */
record Standing(Progress progress, Optional<ReviewPace> pace, ReviewEstimate estimate, int flagged, int audited,
        Anchoring anchoring, Similar similar) {

    /**
     * Answered items most like the one shown.
     *
     * @param columns heads of the values
     * @param rows    the most alike first
     */
    record Similar(List<String> columns, List<SimilarRow> rows) {

        static final Similar NONE = new Similar(List.of(), List.of());
    }

    /**
     * One of them.
     *
     * @param name   how a person calls its row
     * @param values one per column
     * @param said   what the person said
     * @param model  what the model said; empty while that is hidden
     */
    record SimilarRow(String name, List<String> values, String said, String model) {}
}
