package secondlook.app.review.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.review.ReviewEstimate;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewQueue.Order;
import secondlook.app.review.Stratum;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;
import secondlook.runtime.conformal.ConformalClassifier;
import secondlook.runtime.conformal.ConformalScore;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

class QueueBuilderTest {

    private static final DecisionPolicy POLICY = DecisionPolicy.of(Measure.CONFIDENCE, 0.8);

    /** Every 50th row is invalid; truth is "wrong" with chance 1 − confidence. */
    private static Predictions run(int rows, long seed) {
        Random random = new Random(seed);
        double[] confidence = new double[rows];
        int[] predicted = new int[rows];
        int[] truth = new int[rows];
        long[] ids = new long[rows];
        byte[] status = new byte[rows];
        for (int row = 0; row < rows; row++) {
            boolean invalid = row % 50 == 49;
            confidence[row] = invalid ? Double.NaN : 0.34 + 0.66 * Math.sqrt(random.nextDouble());
            predicted[row] = invalid ? -1 : random.nextInt(3);
            truth[row] = random.nextDouble() > confidence[row] ? (predicted[row] + 1) % 3 : Math.max(0, predicted[row]);
            status[row] = (invalid ? RowStatus.INVALID : RowStatus.OK).code();
            ids[row] = 7_000 + row;
        }
        return new Predictions(List.of("a", "b", "c"), ids, predicted, confidence, confidence, confidence, status,
                truth);
    }

    private static QueueDraft build(Predictions run, Order order, int most, int audit, RowGroups groups, long seed) {
        return QueueBuilder.build(run, Measure.CONFIDENCE, new PolicySource(run, POLICY),
                new QueueWish(order, most, audit, groups, RowChoice.all(run), seed));
    }

    @Test
    void withoutALimitEveryFlaggedRowIsThereAndEachStratumAddsUp() {
        Predictions run = run(2_000, 1);
        QueueDraft draft = build(run, Order.LEAST_SURE_FIRST, 0, 60, RowGroups.none(2_000), 5);
        assertEquals(40, draft.invalid());
        check(draft, run, 1_960);
        Stratum flagged = draft.strata().getFirst();
        assertEquals(flagged.rows(), flagged.drawn());
        assertEquals(draft.items().size(), 40 + flagged.rows() + 60);
        assertTrue(Double.isNaN(draft.items().stream().filter(i -> i.inclusionProbability() == 1).findFirst()
                .orElseThrow().value()), "those without scores first");
    }

    @Test
    void rowsThatAreNotAsExpectedComeBehindThoseWithoutScoresAndAreNeverAudited() {
        Predictions run = run(200, 3);
        int sure = IntStream.range(0, 200).filter(row -> run.confidence()[row] > 0.95).findFirst().orElseThrow();
        int unsure = IntStream.range(0, 200).filter(row -> run.confidence()[row] < 0.5).findFirst().orElseThrow();
        UnexpectedRows unexpected = UnexpectedRows.of(Map.of("x is from 1 to 2", bits(sure, unsure)));
        QueueDraft draft = QueueBuilder.build(run, Measure.CONFIDENCE,
                new ContractSource(new PolicySource(run, POLICY), unexpected),
                new QueueWish(Order.LEAST_SURE_FIRST, 0, 200, RowGroups.none(200), RowChoice.all(run), 5));
        List<ReviewItem> flagged = draft.items().stream().filter(i -> i.inclusionProbability() == 1
                && !i.stratum().startsWith("accepted")).toList();
        List<Integer> first = flagged.stream().limit(6).map(ReviewItem::index).toList();
        assertEquals(Set.of(49, 99, 149, 199), Set.copyOf(first.subList(0, 4)), "those without scores");
        assertEquals(Set.of(sure, unsure), Set.copyOf(first.subList(4, 6)));
        ReviewItem certain = flagged.stream().filter(i -> i.index() == sure).findFirst().orElseThrow();
        assertEquals("not as expected: x is from 1 to 2", certain.reason());
        ReviewItem torn = flagged.stream().filter(i -> i.index() == unsure).findFirst().orElseThrow();
        assertTrue(torn.reason().startsWith("not as expected: x is from 1 to 2; confidence 0."), torn.reason());
        assertTrue(draft.items().stream().filter(i -> i.stratum().startsWith("accepted"))
                .noneMatch(i -> i.index() == sure), "it is no accepted row");
    }

    private static BitSet bits(int... rows) {
        BitSet bits = new BitSet();
        IntStream.of(rows).forEach(bits::set);
        return bits;
    }

    @Test
    void whatDoesNotFitIsLeftToTheAudit() {
        Predictions run = run(2_000, 1);
        QueueDraft draft = build(run, Order.LEAST_SURE_FIRST, 150, 50, RowGroups.none(2_000), 5);
        assertEquals(150, draft.items().size());
        check(draft, run, 1_960);
        List<String> names = draft.strata().stream().map(Stratum::name).toList();
        assertEquals(List.of("flagged", "accepted", "flagged, left out"), names);
        assertEquals(60, draft.strata().getFirst().drawn());
        double surest = draft.items().stream().filter(i -> i.stratum().equals("flagged"))
                .mapToDouble(ReviewItem::value).max().orElseThrow();
        assertTrue(draft.items().stream().filter(i -> i.stratum().equals("flagged, left out"))
                .allMatch(i -> i.value() >= surest), "the most urgent were taken");
    }

    @Test
    void withGroupsASampleIsSpreadOverThem() {
        Predictions run = run(2_000, 1);
        QueueDraft draft = build(run, Order.RANDOM, 200, 60, RowGroups.byPrediction(run), 5);
        assertEquals(200, draft.items().size());
        check(draft, run, 1_960);
        assertEquals(6, draft.strata().size());
        assertTrue(draft.strata().stream().allMatch(s -> s.drawn() >= 2 && s.random()), draft.toString());
    }

    /** Every item is of a stratum of its kind, once, with the chance that the stratum's counts give. */
    private static void check(QueueDraft draft, Predictions run, int valid) {
        assertEquals(valid, draft.strata().stream().mapToLong(Stratum::rows).sum());
        assertEquals(draft.items().size(),
                new HashSet<>(draft.items().stream().map(ReviewItem::rowId).toList()).size());
        Map<String, Integer> drawn = new LinkedHashMap<>();
        for (int i = 0; i < draft.items().size(); i++) {
            ReviewItem item = draft.items().get(i);
            assertEquals(i, item.position());
            assertEquals(7_000 + item.index(), item.rowId());
            if (run.isValid(item.index())) {
                Stratum stratum = draft.strata().stream().filter(s -> s.name().equals(item.stratum())).findFirst()
                        .orElseThrow();
                assertEquals((double) stratum.drawn() / stratum.rows(), item.inclusionProbability(), 1e-15);
                assertEquals(stratum.accepted(), item.value() >= 0.8);
                assertEquals(run.confidence()[item.index()], item.confidence());
                drawn.merge(item.stratum(), 1, Integer::sum);
            }
        }
        draft.strata().forEach(s -> assertEquals(s.drawn(), drawn.getOrDefault(s.name(), 0).longValue(), s.name()));
    }

    @Test
    void theSeedDecidesAndTheOrderDoesNotTellTheAudit() {
        Predictions run = run(2_000, 1);
        assertEquals(build(run, Order.RANDOM, 0, 60, RowGroups.none(2_000), 5),
                build(run, Order.RANDOM, 0, 60, RowGroups.none(2_000), 5));
        QueueDraft one = build(run, Order.LEAST_SURE_FIRST, 0, 60, RowGroups.none(2_000), 5);
        QueueDraft other = build(run, Order.LEAST_SURE_FIRST, 0, 60, RowGroups.none(2_000), 6);
        assertNotEquals(auditPlaces(one), auditPlaces(other), "the places of audit items cannot be foreseen");
    }

    private static List<Integer> auditPlaces(QueueDraft draft) {
        return draft.items().stream().filter(i -> i.stratum().equals("accepted")).map(ReviewItem::position).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 199, 200})
    void aLimitIsALimit(int most) {
        Predictions run = run(500, 2);
        QueueDraft draft = build(run, Order.RANDOM, most, 2, RowGroups.byPrediction(run), 1);
        assertTrue(most == 0 || draft.items().size() <= most, draft.items().size() + " items");
    }

    /** The estimate of all three designs holds the truth about as often as it says: 95 % of 400, give or take 3.5. */
    @ParameterizedTest
    @ValueSource(strings = {"cut", "groups", "whole"})
    void everyDesignGivesAnHonestEstimate(String design) {
        int held = 0;
        for (int seed = 0; seed < 400; seed++) {
            Predictions run = run(1_500, 100 + seed);
            QueueDraft draft = switch (design) {
                case "cut" -> build(run, Order.LEAST_SURE_FIRST, 400, 200, RowGroups.none(1_500), seed);
                case "groups" -> build(run, Order.RANDOM, 400, 150, RowGroups.byPrediction(run), seed);
                default -> build(run, Order.LEAST_SURE_FIRST, 0, 150, RowGroups.none(1_500), seed);
            };
            int wrong = 0;
            int valid = 0;
            for (int row = 0; row < run.rows(); row++) {
                valid += run.isValid(row) ? 1 : 0;
                wrong += run.isValid(row) && run.isWrong(row) ? 1 : 0;
            }
            ReviewEstimate estimate = ReviewEstimate.of(POLICY, draft.strata(), draft.items().size(),
                    draft.items()::get, i -> Optional.of(said(draft.items().get(i), run)));
            ReviewEstimate.Share all = Objects.requireNonNull(estimate.all(), estimate.whyNotAll());
            assertEquals(valid, all.rows());
            held += all.interval().contains((double) wrong / valid) ? 1 : 0;
        }
        assertTrue(Math.abs(held / 4.0 - 95) <= 3.5, held / 4.0 + " % of the intervals hold the truth");
    }

    private static Verdict said(ReviewItem item, Predictions run) {
        boolean usable = run.isValid(item.index());
        String truth = run.classes().get(Objects.requireNonNull(run.truth())[item.index()]);
        VerdictKind kind = !usable
                ? VerdictKind.SKIP
                : truth.equals(item.predicted()) ? VerdictKind.ACCEPT : VerdictKind.LABEL;
        return new Verdict(1, "r1", item.position(), item.rowId(), kind, usable ? truth : null, null, "Ada", "", 1,
                null,
                false, null);
    }

    @Test
    void rulesConformalSetsDisagreementAndLabelIssuesEachChooseAndSayWhy() {
        double[] p = {0.98, 0.01, 0.01, 0.5, 0.45, 0.05, 0.34, 0.33, 0.33, Double.NaN, Double.NaN, Double.NaN};
        ConformalSource conformal = new ConformalSource(
                new ConformalClassifier(new ConformalScore.LeastAmbiguous(), 0.1,
                        new double[]{0.67, 0.67, 0.67}),
                List.of("a", "b", "c"), p);
        assertTrue(Double.isNaN(conformal.urgency(0)), "a single class needs nobody");
        assertTrue(conformal.urgency(2) > conformal.urgency(1), "larger sets first");
        assertEquals("the 90 % prediction set holds 2 classes: a, b", conformal.reason(1));
        assertEquals(Double.POSITIVE_INFINITY, conformal.urgency(3));
        ConformalSource strict = new ConformalSource(new ConformalClassifier(new ConformalScore.LeastAmbiguous(), 0.1,
                new double[]{0.1, 0.1, 0.1}), List.of("a", "b", "c"), p);
        assertEquals("the 90 % prediction set is empty: the row is unlike any class", strict.reason(1));

        BitSet windy = new BitSet();
        windy.set(1);
        windy.set(2);
        BitSet cold = new BitSet();
        cold.set(2);
        Map<String, BitSet> hits = new LinkedHashMap<>();
        hits.put("wind > 8", windy);
        hits.put("cold", cold);
        RuleSource rules = new RuleSource(hits);
        assertTrue(Double.isNaN(rules.urgency(0)));
        assertTrue(rules.urgency(2) > rules.urgency(1));
        assertEquals("rule: wind > 8; cold", rules.reason(2));

        DisagreementSource disagreement = new DisagreementSource(new double[]{0.1, 0.3, Double.NaN}, 0.2);
        assertTrue(Double.isNaN(disagreement.urgency(0)) && Double.isNaN(disagreement.urgency(2)));
        assertEquals(0.3, disagreement.urgency(1));
        assertTrue(disagreement.reason(1).contains("0.300 is above 0.200"), disagreement.reason(1));

        double[] labelled = {0.9, 0.1, 0.8, 0.2, 0.05, 0.95, 0.2, 0.8, 0.1, 0.9};
        LabelIssueSource issues = new LabelIssueSource(
                LabelledRows.of(labelled, 2, new int[]{0, 0, 0, 1, 1}), 5, List.of("x", "y"));
        assertEquals(List.of(false, false, true, false, false),
                Arrays.stream(new int[]{0, 1, 2, 3, 4}).mapToObj(r -> !Double.isNaN(issues.urgency(r))).toList());
        assertEquals("the label is x, of which the model is sure to 0.05 only; it says y with 0.95", issues.reason(2));
    }

    @Test
    void thePreviewSaysWhatToExpect() {
        Predictions run = run(2_000, 1);
        QueueDraft draft = build(run, Order.LEAST_SURE_FIRST, 0, 100, RowGroups.none(2_000), 5);
        QueuePreview preview = QueuePreview.of(draft, 6);
        assertEquals(draft.items().size(), preview.items());
        assertEquals(100, preview.audit());
        assertEquals(40, preview.invalid());
        assertEquals(6.0 * draft.items().size(), preview.seconds());
        Stratum accepted = draft.strata().get(1);
        double p = preview.parts().get(1).expectedError();
        double weight = accepted.rows() / 1_960.0;
        double half = 1.959963984540054 * weight
                * Math.sqrt((1 - 100.0 / accepted.rows()) * p * (1 - p) / 99);
        assertEquals(half, preview.halfWidth(), 1e-12);
        assertTrue(half > 0.005 && half < 0.1, "±" + half);
        QueuePreview none = QueuePreview.of(build(run, Order.RANDOM, 0, 0, RowGroups.none(2_000), 5), Double.NaN);
        assertTrue(Double.isNaN(none.halfWidth()) && Double.isNaN(none.seconds()));
        assertFalse(none.parts().isEmpty());
    }
}
