package secondlook.runtime.selective;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.estimate.ClopperPearson;

/**
 * Selection with guaranteed risk: a threshold found among the sample's own values by binary search, each of the
 * ⌈log₂ m⌉ looks paid for from δ.
 *
 * <p>
 * Source: Y. Geifman and R. El-Yaniv, "Selective classification for deep neural networks", NeurIPS 2017, algorithm 1, with
 * the exact count of errors in the bound, and the certified look of largest coverage as the answer.
 *
 * @param point the certified working point
 * @param bound upper bound of its true error rate, holding with probability at least 1 − δ
 */
public record GuaranteedRisk(WorkingPoint point, double bound) {

    /**
     * @param curve       of the labelled calibration sample
     * @param targetError in (0,1)
     * @param delta       error probability of the guarantee, in (0,1)
     * @return {@code null} where no look is certified
     */
    public static @Nullable GuaranteedRisk find(RiskCoverage curve, double targetError, double delta) {
        int m = curve.rows();
        if (m == 0) {
            return null;
        }
        int looks = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(m - 1));
        double share = delta / looks;
        // positions in ascending order of sureness: the row at `low` is the least sure that may still be accepted
        int low = 0;
        int high = m - 1;
        GuaranteedRisk best = null;
        for (int look = 0; look < looks; look++) {
            int middle = low + (high - low + 1) / 2;
            WorkingPoint point = curve.atLeastAccepting(m - middle);
            double bound = ClopperPearson.upper(point.errors(), point.accepted(), share);
            if (bound <= targetError) {
                best = best == null || point.accepted() > best.point().accepted()
                        ? new GuaranteedRisk(point, bound)
                        : best;
                high = middle;
            } else {
                low = middle;
            }
        }
        return best;
    }
}
