package secondlook.app.review.queue;

import java.util.Locale;

/**
 * Rows on which the members of an ensemble disagree: those whose mutual information (Houlsby et al. 2011) is above a
 * threshold, the most disputed first.
 *
 * @param mutualInformation per row of the run, in nats, ≥ 0; NaN where not known
 * @param threshold         in nats, ≥ 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record DisagreementSource(double[] mutualInformation, double threshold) implements QueueSource {

    @Override
    public String key() {
        return "disagreement";
    }

    @Override
    public double urgency(int row) {
        return mutualInformation[row] > threshold ? mutualInformation[row] : Double.NaN;
    }

    @Override
    public String reason(int row) {
        return String.format(Locale.ROOT, "the ensemble's members disagree: mutual information %.3f is above %.3f",
                mutualInformation[row], threshold);
    }
}
