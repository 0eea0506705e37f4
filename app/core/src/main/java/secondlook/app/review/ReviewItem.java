package secondlook.app.review;

/**
 * One row to be looked at.
 *
 * @param position             place in the session, 0-based
 * @param rowId                row in the dataset
 * @param index                row in the run
 * @param predicted            the model's label; "none" if it had none
 * @param value                the measure's value; NaN for an invalid row
 * @param reason               why it is here, in words
 * @param inclusionProbability chance with which this row was chosen, in (0,1]; 1 for every flagged row
 */
public record ReviewItem(int position, long rowId, int index, String predicted, double value, String reason,
        double inclusionProbability) {}
