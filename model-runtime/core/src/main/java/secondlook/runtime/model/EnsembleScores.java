package secondlook.runtime.model;

/**
 * What an ensemble gave for a batch: its own scores, which are the weighted mean of its members' distributions, and how
 * far the members disagree. The weights are those with which the members make up the model. Values are NaN for a row that
 * could not be fed.
 *
 * @param mean               the model's scores, as without members
 * @param expectedEntropy    weighted mean of the members' entropies per row, in nats
 * @param mutualInformation  entropy of the mean − expected entropy per row, ≥ 0, in nats (BALD, Houlsby et al. 2011); the
 *                           generalised Jensen–Shannon divergence of the members with those weights
 * @param voteDisagreement   1 − the largest share of votes per row, in [0,1); a member votes for its most probable class,
 *                           the lowest index among ties
 */
@SuppressWarnings("ArrayRecordComponent")
public record EnsembleScores(RawScores mean, double[] expectedEntropy, double[] mutualInformation,
        double[] voteDisagreement) {}
