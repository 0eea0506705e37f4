package secondlook.runtime.smile;

/**
 * A fitted model reduced to plain arrays. What Smile trains is turned into one of these, which is what is scored, saved
 * and loaded: scores are bit for bit the same before and after, and loading a model runs no Java deserialization.
 * Immutable and thread-safe.
 */
sealed interface Scoring permits TreeEnsemble, LinearScoring, NeighbourScoring, NetworkScoring, GaussianScoring,
        KernelScoring {

    /** Number of features that it takes. */
    int features();

    /** Number of classes, or 1 for a regression. */
    int width();

    /**
     * Scores rows {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @param columns {@code columns[f][row]}
     * @param out     row-major, {@link #width()} per row, filled from row 0 of the whole batch
     */
    void score(double[][] columns, int from, int to, double[] out);
}
