package secondlook.app.review;

import java.util.OptionalLong;
import secondlook.runtime.estimate.SampleSize;

/** How many more accepted rows must be looked at until the overall error is known well enough. */
public final class AuditNeed {

    private static final double LEVEL = 0.95;

    private AuditNeed() {
    }

    /**
     * How many accepted rows to answer beyond those answered, once all flagged ones are, so that 95 % lies within
     * ±{@code halfWidth}: Cochran 1977, §4.4 and §4.5, with the share wrong so far drawn a little towards one half (Agresti
     * and Coull 1998), so that "none so far" is not taken for "none at all".
     *
     * @param halfWidth in (0,1), of the share of wrong predictions among all rows
     * @return empty while no accepted row was answered; 0 if it is known well enough
     */
    public static OptionalLong more(ReviewEstimate estimate, double halfWidth) {
        ReviewEstimate.Share accepted = estimate.accepted();
        if (accepted == null) {
            return OptionalLong.empty();
        }
        ReviewEstimate.Share flagged = estimate.flagged();
        double all = accepted.rows() + (flagged == null ? 0 : flagged.rows());
        double own = halfWidth * all / accepted.rows();
        double share = (accepted.wrong() + 2) / (accepted.seen() + 4.0);
        long needed = own >= 1 ? 1 : SampleSize.needed(own, share, LEVEL, accepted.rows());
        return OptionalLong.of(Math.max(0, needed - accepted.seen()));
    }
}
