package secondlook.runtime.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Fallback;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.decision.RuleOutcome;

class GuardTest {

    private static final List<String> CLASSES = List.of("fog", "sun");
    private static final Schema SCHEMA = new Schema(List.of(new Column("wind", ColumnType.REAL),
            new Column("rain", ColumnType.REAL)));
    private static final double NAN = Double.NaN;

    /** Wind of each row, what the first model says and how sure it is; the fifth row has no usable scores. */
    private static final double[] WIND = {1, 9, 2, 9, 5};
    private static final Predictions FIRST = predictions(new int[]{1, 1, 0, 0, -1},
            new double[]{0.9, 0.9, 0.55, 0.8, NAN});
    private static final Predictions SECOND = predictions(new int[]{0, 0, 1, 1, 0},
            new double[]{0.95, 0.95, 0.9, 0.6, 0.9});

    private static Predictions predictions(int[] predicted, double[] confidence) {
        byte[] status = new byte[predicted.length];
        double[] margin = Arrays.stream(confidence).map(c -> 2 * c - 1).toArray();
        for (int row = 0; row < status.length; row++) {
            status[row] = (predicted[row] < 0 ? RowStatus.INVALID : RowStatus.OK).code();
        }
        return new Predictions(CLASSES, IntStream.range(0, status.length).asLongStream().toArray(), predicted,
                confidence, margin, margin, status, null);
    }

    private static Rule rule(String name, String when, RuleOutcome outcome, @Nullable String label) {
        return new Rule(name, when, outcome, label, false);
    }

    private static DecisionPolicy policy(@Nullable Fallback fallback, Rule... rules) {
        return new DecisionPolicy(Measure.CONFIDENCE, 0.7, Map.of(), List.of(rules), fallback);
    }

    private static Decisions decide(DecisionPolicy policy, @Nullable Predictions second) {
        Guard guard = new Guard(policy, SCHEMA, CLASSES);
        Schema inputs = SCHEMA.select(guard.inputs());
        FeatureBatch rows = new FeatureBatch(inputs, WIND.length,
                guard.inputs().stream().map(name -> (secondlook.runtime.data.ColumnVector) new RealVector(WIND))
                        .toList());
        return guard.decide(rows, FIRST, second);
    }

    private static List<String> told(Decisions decisions) {
        return IntStream.range(0, decisions.rows()).mapToObj(row -> decisions.outcome(row).key() + " "
                + decisions.labelName(row) + " " + decisions.source(row).key()).toList();
    }

    @Test
    void withoutRulesTheThresholdDecidesAsEver() {
        Decisions decisions = decide(policy(null), null);
        assertEquals(List.of("accept sun model", "accept sun model", "review fog model", "accept fog model",
                "review none none"), told(decisions));
        assertEquals("confidence 0.55 is below 0.70", decisions.reason()[2]);
    }

    @Test
    void theFirstRuleThatHoldsDecidesAndSaysSo() {
        Decisions decisions = decide(policy(null, rule("storm", "wind > 8", RuleOutcome.REFUSE, null),
                rule("storm sun", "wind > 8 AND predicted = 'sun'", RuleOutcome.OVERRIDE, "fog"),
                rule("calm", "wind < 3 AND confidence < 0.6", RuleOutcome.OVERRIDE, "sun")), null);
        assertEquals(List.of("accept sun model", "refuse none none", "accept sun rule", "refuse none none",
                "review none none"), told(decisions));
        assertEquals(1, decisions.hitCount(1));
        assertEquals(1, decisions.overruled(1), "the rule before it decided");
        assertEquals(1, decisions.both(0, 1));
        assertEquals("rule calm: wind < 3 AND confidence < 0.6", decisions.reason()[2]);
        assertEquals(List.of("wind"), new Guard(policy(null, rule("x", "wind > 8", RuleOutcome.REVIEW, null)), SCHEMA,
                CLASSES).inputs());
    }

    @Test
    void aWatchedRuleCountsAndDecidesNothing() {
        Rule storm = rule("storm", "wind > 8", RuleOutcome.REFUSE, null).inShadow(true);
        Decisions watched = decide(policy(null, storm), null);
        assertEquals(told(decide(policy(null), null)), told(watched));
        assertEquals(2, watched.hitCount(0));
    }

    @Test
    void theSecondModelAnswersWhereThePolicySaysAndOnlyThere() {
        Fallback fallback = new Fallback("simple.onnx", true, false, true, 0.8);
        assertEquals(List.of("accept sun model", "accept sun model", "accept sun fallback", "accept fog model",
                "accept fog fallback"), told(decide(policy(fallback), SECOND)));
        Decisions ruled = decide(policy(fallback, rule("storm", "wind > 8", RuleOutcome.FALLBACK, null)), SECOND);
        assertEquals(List.of("accept sun model", "accept fog fallback", "accept sun fallback", "review sun fallback",
                "accept fog fallback"), told(ruled));
        assertTrue(ruled.reason()[3].contains("rule storm: wind > 8; second model sun 0.60, too unsure"));
        assertEquals("review none none", told(decide(policy(fallback), null)).get(2), "it was not asked");
        Fallback invalidOnly = new Fallback("simple.onnx", true, false, false, null);
        assertEquals("review fog model", told(decide(policy(invalidOnly), SECOND)).get(2));
    }

    @Test
    void aRuleThatHelpsIsToldFromOneThatHarmsWhileBothAreOnlyWatched() {
        Rule helps = rule("storm", "wind > 8 AND predicted = 'sun'", RuleOutcome.OVERRIDE, "fog").inShadow(true);
        Rule harms = rule("all", "confidence >= 0.8", RuleOutcome.OVERRIDE, "fog").inShadow(true);
        DecisionPolicy policy = policy(null, helps, harms);
        Decisions now = decide(policy, null);
        int[] answer = {1, 0, 0, 1, 0};
        List<RuleFigures> figures = RuleFigures.of(now, FIRST.predicted(), answer,
                List.of(decide(policy.withRules(List.of(helps.inShadow(false), harms)), null),
                        decide(policy.withRules(List.of(helps, harms.inShadow(false))), null)));
        assertEquals(1, figures.get(0).helped());
        assertEquals(0, figures.get(0).harmed());
        assertEquals(2, figures.get(0).without().wrongAccepted());
        assertEquals(1, figures.get(0).with().wrongAccepted());
        assertEquals(3, figures.get(1).known());
        assertEquals(1, figures.get(1).helped());
        assertEquals(1, figures.get(1).harmed(), "where both the model and the rule are wrong nothing changes");
        assertEquals(2, figures.get(1).with().wrongAccepted());
        assertTrue(Double.isNaN(RuleFigures.of(now, FIRST.predicted(), new int[]{-1, -1, -1, -1, -1},
                List.of(now, now)).getFirst().share()));
    }

    @Test
    void aPolicyIsReadAsItWasWrittenAndAMistakeInItIsNamed() {
        DecisionPolicy policy = policy(new Fallback("s.onnx", true, false, true, 0.8),
                rule("storm", "wind > 8", RuleOutcome.OVERRIDE, "fog"));
        assertEquals(policy, PolicyJson.read("p.json", PolicyJson.write(policy)));
        assertEquals(DecisionPolicy.of(Measure.MARGIN, 0.2),
                PolicyJson.read("p.json", "{\"measure\": \"margin\", \"threshold\": 0.2}"));
        String head = "{\"measure\": \"margin\", \"threshold\": 0.2, ";
        assertRefused(head + "\"treshold\": 1}", "treshold");
        assertRefused(head + "\"rules\": [{\"name\": \"a\", \"when\": \"wind >\", \"outcome\": \"review\"}]}",
                "The condition \"wind >\" cannot be used");
        assertRefused(head + "\"rules\": [{\"name\": \"a\", \"when\": \"wind > 1\", \"outcome\": \"override\"}]}",
                "does not say with which label");
        assertRefused(head + "\"rules\": [{\"name\": \"a\", \"when\": \"wind > 1\", \"outcome\": \"fallback\"}]}",
                "names no second model");
        assertRefused("{\"threshold\": 0.2}", "names no measure");
        assertRefused("[".repeat(100), "p.json");
        assertRefused("{}{}", "p.json");
        Rule unknown = rule("a", "gust > 1", RuleOutcome.REVIEW, null);
        assertThrows(RefusedException.class, () -> decide(policy(null, unknown), null));
        assertThrows(RefusedException.class,
                () -> decide(policy(null, rule("a", "wind > 1", RuleOutcome.OVERRIDE, "hail")), null));
    }

    private static void assertRefused(String json, String why) {
        RefusedException refused = assertThrows(RefusedException.class, () -> PolicyJson.read("p.json", json));
        assertTrue(refused.problem().oneLine().contains(why), refused.problem().oneLine());
    }
}
