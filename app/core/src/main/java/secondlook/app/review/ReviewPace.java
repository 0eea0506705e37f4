package secondlook.app.review;

import java.util.Arrays;
import java.util.Optional;

/**
 * How fast a person works.
 *
 * @param secondsPerItem median over the answered items; those shown for more than two minutes count as a break
 * @param secondsLeft    for all items that are not done, at that pace
 */
public record ReviewPace(double secondsPerItem, double secondsLeft) {

    /** Longer than this, and the person was probably away. */
    public static final double BREAK_SECONDS = 120;

    /** Empty while no item was timed. */
    public static Optional<ReviewPace> of(ReviewSession session) {
        double[] seconds = new double[session.size()];
        int n = 0;
        for (int i = 0; i < session.size(); i++) {
            double shown = session.effective(i).filter(v -> v.kind() != VerdictKind.DEFER).map(Verdict::seconds)
                    .orElse(0.0);
            if (shown > 0 && shown <= BREAK_SECONDS) {
                seconds[n++] = shown;
            }
        }
        if (n == 0) {
            return Optional.empty();
        }
        double[] sorted = Arrays.copyOf(seconds, n);
        Arrays.sort(sorted);
        double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
        return Optional.of(new ReviewPace(median, median * (session.size() - session.progress().done())));
    }
}
