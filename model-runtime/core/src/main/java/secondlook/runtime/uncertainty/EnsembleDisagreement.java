package secondlook.runtime.uncertainty;

import secondlook.runtime.decision.Measure;

/**
 * How far the M members of an ensemble disagree on one row: in their distributions and in their votes.
 *
 * <p>
 * Sources: H. S. Seung, M. Opper and H. Sompolinsky, "Query by committee", COLT 1992; I. Dagan and S. P. Engelson,
 * "Committee-based sampling", ICML 1995 (vote entropy); N. Houlsby et al., "Bayesian active learning for classification and
 * preference learning", arXiv:1112.5745 (2011) (BALD); Y. Gal, "Uncertainty in Deep Learning", Cambridge (2016).
 *
 * @param totalEntropy      entropy of the mean distribution, in nats
 * @param expectedEntropy   mean entropy of the members, in nats
 * @param mutualInformation total − expected, ≥ 0: the generalised Jensen–Shannon divergence with uniform weights, in nats
 * @param voteDisagreement  1 − the largest share of votes; a member votes for its arg-max, lowest index among ties
 * @param voteEntropy       entropy of the vote shares, in nats
 */
public record EnsembleDisagreement(double totalEntropy, double expectedEntropy, double mutualInformation,
        double voteDisagreement, double voteEntropy) {

    /** √(mutual information / ln 2). */
    public double jensenShannonDistance() {
        return Math.sqrt(mutualInformation / Math.log(2));
    }

    /**
     * @param p       the members' probabilities of one row, member by member, {@code members * classes} of them; each
     *                member's passed {@link secondlook.runtime.decision.InputRules}
     * @param offset  index of the first member's first probability
     * @param members M ≥ 1
     * @param classes K ≥ 1
     */
    public static EnsembleDisagreement of(double[] p, int offset, int members, int classes) {
        double[] mean = new double[classes];
        double[] votes = new double[classes];
        double expected = 0;
        for (int m = 0, at = offset; m < members; m++, at += classes) {
            for (int k = 0; k < classes; k++) {
                mean[k] += p[at + k] / members;
            }
            votes[Measure.argMax(p, at, classes)] += 1.0 / members;
            expected += Measure.entropyNats(p, at, classes) / members;
        }
        double total = Measure.entropyNats(mean, 0, classes);
        double most = votes[Measure.argMax(votes, 0, classes)];
        return new EnsembleDisagreement(total, expected, Math.max(0, total - expected), Math.max(0, 1 - most),
                Measure.entropyNats(votes, 0, classes));
    }
}
