package secondlook.app.report;

import secondlook.app.review.ReviewEstimate;
import secondlook.app.review.SessionEntry;

/**
 * A review session of a report's run.
 *
 * @param entry    as the list shows it
 * @param estimate what its answers say of how often the model is wrong
 */
public record ReportedReview(SessionEntry entry, ReviewEstimate estimate) {}
