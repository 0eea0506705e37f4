package secondlook.runtime.uncertainty;

import secondlook.runtime.decision.Measure;

/**
 * How unsure one distribution over K classes is, by every measure in use.
 *
 * <p>
 * Sources: B. Settles, "Active learning literature survey", University of Wisconsin–Madison TR 1648 (2010), and "Active
 * Learning", Morgan &amp; Claypool (2012); C. E. Shannon, "A mathematical theory of communication" (1948).
 *
 * @param predicted              class of the largest probability, the lowest index among ties
 * @param confidence             largest probability p(1), in [1/K,1]
 * @param margin                 p(1) − p(2), in [0,1]; p(1) where K = 1
 * @param entropyNats            −Σ p ln p, in [0, ln K]
 * @param entropyNormalised      entropy / ln K, in [0,1]; 0 where K = 1
 * @param leastConfidence        1 − p(1)
 * @param leastConfidenceNormalised K (1 − p(1)) / (K − 1), in [0,1]; 0 where K = 1
 * @param ratio                  p(2) / p(1), 1 being the most unsure; 0 where K = 1
 */
public record Uncertainty(int predicted, double confidence, double margin, double entropyNats,
        double entropyNormalised, double leastConfidence, double leastConfidenceNormalised, double ratio) {

    /**
     * @param p       probabilities that passed {@link secondlook.runtime.decision.InputRules}, row-major
     * @param offset  index of the row's first probability
     * @param classes K ≥ 1, all the model's columns
     */
    public static Uncertainty of(double[] p, int offset, int classes) {
        int top = Measure.argMax(p, offset, classes);
        double first = p[offset + top];
        double second = 0;
        for (int k = 0; k < classes; k++) {
            second = k == top ? second : Math.max(second, p[offset + k]);
        }
        double nats = Measure.entropyNats(p, offset, classes);
        boolean one = classes == 1;
        return new Uncertainty(top, first, first - second, nats, one ? 0 : Math.min(1, nats / Math.log(classes)),
                1 - first,
                one ? 0 : classes * (1 - first) / (classes - 1), second / first);
    }
}
