package secondlook.runtime.onnx;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.model.ScoreKind;

/**
 * What a classifier's scores are, judged by the scores of the probe.
 *
 * @param warning {@code null} if there is nothing to say
 */
record Scale(ScoreKind kind, @Nullable String warning) {

    private static final double ROUNDING = 1e-6;
    private static final double SUM_TOLERANCE = 1e-3;

    /**
     * @param scores     row-major; rows that are not finite are left out
     * @param hasLabels  whether the model also gives labels, as exporters of classical models have it do: their other scores are
     *                   decision values, whereas a network's are logits
     */
    static Scale judge(double[] scores, int classes, boolean hasLabels) {
        int judged = 0;
        boolean inUnit = true;
        boolean sumsToOne = true;
        boolean hard = true;
        boolean logarithms = true;
        for (int at = 0; at + classes <= scores.length; at += classes) {
            double sum = 0;
            double exponentials = 0;
            boolean finite = true;
            for (int k = 0; k < classes; k++) {
                double score = scores[at + k];
                sum += score;
                exponentials += Math.exp(score);
                finite &= !Double.isNaN(score) && score != Double.POSITIVE_INFINITY;
            }
            if (!finite || (Double.isInfinite(sum) && Math.abs(exponentials - 1) > SUM_TOLERANCE)) {
                continue;
            }
            judged++;
            sumsToOne &= Math.abs(sum - 1) <= SUM_TOLERANCE;
            logarithms &= Math.abs(exponentials - 1) <= SUM_TOLERANCE;
            for (int k = 0; k < classes; k++) {
                double score = scores[at + k];
                inUnit &= score >= -ROUNDING && score <= 1 + ROUNDING;
                hard &= score == 0 || score == 1;
                logarithms &= score <= ROUNDING;
            }
        }
        if (judged == 0) {
            return new Scale(ScoreKind.UNKNOWN, "The model gave no finite score for any row that it was tried with.");
        }
        return kind(inUnit, sumsToOne, hard, logarithms, hasLabels);
    }

    private static Scale kind(boolean inUnit, boolean sumsToOne, boolean hard, boolean logarithms, boolean hasLabels) {
        if (inUnit && hard) {
            return new Scale(ScoreKind.HARD,
                    "The scores are all exactly 0 or 1, so confidence means nothing for this model.");
        }
        if (inUnit && sumsToOne) {
            return new Scale(ScoreKind.PROBABILITY, null);
        }
        if (logarithms) {
            return new Scale(ScoreKind.LOG_PROBABILITY,
                    "The scores are logarithms of probabilities and are converted.");
        }
        ScoreKind other = hasLabels ? ScoreKind.MARGIN : ScoreKind.LOGIT;
        return new Scale(other, inUnit
                ? "The scores do not add up to 1; softmax is applied and their scale is assumed."
                : "The scores are not probabilities; softmax is applied and their scale is assumed.");
    }

    /** Without a probe, a name is all there is to go by. */
    static Scale guess(String output) {
        boolean probability = output.toLowerCase(java.util.Locale.ROOT).contains("prob");
        return new Scale(probability ? ScoreKind.PROBABILITY : ScoreKind.LOGIT,
                "The model could not be tried with made-up rows; its scores are taken for "
                        + (probability ? "probabilities" : "logits") + " by the name of its output.");
    }
}
