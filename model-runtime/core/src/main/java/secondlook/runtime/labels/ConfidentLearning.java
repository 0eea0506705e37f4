package secondlook.runtime.labels;

import java.util.Arrays;
import java.util.stream.IntStream;
import secondlook.runtime.decision.LabelledRows;

/**
 * Labels that a model contradicts with confidence. The probabilities must be out-of-fold: of a model that did not see the
 * row's label.
 *
 * <p>
 * Source: C. G. Northcutt, L. Jiang and I. L. Chuang, "Confident learning: estimating uncertainty in dataset labels", JAIR
 * 70 (2021) 1373–1411.
 */
public final class ConfidentLearning {

    private static final double ROUNDING = 1e-6;
    private static final int NOT_CONFIDENT = -1;

    private final LabelledRows rows;
    private final double[] thresholds;
    private final int[] guess;
    private final int[][] counts;

    private ConfidentLearning(LabelledRows rows) {
        this.rows = rows;
        this.thresholds = thresholds(rows);
        this.guess = new int[rows.rows()];
        this.counts = new int[rows.classes()][rows.classes()];
        for (int row = 0; row < guess.length; row++) {
            guess[row] = confidentGuess(row);
            if (guess[row] != NOT_CONFIDENT) {
                counts[rows.truth()[row]][guess[row]]++;
            }
        }
    }

    /**
     * @param rows whose {@link LabelledRows#truth()} are the labels to be examined
     */
    public static ConfidentLearning of(LabelledRows rows) {
        return new ConfidentLearning(rows);
    }

    private static double[] thresholds(LabelledRows rows) {
        double[] sum = new double[rows.classes()];
        int[] n = new int[rows.classes()];
        for (int row = 0; row < rows.rows(); row++) {
            int label = rows.truth()[row];
            sum[label] += rows.probability(row, label);
            n[label]++;
        }
        for (int k = 0; k < sum.length; k++) {
            sum[k] /= n[k];
        }
        return sum;
    }

    /** The class the row is confidently of; the most probable (lowest index among ties) where there are several. */
    private int confidentGuess(int row) {
        int best = NOT_CONFIDENT;
        for (int k = 0; k < thresholds.length; k++) {
            // a NaN threshold, of a class that no row is labelled with, is never reached
            if (rows.probability(row, k) >= thresholds[k] - ROUNDING
                    && (best == NOT_CONFIDENT || rows.probability(row, k) > rows.probability(row, best))) {
                best = k;
            }
        }
        return best;
    }

    /** Per class, the mean probability of the class over the rows labelled so; NaN where there are none. */
    public double[] thresholds() {
        return thresholds.clone();
    }

    /** {@code [label][confident guess]}: how many rows; at least 1 on the diagonal. */
    public int[][] confidentJoint() {
        int[][] joint = new int[counts.length][];
        for (int k = 0; k < joint.length; k++) {
            joint[k] = counts[k].clone();
            joint[k][k] = Math.max(1, joint[k][k]);
        }
        return joint;
    }

    /** {@code [label][true class]}: estimated joint distribution of given and true label; its rows sum to label shares. */
    public double[][] joint() {
        int[][] confident = confidentJoint();
        int[] labels = new int[counts.length];
        for (int label : rows.truth()) {
            labels[label]++;
        }
        double[][] joint = new double[counts.length][counts.length];
        for (int k = 0; k < joint.length; k++) {
            double sum = Arrays.stream(confident[k]).sum();
            for (int j = 0; j < joint.length; j++) {
                joint[k][j] = confident[k][j] / sum * labels[k] / rows.rows();
            }
        }
        return joint;
    }

    /** Rows confidently of another class than their label: positions among the rows given, ascending. */
    public int[] candidates() {
        return IntStream.range(0, guess.length).filter(this::isCandidate).map(row -> rows.position()[row]).toArray();
    }

    /** The same rows, the least believed label first; ties by position. */
    public int[] ranked() {
        return IntStream.range(0, guess.length).filter(this::isCandidate).boxed()
                .sorted((a, b) -> Double.compare(selfConfidence(rows, a), selfConfidence(rows, b)))
                .mapToInt(row -> rows.position()[row]).toArray();
    }

    /** All rows, the least believed label first, whether a candidate or not: positions among the rows given. */
    public int[] rankedAll() {
        return IntStream.range(0, guess.length).boxed()
                .sorted((a, b) -> Double.compare(selfConfidence(rows, a), selfConfidence(rows, b)))
                .mapToInt(row -> rows.position()[row]).toArray();
    }

    private boolean isCandidate(int row) {
        return guess[row] != NOT_CONFIDENT && guess[row] != rows.truth()[row];
    }

    /** Probability of the given label, in [0,1]; small is suspicious. */
    public static double selfConfidence(LabelledRows rows, int row) {
        return rows.probability(row, rows.truth()[row]);
    }

    /** (p_label − largest other + 1)/2, in [0,1]; small is suspicious. Of one class: p_label stands against 0. */
    public static double normalisedMargin(LabelledRows rows, int row) {
        double other = 0;
        for (int k = 0; k < rows.classes(); k++) {
            other = k == rows.truth()[row] ? other : Math.max(other, rows.probability(row, k));
        }
        return (selfConfidence(rows, row) - other + 1) / 2;
    }
}
