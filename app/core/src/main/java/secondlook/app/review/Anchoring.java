package secondlook.app.review;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;

/**
 * How often people agree with the model while its answer is hidden, and how often while they see it. Only the first answer
 * to each item counts: a later one was given after the model's had been seen. Agreement is higher with the answer in view
 * where people follow it (A. Tversky and D. Kahneman, "Judgment under uncertainty: heuristics and biases", Science 185
 * (1974) 1124–1131) – or where the items that were answered blind happened to be harder.
 *
 * @param blind      answers given with the prediction hidden; {@code null} if there are none
 * @param shown      answers given with it in view; {@code null} if there are none
 * @param difference agreement shown minus blind with its 95 % interval, in [−1,1]; {@code null} unless both are there
 */
public record Anchoring(@Nullable Agreement blind, @Nullable Agreement shown, @Nullable Difference difference) {

    /**
     * How often the model's answer was confirmed.
     *
     * @param answers  that say whether the model is right
     * @param agreed   of these, how many say that it is
     * @param rate     agreed / answers
     * @param interval 95 %
     */
    public record Agreement(int answers, int agreed, double rate, Interval interval) {}

    /**
     * A difference of two shares.
     *
     * @param interval 95 %, by the hybrid score method: R. G. Newcombe, "Interval estimation for the difference between
     *                 independent proportions: comparison of eleven methods", Statistics in Medicine 17 (1998) 873–890,
     *                 method 10
     */
    public record Difference(double value, Interval interval) {}

    public static Anchoring of(ReviewSession session) {
        int[] answers = new int[2];
        int[] agreed = new int[2];
        for (int i = 0; i < session.size(); i++) {
            Verdict first = session.first(i).orElse(null);
            Boolean wrong = first == null ? null : first.foundWrong(session.item(i).predicted()).orElse(null);
            if (first != null && wrong != null && !session.item(i).predicted().equals("none")) {
                answers[first.blind() ? 1 : 0]++;
                agreed[first.blind() ? 1 : 0] += wrong ? 0 : 1;
            }
        }
        Agreement shown = agreement(answers[0], agreed[0]);
        Agreement blind = agreement(answers[1], agreed[1]);
        return new Anchoring(blind, shown, blind == null || shown == null ? null : difference(shown, blind));
    }

    private static @Nullable Agreement agreement(int answers, int agreed) {
        return answers == 0
                ? null
                : new Agreement(answers, agreed, (double) agreed / answers, Wilson.of95(agreed, answers));
    }

    private static Difference difference(Agreement a, Agreement b) {
        double value = a.rate - b.rate;
        double down = Math.hypot(a.rate - a.interval.lower(), b.interval.upper() - b.rate);
        double up = Math.hypot(a.interval.upper() - a.rate, b.rate - b.interval.lower());
        return new Difference(value, new Interval(Math.max(-1, value - down), Math.min(1, value + up)));
    }
}
