package secondlook.desktop.feature.confidence;

import org.jspecify.annotations.Nullable;
import secondlook.app.review.ReviewQueue.Order;

/**
 * What a person wants of a new review.
 *
 * @param name     of the session
 * @param reviewer who will answer
 * @param by       what puts rows before a person
 * @param rule     SQL condition over the columns; looked at for RULE only
 * @param against  id of the run of another version that is compared with; looked at for CHANGES only
 * @param label    only rows of which the model says this; {@code null} for any
 * @param where    only rows that fulfil this SQL condition over the columns; blank for any
 * @param order    in which the items are met
 * @param most     how many items at most, the audit among them; 0 for no limit
 * @param audit    share of the rows that nobody would look at otherwise to draw at random as well, in [0,1]
 * @param spread   what a sample is spread over instead of taking the most urgent rows
 * @param alike    whether near-duplicates are found, so that one answer can serve them
 * @param blind    whether what the model said is hidden until an item is answered
 * @param chosen   rows chosen by hand, all of which are reviewed; {@code null} for none
 */
record ReviewWish(String name, String reviewer, By by, String rule, @Nullable String against, @Nullable String label,
        String where, Order order, int most, double audit, SpreadOver spread, boolean alike, boolean blind,
        @Nullable RowFilter chosen) {

    /** What puts rows before a person. */
    enum By {
        POLICY("the threshold"), SETS("conformal sets of other than one class"), DISAGREEMENT(
                "disagreement of an ensemble"), RULE("a rule over the columns"), POLICY_RULES(
                        "the rules of the policy"), LABEL_ISSUES(
                                "labels that the model contradicts"), CHANGES(
                                        "what another version says otherwise");

        private final String title;

        By(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
