package secondlook.runtime.calibration;

/**
 * A fitted map from the probabilities that a model states to probabilities that mean what they say. Fitted on rows that
 * the evaluation does not use. Immutable.
 */
public interface Calibrator {

    /**
     * Replaces one row's probabilities.
     *
     * @param p       probabilities that passed {@link secondlook.runtime.decision.InputRules}, row-major; afterwards the
     *                row still sums to 1
     * @param offset  index of the row's first probability
     * @param classes K, as many as the calibrator was fitted for
     */
    void apply(double[] p, int offset, int classes);

    /**
     * Replaces one row's logits by its calibrated probabilities. A calibrator that was fitted to logits is applied to
     * logits; one that was fitted to probabilities makes probabilities of them first.
     *
     * @param z       finite logits, row-major
     * @param offset  index of the row's first logit
     * @param classes K, as many as the calibrator was fitted for
     */
    default void applyLogits(double[] z, int offset, int classes) {
        Logits.softmax(z, offset, classes);
        apply(z, offset, classes);
    }
}
