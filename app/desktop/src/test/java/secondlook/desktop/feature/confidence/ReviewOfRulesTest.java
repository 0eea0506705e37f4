package secondlook.desktop.feature.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.policy.GuardedRun;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewQueue.Order;
import secondlook.app.review.queue.QueueDraft;
import secondlook.desktop.feature.confidence.ReviewWish.By;
import secondlook.desktop.sample.WeatherFile;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.decision.RuleOutcome;
import secondlook.runtime.guard.Decisions;
import secondlook.runtime.job.JobContext;

/** The rules of a policy put rows before a person, and the person is told which. */
class ReviewOfRulesTest {

    private static final ReviewWish WISH = new ReviewWish("rules", "someone", By.POLICY_RULES, "", null, null, "",
            Order.LEAST_SURE_FIRST, 0, 0, SpreadOver.NOTHING, false, false, null);

    @TempDir
    Path folder;

    private WeatherFile.Opened opened;

    @BeforeEach
    void open() {
        opened = WeatherFile.open(folder, Clock.fixed(Instant.parse("2026-03-14T10:22:00Z"), ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        opened.run().close();
        opened.dataset().close();
        opened.workspace().close();
    }

    private QueueDraft items(DecisionPolicy policy) {
        return new ReviewDraft(opened.run(), opened.dataset(), policy, 1, opened.workspace()::openRun).items(WISH);
    }

    @Test
    void everyHitIsAnItemWithItsRuleAsTheReason() {
        Rule calm = new Rule("calm sun", "predicted = 'sun' AND wind < 3", RuleOutcome.REVIEW, null, true);
        Rule cold = new Rule("cold", "temp_min < 0", RuleOutcome.REFUSE, null, false);
        DecisionPolicy policy = DecisionPolicy.of(Measure.CONFIDENCE, 0.6).withRules(List.of(calm, cold));
        Decisions decisions = new GuardedRun("m", opened.run().predictions(), opened.dataset(), null).decide(policy,
                JobContext.NONE);
        List<ReviewItem> items = items(policy).items();
        assertEquals(decisions.hitCount(0) + decisions.hitCount(1) - decisions.both(0, 1), items.size());
        assertTrue(decisions.both(0, 1) > 0 && decisions.hitCount(0) > decisions.both(0, 1), "both kinds are there");
        assertEquals("rule: calm sun; cold", items.getFirst().reason(), "what more rules hit comes first");
        assertTrue(items.stream().anyMatch(item -> item.reason().equals("rule: calm sun")));
    }

    @Test
    void withoutRulesItIsSaidWhatToDo() {
        RefusedException refused = assertThrows(RefusedException.class,
                () -> items(DecisionPolicy.of(Measure.CONFIDENCE, 0.6)));
        assertTrue(refused.problem().oneLine().contains("Rules"), refused.problem().oneLine());
    }
}
