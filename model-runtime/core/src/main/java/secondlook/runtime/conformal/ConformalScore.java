package secondlook.runtime.conformal;

import java.util.Arrays;

/** How badly each class fits a row; small fits well. */
public sealed interface ConformalScore {

    /**
     * Scores all classes of one row.
     *
     * @param p       probabilities that passed {@link secondlook.runtime.decision.InputRules}, row-major
     * @param offset  index of the row's first probability
     * @param scores  receives K scores
     */
    void score(double[] p, int offset, double[] scores);

    /**
     * 1 − p_y: smallest sets on average.
     *
     * <p>
     * Source: M. Sadinle, J. Lei and L. Wasserman, "Least ambiguous set-valued classifiers with bounded error levels", JASA
     * 114 (2019).
     */
    record LeastAmbiguous() implements ConformalScore {

        @Override
        public void score(double[] p, int offset, double[] scores) {
            for (int k = 0; k < scores.length; k++) {
                scores[k] = 1 - p[offset + k];
            }
        }
    }

    /**
     * The mass of all classes ranked up to and including y (ties by index), without randomisation; with a penalty for deep
     * ranks, λ·max(0, rank − k_reg).
     *
     * <p>
     * Sources: Y. Romano, M. Sesia and E. Candès, "Classification with valid and adaptive coverage", NeurIPS 2020 (APS, λ =
     * 0); A. Angelopoulos et al., "Uncertainty sets for image classifiers using conformal prediction", ICLR 2021 (RAPS).
     *
     * @param lambda    penalty per rank, ≥ 0
     * @param freeRanks k_reg, ranks without a penalty, ≥ 0
     */
    record Adaptive(double lambda, int freeRanks) implements ConformalScore {

        /** Without a penalty. */
        public Adaptive() {
            this(0, 0);
        }

        @Override
        public void score(double[] p, int offset, double[] scores) {
            int classes = scores.length;
            double[] sorted = Arrays.copyOfRange(p, offset, offset + classes);
            Arrays.sort(sorted);
            double[] mass = new double[classes + 1];
            for (int rank = 1; rank <= classes; rank++) {
                mass[rank] = mass[rank - 1] + sorted[classes - rank];
            }
            int[] tiesSeen = new int[classes];
            for (int k = 0; k < classes; k++) {
                int larger = classes - upperBound(sorted, p[offset + k]);
                int rank = larger + ++tiesSeen[larger];
                scores[k] = mass[rank] + lambda * Math.max(0, rank - freeRanks);
            }
        }

        /** How many are not above the key. */
        private static int upperBound(double[] sorted, double key) {
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] <= key) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
