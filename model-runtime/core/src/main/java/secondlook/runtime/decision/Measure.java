package secondlook.runtime.decision;

import java.util.Locale;

/** How uncertainty is measured (definitions §1). */
public enum Measure {
    /** Top probability, in (0,1]; flagged strictly below the threshold. */
    CONFIDENCE(false),
    /** Top minus second probability, in [0,1]; flagged strictly below the threshold. */
    MARGIN(false),
    /** Entropy divided by ln K, in [0,1]; flagged strictly above the threshold. */
    ENTROPY(true);

    private final boolean highIsUnsure;

    Measure(boolean highIsUnsure) {
        this.highIsUnsure = highIsUnsure;
    }

    /** Whether a large value means that the model was unsure. */
    public boolean highIsUnsure() {
        return highIsUnsure;
    }

    /** Whether a value of this measure is flagged by a threshold; NaN always is. */
    public boolean flags(double value, double threshold) {
        return highIsUnsure ? !(value <= threshold) : !(value >= threshold);
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The value of this measure for one valid row.
     *
     * @param p       probabilities that passed {@link InputRules}
     * @param offset  index of the row's first probability
     * @param classes number of classes of the model, K ≥ 1
     */
    public double of(double[] p, int offset, int classes) {
        return switch (this) {
            case CONFIDENCE -> p[offset + argMax(p, offset, classes)];
            case MARGIN -> margin(p, offset, classes);
            // equal probabilities come out a little above 1 by rounding
            case ENTROPY -> classes == 1 ? 0 : Math.min(1, entropyNats(p, offset, classes) / Math.log(classes));
        };
    }

    /** Index of the largest probability; the lowest index among ties. */
    public static int argMax(double[] p, int offset, int classes) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            if (p[offset + k] > p[offset + best]) {
                best = k;
            }
        }
        return best;
    }

    /** −Σ p ln p in nats, clamped to ≥ 0; 0·ln 0 = 0 (Shannon 1948). */
    public static double entropyNats(double[] p, int offset, int classes) {
        double h = 0;
        for (int k = 0; k < classes; k++) {
            double v = p[offset + k];
            if (v > 0) {
                h -= v * Math.log(v);
            }
        }
        return Math.max(0, h);
    }

    private static double margin(double[] p, int offset, int classes) {
        double first = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            double v = p[offset + k];
            if (v > first) {
                second = first;
                first = v;
            } else if (v > second) {
                second = v;
            }
        }
        return classes == 1 ? first : first - second;
    }
}
