package secondlook.app.review.queue;

/**
 * Rows that are not as the model expects, and then those that another source puts before a person: what the model says of the
 * former means little, however sure it is.
 *
 * @param measured   tells of the other rows, and what else there is to say of these
 * @param unexpected rows that are put before a person in any case
 */
public record ContractSource(QueueSource measured, UnexpectedRows unexpected) implements QueueSource {

    /** Behind rows without usable scores, before everything that is measured. */
    private static final double URGENCY = Double.MAX_VALUE;

    @Override
    public String key() {
        return measured.key();
    }

    @Override
    public double urgency(int row) {
        double urgency = measured.urgency(row);
        return unexpected.has(row) && !(urgency > URGENCY) ? URGENCY : urgency;
    }

    @Override
    public String reason(int row) {
        boolean measuredToo = !Double.isNaN(measured.urgency(row));
        return String.valueOf(unexpected.reason(row, measuredToo ? measured.reason(row) : null));
    }
}
