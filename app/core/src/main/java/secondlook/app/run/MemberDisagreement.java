package secondlook.app.run;

/**
 * How far the members of an ensemble disagree on each row of a run; NaN where the row is invalid. See
 * {@link secondlook.runtime.model.EnsembleScores}.
 *
 * @param expectedEntropy   weighted mean of the members' entropies, in nats
 * @param mutualInformation entropy of their mean − expected entropy, ≥ 0, in nats
 * @param voteDisagreement  1 − the largest share of votes, in [0,1)
 */
@SuppressWarnings("ArrayRecordComponent")
public record MemberDisagreement(double[] expectedEntropy, double[] mutualInformation, double[] voteDisagreement) {

    /** Mean over the rows that have a value; NaN where none has. */
    public static double mean(double[] values) {
        double sum = 0;
        int n = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                sum += value;
                n++;
            }
        }
        return sum / n;
    }
}
