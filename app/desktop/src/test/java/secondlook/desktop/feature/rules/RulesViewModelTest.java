package secondlook.desktop.feature.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.policy.GuardedRun;
import secondlook.app.policy.KnownAnswers;
import secondlook.app.policy.RuleReport;
import secondlook.desktop.sample.ToldNotices;
import secondlook.desktop.sample.WeatherFile;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Fallback;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.decision.RuleOutcome;
import secondlook.runtime.guard.RuleFigures;
import secondlook.runtime.job.JobContext;

/** Rules on a made-up year, without a toolkit. */
class RulesViewModelTest {

    private static final String CALM = "predicted = 'sun' AND wind < 3";

    @TempDir
    Path folder;

    private final Session session = new Session(Runnable::run);
    private final ToldNotices notices = new ToldNotices();
    private final RulesViewModel model = new RulesViewModel(session, Runnable::run, Runnable::run, notices,
            session::usePolicy);
    private WeatherFile.Opened opened;

    @BeforeEach
    void open() {
        opened = WeatherFile.open(folder, Clock.fixed(Instant.parse("2026-03-14T10:22:00Z"), ZoneOffset.UTC));
        session.use(opened.workspace(), Registry.of(opened.workspace()));
        session.useDataset(opened.dataset());
        session.useRun(opened.run());
        session.usePolicy(DecisionPolicy.of(Measure.CONFIDENCE, 0.6));
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    private void add(String name, String when, RuleOutcome outcome, @Nullable String label) {
        RuleEditor editor = model.editor();
        editor.begin(null);
        editor.name().set(name);
        editor.when().set(when);
        editor.outcome().set(outcome);
        editor.label().set(label);
        assertEquals("", editor.problem().get());
        editor.keep();
        assertFalse(editor.open().get());
    }

    private void addCalm() {
        add("calm sun", CALM, RuleOutcome.REVIEW, null);
    }

    private DecisionPolicy policy() {
        return Objects.requireNonNull(session.policy().get());
    }

    private RuleFigures figures(int row) {
        return Objects.requireNonNull(model.rows().get().get(row).figures());
    }

    @Test
    void aNewRuleIsWatchedAndItsFiguresAreThoseOfTheCommandLine() {
        addCalm();
        RuleRow row = model.rows().get().getFirst();
        assertTrue(row.rule().shadow());
        RuleReport expected = RuleReport.of(
                new GuardedRun("m", opened.run().predictions(), opened.dataset(), null), policy(),
                KnownAnswers.of(opened.run().predictions(), opened.run().manifest().id(),
                        opened.workspace().reviews()),
                JobContext.NONE);
        assertEquals(expected.rules().getFirst(), row.figures());
        assertTrue(figures(0).hits() > 0 && figures(0).known() > 0, "the rule says something");
        assertTrue(model.summary().get().contains(expected.figures().reviewed() + " go to review"),
                model.summary().get());
    }

    @Test
    void everyChangeIsKeptWithTheRun() {
        addCalm();
        assertEquals(policy(), opened.workspace().policy(opened.run().manifest().id()));
        int before = figures(0).without().reviewed();
        model.enforce(model.rows().get().getFirst().rule(), true);
        assertFalse(policy().rules().getFirst().shadow());
        assertEquals(policy(), opened.workspace().policy(opened.run().manifest().id()));
        assertEquals(before, figures(0).without().reviewed());
        assertTrue(model.summary().get().contains(figures(0).with().reviewed() + " go to review"),
                model.summary().get());
        model.remove(policy().rules().getFirst());
        assertTrue(policy().rules().isEmpty() && model.rows().get().isEmpty());
        Objects.requireNonNull(notices.ways().get("Undo")).run();
        assertEquals(List.of("calm sun"), policy().rules().stream().map(Rule::name).toList());
    }

    @Test
    void theThresholdThatIsMovedMeanwhileIsFollowed() {
        addCalm();
        model.enforce(model.rows().get().getFirst().rule(), true);
        int before = figures(0).with().reviewed();
        session.usePolicy(policy().withThreshold(Measure.CONFIDENCE, 0.95, java.util.Map.of()));
        assertTrue(figures(0).with().reviewed() > before);
        assertEquals(0.95, policy().threshold());
    }

    @Test
    void whatIsWrongIsSaidAsItIsWrittenWithItsPlace() {
        RuleEditor editor = model.editor();
        editor.begin(null);
        assertEquals("say where it holds", editor.problem().get());
        editor.when().set("wind < AND 2");
        assertTrue(editor.problem().get().startsWith("at character 8 there is \"AND\""), editor.problem().get());
        assertEquals(OptionalInt.of(7), editor.place());
        editor.when().set("gust < 2");
        assertTrue(editor.problem().get().startsWith("there is no field gust"), editor.problem().get());
        editor.when().set("predicted > 2");
        assertFalse(editor.problem().get().isEmpty(), "a text is compared with a number");
        editor.when().set(CALM);
        assertEquals("give it a name", editor.problem().get());
        editor.outcome().set(RuleOutcome.OVERRIDE);
        assertEquals("choose the label that it says", editor.problem().get());
        editor.outcome().set(RuleOutcome.FALLBACK);
        assertTrue(editor.problem().get().contains("second model"), editor.problem().get());
        editor.keep();
        assertTrue(policy().rules().isEmpty(), "nothing wrong is kept");
        editor.outcome().set(RuleOutcome.REVIEW);
        editor.name().set("x");
        assertEquals("", editor.problem().get());
        assertTrue(editor.trial().get().startsWith("Holds for "), editor.trial().get());
        editor.keep();
        editor.begin(null);
        editor.when().set(CALM);
        editor.name().set("x");
        assertEquals("another rule is called x", editor.problem().get());
    }

    @Test
    void partsArePutTogether() {
        RuleEditor editor = model.editor();
        editor.begin(null);
        var wind = editor.fields().stream().filter(c -> c.name().equals("wind")).findFirst().orElseThrow();
        var said = editor.fields().getFirst();
        editor.add(wind, Comparison.LESS, "3");
        editor.add(said, Comparison.IS, "sun");
        assertEquals("wind < 3 AND predicted = 'sun'", editor.when().get());
        editor.add(wind, Comparison.LESS, "much");
        assertEquals("wind < 3 AND predicted = 'sun'", editor.when().get());
        assertTrue(editor.problem().get().contains("real"), editor.problem().get());
        assertTrue(editor.fields().stream().noneMatch(c -> c.name().equals("weather")), "the answer is no input");
    }

    @Test
    void orderAndConflictsAreSeenAndChanged() {
        addCalm();
        add("always rain", "wind < 4", RuleOutcome.OVERRIDE, "rain");
        assertEquals("", model.rows().get().getFirst().conflict());
        assertTrue(model.rows().get().get(1).conflict().contains("of calm sun"), model.rows().get().get(1).conflict());
        model.move(model.rows().get().get(1).rule(), -1);
        assertEquals(List.of("always rain", "calm sun"), policy().rules().stream().map(Rule::name).toList());
        assertTrue(model.rows().get().get(1).conflict().contains("of always rain"));
        model.move(policy().rules().getFirst(), -1);
        assertEquals("always rain", policy().rules().getFirst().name());
    }

    @Test
    void theRowsOfARuleAreSelectedEverywhere() {
        addCalm();
        model.select(model.rows().get().getFirst().rule());
        var selection = session.selection().get();
        assertNotNull(selection);
        assertEquals("rule: calm sun", selection.label());
        assertEquals(figures(0).hits(), selection.size());
        long[] sorted = selection.rowIds().clone();
        java.util.Arrays.sort(sorted);
        assertArrayEquals(sorted, selection.rowIds());
    }

    @Test
    void aSecondModelThatWasNeverAskedIsSaidToBeSo() {
        addCalm();
        model.fallBack(new Fallback("simple@1", true, true, false, null));
        assertNotNull(policy().fallback());
        assertTrue(model.summary().get().contains("simple"), model.summary().get());
        assertNull(model.rows().get().getFirst().figures(), "no figures rather than wrong ones");
        model.fallBack(null);
        assertNull(policy().fallback());
        assertNotNull(model.rows().get().getFirst().figures());
    }
}
