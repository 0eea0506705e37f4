package secondlook.desktop.feature.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewQueue.Order;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.VerdictKind;
import secondlook.app.segment.Group;
import secondlook.app.segment.Grouping;
import secondlook.app.segment.Segment;
import secondlook.desktop.feature.confidence.ReviewWish.By;
import secondlook.desktop.sample.WeatherFile;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.decision.RuleOutcome;

/** However a review was made: why an item is in it does not tell the right answer before a person has given one. */
@SuppressWarnings("NullAway.Init") // set before each test
class ReasonsTellNothingTest {

    private static final DecisionPolicy POLICY = DecisionPolicy.of(Measure.CONFIDENCE, 0.6).withRules(
            List.of(new Rule("foggy", "weather = 'fog'", RuleOutcome.REVIEW, null, true)));

    @TempDir
    Path folder;
    private WeatherFile.Opened opened;
    private ReviewDraft draft;

    @BeforeEach
    void open() {
        opened = WeatherFile.open(folder, Clock.systemUTC());
        draft = new ReviewDraft(opened.run(), opened.dataset(), POLICY, 3, opened.workspace()::openRun);
    }

    @AfterEach
    void close() {
        opened.run().close();
        opened.dataset().close();
        opened.workspace().close();
    }

    private static ReviewWish wish(By by, String rule, @Nullable RowFilter chosen, boolean blind) {
        return new ReviewWish("r", "Ada", by, rule, null, null, "", Order.LEAST_SURE_FIRST, 0, 0,
                SpreadOver.NOTHING, false, blind, chosen);
    }

    private ReviewSession begun(ReviewWish wish) {
        return opened.workspace().reviews()
                .open(opened.workspace().reviews().create(draft.session(wish, draft.items(wish))).id());
    }

    private static boolean namesAClass(String reason) {
        return WeatherFile.CLASSES.stream().anyMatch(reason::contains);
    }

    /** The same words for every item, which tell nothing, until there is an answer: then everything. */
    private void keepsBack(ReviewWish wish) {
        ReviewSession session = begun(wish);
        assertTrue(session.size() > 1);
        String said = session.reasonShown(0);
        assertFalse(namesAClass(said), said);
        for (int i = 0; i < session.size(); i++) {
            assertEquals(said, session.reasonShown(i));
        }
        session.answer(0, VerdictKind.DEFER, null, null, 1);
        assertEquals(said, session.reasonShown(0), "putting it off is no way to be told");
        session.answer(0, VerdictKind.SKIP, null, null, 1);
        assertEquals(said, session.reasonShown(0), "nor is passing over it");
        session.answer(0, VerdictKind.LABEL, "fog", null, 1);
        assertEquals(session.item(0).reason(), session.reasonShown(0));
        assertNotEquals(said, session.reasonShown(0));
        session.undo();
        assertEquals(said, session.reasonShown(0), "and taken back it is open again");
    }

    @Test
    void aRuleOverTheRightAnswers() {
        keepsBack(wish(By.RULE, "\"Weather\"='fog' AND wind>1", null, false));
        keepsBack(wish(By.POLICY_RULES, "", null, false));
    }

    @Test
    void labelsThatTheModelContradicts() {
        keepsBack(wish(By.LABEL_ISSUES, "", null, false));
    }

    @Test
    void rowsChosenByWhatTheyAreOrByWhetherTheModelIsWrong() {
        Predictions predictions = opened.run().predictions();
        keepsBack(wish(By.POLICY, "", RowFilter.Cell.of(predictions, 1, 4), false));
        keepsBack(wish(By.POLICY, "", new RowFilter.WrongAccepted("fog, wrong though accepted", Measure.CONFIDENCE,
                ScopeFacts.ALL, 0.5), false));
        keepsBack(wish(By.POLICY, "", new RowFilter.Named("weather: fog", predictions.rowIds().clone()), false));
        keepsBack(wish(By.POLICY, "", inSegment("weather"), false));
    }

    private RowFilter inSegment(String column) {
        Grouping grouping = new Grouping(column, List.of(new Group.Other(1)),
                new byte[opened.run().predictions().rows()]);
        return new RowFilter.InSegment(column + ": fog", new Segment(grouping, 0, 1, 1, 0));
    }

    @Test
    void whatTellsNothingIsSaid() {
        ReviewSession calm = begun(wish(By.RULE, "wind < 2", null, false));
        assertEquals("rule: wind < 2", calm.reasonShown(0));
        assertEquals("rule: wind < 2 AND 'foul weathers' <> ''",
                begun(wish(By.RULE, "wind < 2 AND 'foul weathers' <> ''", null, false)).reasonShown(0),
                "another word that begins alike");
        ReviewSession says = begun(wish(By.POLICY, "",
                RowFilter.Says.of(opened.run().predictions(), 4), false));
        assertEquals("chosen by hand: says sun", says.reasonShown(0));
        assertEquals("chosen by hand: wind: fog", begun(wish(By.POLICY, "", inSegment("wind"), false)).reasonShown(0));
        assertTrue(begun(wish(By.POLICY, "", null, false)).reasonShown(0).startsWith("confidence 0."));
    }

    @Test
    void theOrderOfRowsChosenByHandTellsNothingOfTheModelWhereItIsHidden() {
        RowFilter says = RowFilter.Says.of(opened.run().predictions(), 4);
        double[] sure = opened.run().predictions().confidence();
        double[] shown = confidences(draft.items(wish(By.POLICY, "", says, false)).items(), sure);
        double[] hidden = confidences(draft.items(wish(By.POLICY, "", says, true)).items(), sure);
        assertTrue(isRising(shown), "least sure first");
        assertFalse(isRising(hidden), "shuffled");
        assertEquals(shown.length, hidden.length);
    }

    private static double[] confidences(List<ReviewItem> items, double[] sure) {
        return items.stream().mapToDouble(item -> sure[item.index()]).toArray();
    }

    private static boolean isRising(double[] values) {
        return IntStream.range(1, values.length).allMatch(i -> values[i - 1] <= values[i]);
    }
}
