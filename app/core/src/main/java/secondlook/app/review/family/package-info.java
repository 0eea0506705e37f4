/** What several reviewers said of the same rows: votes, conflicts, agreement, and the label set that comes of it. */
@NullMarked
package secondlook.app.review.family;

import org.jspecify.annotations.NullMarked;
