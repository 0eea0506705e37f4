package secondlook.app.review;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything that the answers of a session say so far, worked out anew from what counts now.
 *
 * @param estimate    how often the model is wrong
 * @param calibration how sure it was on the rows answered; empty while there are none
 * @param pace        empty while no item was timed
 * @param moreAudit   accepted rows to answer beyond those answered until the overall error is known to ±{@code within};
 *                    empty while no accepted row was answered
 * @param within      half-width that {@code moreAudit} is for
 */
public record ReviewFindings(ReviewEstimate estimate, Optional<ReviewCalibration> calibration,
        Optional<ReviewPace> pace, OptionalLong moreAudit, double within) {

    /** @param within half-width wanted of the overall error, in (0,1), for example 0.03 */
    public static ReviewFindings of(ReviewSession session, double within) {
        ReviewEstimate estimate = ReviewEstimate.of(session);
        return new ReviewFindings(estimate, ReviewCalibration.of(session), ReviewPace.of(session),
                AuditNeed.more(estimate, within), within);
    }
}
