package secondlook.app.review;

import org.jspecify.annotations.Nullable;

/**
 * One row to be looked at.
 *
 * @param position             place in the session, 0-based
 * @param rowId                row in the dataset
 * @param index                row in the run
 * @param predicted            the model's label; "none" if it had none
 * @param value                the measure's value; NaN for an invalid row
 * @param reason               why it is here, in words; tells whether it is an audit item, so it is for after the answer
 *                             wherever a session has some
 * @param inclusionProbability chance with which this row was chosen, in (0,1]; 1 for every flagged row
 * @param stratum              name of the {@link Stratum} it was drawn from; empty where only the policy tells
 * @param confidence           the model's, in (0,1]; NaN where not known
 * @param alike                near-duplicates in the session have one number; {@code null} if there are none
 */
public record ReviewItem(int position, long rowId, int index, String predicted, double value, String reason,
        double inclusionProbability, String stratum, double confidence, @Nullable Integer alike) {

    /** Of no named stratum. */
    public ReviewItem(int position, long rowId, int index, String predicted, double value, String reason,
            double inclusionProbability) {
        this(position, rowId, index, predicted, value, reason, inclusionProbability, "", Double.NaN, null);
    }

    /** The same item at another place. */
    public ReviewItem at(int place) {
        return new ReviewItem(place, rowId, index, predicted, value, reason, inclusionProbability, stratum, confidence,
                alike);
    }
}
