package secondlook.desktop.feature.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.FieldView;
import secondlook.app.review.Verdict;

/**
 * One item as the screen shows it. Where the prediction is hidden, nothing of it is in here. Do not change the array.
 *
 * @param position     place in the session, 0-based
 * @param name         how a person calls its row ("14 January 2015", "row 15")
 * @param question     what is asked
 * @param because      why it is here, in words
 * @param fields       its values beside the reference, the unusual ones first
 * @param hidden       whether what the model said is hidden until the answer
 * @param blind        whether an answer given now is given without having seen what the model said
 * @param predicted    the model's label, "none" if it had none; empty while hidden
 * @param distribution the model's probabilities in the order of the session's classes; empty where there are none and
 *                     while hidden
 * @param effective    what counts for it now
 * @param told         whether it was answered, so that everything may be told of it
 * @param acts         what was done with it so far, in words, the oldest first
 * @param note         what the person noted; {@code null} if nothing
 * @param proposals    values proposed for its fields
 */
@SuppressWarnings("ArrayRecordComponent")
record ItemShown(int position, String name, String question, String because, List<FieldView> fields, boolean hidden,
        boolean blind, String predicted, double[] distribution, Optional<Verdict> effective, boolean told,
        List<String> acts,
        @Nullable String note,
        Map<String, String> proposals) {

    /** Whether there is an answer of the model that could be taken or refused. */
    boolean hasPrediction() {
        return !hidden && !predicted.equals("none");
    }
}
