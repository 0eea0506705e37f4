package secondlook.runtime.drift;

import java.util.Arrays;

/**
 * Area under the ROC curve: the probability that a random positive scores above a random negative, ties counting half. Of a
 * domain classifier's out-of-fold scores it says how well current rows are told from reference rows; 0.5 is not at all.
 *
 * <p>
 * Sources: J. A. Hanley and B. J. McNeil, "The meaning and use of the area under a ROC curve", Radiology 143 (1982); S.
 * Rabanser, S. Günnemann and Z. Lipton, "Failing loudly", NeurIPS 2019.
 */
public final class RankAuc {

    private RankAuc() {
    }

    /**
     * @param scores   without NaN
     * @param positive per score
     * @return in [0,1]; NaN where one side is empty
     */
    public static double of(double[] scores, boolean[] positive) {
        int n = 0;
        for (boolean p : positive) {
            n += p ? 1 : 0;
        }
        double[] positives = new double[n];
        double[] negatives = new double[scores.length - n];
        int i = 0;
        int j = 0;
        for (int row = 0; row < scores.length; row++) {
            // + 0.0 makes one zero of the two, which sorting would tell apart
            if (positive[row]) {
                positives[i++] = scores[row] + 0.0;
            } else {
                negatives[j++] = scores[row] + 0.0;
            }
        }
        Arrays.sort(positives);
        Arrays.sort(negatives);
        return halfWins(positives, negatives) / (2.0 * positives.length * negatives.length);
    }

    /** Twice the pairs won plus the pairs tied. */
    private static double halfWins(double[] positives, double[] negatives) {
        double wins = 0;
        int below = 0;
        int notAbove = 0;
        for (double score : positives) {
            while (below < negatives.length && negatives[below] < score) {
                below++;
            }
            notAbove = Math.max(notAbove, below);
            while (notAbove < negatives.length && negatives[notAbove] <= score) {
                notAbove++;
            }
            wins += below + notAbove;
        }
        return wins;
    }
}
