package secondlook.runtime.drift;

/**
 * Page–Hinkley alarm for an upward shift of a stream's mean: S ← max(0, αS + x − x̄ − δ), alarm where S ≥ λ; the next
 * value starts afresh.
 *
 * <p>
 * Sources: E. S. Page, "Continuous inspection schemes", Biometrika 41 (1954) 100–115; D. V. Hinkley, "Inference about the
 * change-point from cumulative sum tests", Biometrika 58 (1971).
 */
public final class PageHinkley {

    private final int minInstances;
    private final double delta;
    private final double threshold;
    private final double alpha;
    private int next = 1;
    private double mean;
    private double sum;
    private boolean alarm;

    /**
     * @param minInstances values before an alarm is possible
     * @param delta        change of the mean that is tolerated
     * @param threshold    λ
     * @param alpha        share of the sum kept at each value, in (0,1]
     */
    public PageHinkley(int minInstances, double delta, double threshold, double alpha) {
        this.minInstances = minInstances;
        this.delta = delta;
        this.threshold = threshold;
        this.alpha = alpha;
    }

    /** δ = 0.005, α = 0.9999, 30 values at least. */
    public static PageHinkley withThreshold(double threshold) {
        return new PageHinkley(30, 0.005, threshold, 0.9999);
    }

    /**
     * Takes the next value.
     *
     * @param value finite
     * @return whether it raises an alarm
     */
    public boolean add(double value) {
        if (alarm) {
            next = 1;
            mean = 0;
            sum = 0;
        }
        mean += (value - mean) / next;
        sum = Math.max(0, alpha * sum + value - mean - delta);
        next++;
        alarm = next >= minInstances && sum >= threshold;
        return alarm;
    }
}
