package secondlook.app.review;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import secondlook.app.review.ReviewEstimate.Share;
import secondlook.app.review.ReviewQueue.Order;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;

/** Many sessions on a run whose truth is known: how often the intervals hold it. */
class AuditCoverageTest {

    private static final int SESSIONS = 500;

    private static final int ROWS = 4_000;

    private static final DecisionPolicy POLICY = DecisionPolicy.of(Measure.CONFIDENCE, 0.7);

    /** Errors are as frequent as 1 − confidence says, and a little more among the sure ones. */
    private static Predictions run(long seed) {
        Random random = new Random(seed);
        double[] confidence = new double[ROWS];
        int[] truth = new int[ROWS];
        long[] ids = new long[ROWS];
        for (int row = 0; row < ROWS; row++) {
            confidence[row] = 0.5 + 0.5 * Math.sqrt(random.nextDouble());
            truth[row] = random.nextDouble() < Math.max(0.06, 1 - confidence[row]) ? 1 : 0;
            ids[row] = row;
        }
        return new Predictions(List.of("a", "b"), ids, new int[ROWS], confidence, confidence, confidence,
                new byte[ROWS], truth);
    }

    /**
     * With all items answered, with part of a shuffled session answered, and with a small audit: the interval for all rows
     * holds the true error in 95 % ± 2 of the sessions, and that of the flagged rows alone hardly ever.
     */
    @ParameterizedTest
    @CsvSource({"200, 1.0", "200, 0.5", "400, 1.0"})
    void theAuditWeightedErrorIsHonestAndTheFlaggedAloneAreNot(int audit, double answered, TestReporter report) {
        int held = 0;
        int flaggedHeld = 0;
        double bias = 0;
        for (int seed = 0; seed < SESSIONS; seed++) {
            Predictions run = run(1_000 + seed);
            double truth = Arrays.stream(run.truth()).sum() / (double) ROWS;
            List<ReviewItem> items = ReviewQueue.of(run, POLICY, Order.RANDOM, audit, seed);
            List<Optional<Verdict>> said = new ArrayList<>();
            for (ReviewItem item : items) {
                boolean wrong = run.isWrong(item.index());
                said.add(item.position() < answered * items.size()
                        ? Optional.of(new Verdict(1, "r1", item.position(), item.rowId(),
                                wrong ? VerdictKind.LABEL : VerdictKind.ACCEPT, wrong ? "b" : "a", null, "Ada", "", 1,
                                null, false, null))
                        : Optional.empty());
            }
            ReviewEstimate estimate = ReviewEstimate.of(POLICY, List.of(), items.size(), items::get, said::get);
            Share all = java.util.Objects.requireNonNull(estimate.all(), estimate.whyNotAll());
            Share flagged = java.util.Objects.requireNonNull(estimate.flagged());
            held += all.interval().contains(truth) ? 1 : 0;
            flaggedHeld += flagged.interval().contains(truth) ? 1 : 0;
            bias += (all.rate() - truth) / SESSIONS;
        }
        double covered = 100.0 * held / SESSIONS;
        double naive = 100.0 * flaggedHeld / SESSIONS;
        report.publishEntry(Map.of("audit", Integer.toString(audit), "answered", Double.toString(answered),
                "covered_percent", Double.toString(covered), "flagged_only_percent", Double.toString(naive), "bias",
                Double.toString(bias)));
        assertTrue(Math.abs(covered - 95) <= 2, covered + " % of the intervals for all rows hold the truth");
        assertTrue(naive < 5, naive + " % of the intervals of the flagged rows hold the truth of all");
        double mean = bias;
        assertTrue(Math.abs(bias) < 0.003, () -> "bias " + mean);
    }
}
