package secondlook.desktop.feature.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import secondlook.app.review.FlaggedRows;
import secondlook.desktop.feature.confidence.ConfidenceViewModel.State;
import secondlook.desktop.feature.confidence.ConfidenceViewModel.Tab;
import secondlook.desktop.feature.confidence.SolveViewModel.Goal;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.session.RowSelection;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.Problem;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.ThresholdIndex.Outcome;

/** Without a toolkit: everything happens at once on this thread. */
class ConfidenceViewModelTest {

    private final Session session = new Session(Runnable::run);
    private final Notices loud = new Notices() {
        @Override
        public void problem(Problem problem, Throwable cause) {
            throw new AssertionError(problem.oneLine(), cause);
        }

        @Override
        public void done(String text) {
        }
    };
    private final ConfidenceViewModel model = new ConfidenceViewModel(session,
            new JobRunner(Runnable::run, Runnable::run, InstantSource.system()), Runnable::run, Runnable::run, loud);

    private Predictions show(Predictions predictions) {
        model.show(LoadedRun.of(SampleRuns.manifest(predictions, false), predictions, null));
        return predictions;
    }

    private static long flagged(Predictions predictions, DecisionPolicy policy) {
        return IntStream.range(0, predictions.rows()).filter(row -> FlaggedRows.flags(predictions, policy, row))
                .count();
    }

    @Test
    void everyThresholdFlagsWhatThePolicyFlags() {
        for (Predictions predictions : new Predictions[]{SampleRuns.weather(), SampleRuns.withInvalid(),
                SampleRuns.withoutTruth(), SampleRuns.large(3_000, 3, 11)}) {
            show(predictions);
            for (int i = 0; i <= 100; i++) {
                model.move(i / 100.0);
                assertEquals(flagged(predictions, DecisionPolicy.of(Measure.CONFIDENCE, i / 100.0)),
                        model.flagged().get(), "at " + i);
                assertEquals(model.policy(), session.policy().get());
                assertEquals(String.format(java.util.Locale.ROOT, "%.2f", i / 100.0), model.railState().get());
            }
        }
    }

    @Test
    void theSentenceCountsWhatIsShown() {
        show(SampleRuns.weather());
        model.move(0.79);
        Outcome outcome = Objects.requireNonNull(model.outcome().get());
        String sentence = model.answer().get().sentence();
        assertTrue(sentence.startsWith(outcome.flagged() + " of 365 predictions ("), sentence);
        assertTrue(sentence.contains("are below 0.79"), sentence);
        assertTrue(sentence.contains("95\u202f% interval"), sentence);
        assertTrue(model.answer().get().detail().startsWith("50 of the 60 errors are fog called sun"),
                model.answer().get().detail());
    }

    @Test
    void nothingFlaggedAndEverythingFlaggedAreSaidAsSuch() {
        show(SampleRuns.weather());
        model.move(0);
        assertTrue(model.answer().get().sentence().startsWith("None of the 365"), model.answer().get().sentence());
        model.move(1);
        assertTrue(model.answer().get().sentence().contains("Nothing is accepted"), model.answer().get().sentence());
    }

    @Test
    void withoutTruthNoErrorIsClaimed() {
        show(SampleRuns.withoutTruth());
        assertFalse(model.answer().get().sentence().contains("interval"));
        assertTrue(model.answer().get().sentence().contains("nobody knows yet"));
        assertEquals(0, model.curve().get().size());
        for (Tab tab : Tab.values()) {
            model.show(tab);
            assertFalse(model.answer().get().sentence().isEmpty());
        }
        Solver.Solution error = Objects.requireNonNull(model.solve().solutions().get().of(Goal.ERROR));
        assertNull(error.threshold());
    }

    @Test
    void unusableRowsAreAlwaysFlaggedComeFirstAndAreCounted() {
        Predictions predictions = show(SampleRuns.withInvalid());
        model.move(0);
        assertEquals(5, model.flagged().get());
        assertTrue(model.answer().get().detail().contains("5 rows have no usable scores"));
        RowList rows = Objects.requireNonNull(model.rows().rows().get());
        for (int i = 0; i < 5; i++) {
            assertFalse(predictions.isValid(rows.rowAt(i)));
        }
        assertTrue(predictions.isValid(rows.rowAt(5)));
    }

    @Test
    void aClassCanHaveAThresholdOfItsOwnAndGiveItBack() {
        Predictions predictions = show(SampleRuns.weather());
        model.move(0.60);
        int before = model.flagged().get();
        model.scope(4);
        model.move(0.90);
        DecisionPolicy policy = model.policy();
        assertEquals(0.60, policy.threshold());
        assertEquals(0.90, policy.thresholdFor("sun"));
        assertEquals(flagged(predictions, policy), model.flagged().get());
        assertTrue(model.flagged().get() > before);
        assertTrue(model.answer().get().sentence().contains("rows called sun"), model.answer().get().sentence());
        model.scope(ScopeFacts.ALL);
        assertTrue(model.answer().get().sentence().contains("the thresholds of their class"));
        model.forgetOwn(4);
        assertEquals(before, model.flagged().get());
    }

    @Test
    void anotherMeasureFlagsAboutAsManyRowsAndNotMore() {
        Predictions predictions = show(SampleRuns.weather());
        model.move(0.80);
        int before = model.flagged().get();
        for (Measure measure : new Measure[]{Measure.ENTROPY, Measure.MARGIN, Measure.CONFIDENCE}) {
            model.measure(measure);
            assertEquals(measure, model.policy().measure());
            assertEquals(flagged(predictions, model.policy()), model.flagged().get());
            assertTrue(model.flagged().get() <= before && model.flagged().get() > before / 2,
                    measure + " flags " + model.flagged().get() + " after " + before);
        }
    }

    @Test
    void theGuaranteedThresholdIsTakenAndLeftByMoving() {
        show(SampleRuns.weather());
        assertEquals(Goal.ERROR, model.solve().goal().get());
        double solved = model.threshold().get();
        model.solve().choose(Goal.BUDGET);
        model.solve().budget().set(100);
        assertTrue(model.flagged().get() <= 100, "flags " + model.flagged().get());
        model.move(0.5);
        assertNull(model.solve().goal().get());
        Solver.Solution error = Objects.requireNonNull(model.solve().solutions().get().of(Goal.ERROR));
        assertEquals(solved, Objects.requireNonNull(error.threshold()), 1e-12);
    }

    @Test
    void anErrorWithoutAPromiseAcceptsAsMuchAsTheRowsAllow() {
        Predictions predictions = show(SampleRuns.weather());
        model.solve().choose(Goal.ERROR);
        double promised = model.threshold().get();
        model.solve().promised().set(false);
        double observed = model.threshold().get();
        assertTrue(observed < promised, observed + " is not below " + promised);
        Outcome at = Objects.requireNonNull(model.outcome().get());
        assertTrue(at.errorRate() <= 0.10, "wrong " + at.errorRate());
        for (int i = 0; i <= 100; i++) {
            DecisionPolicy policy = DecisionPolicy.of(Measure.CONFIDENCE, i / 100.0);
            long accepted = predictions.rows() - flagged(predictions, policy);
            long wrong = IntStream.range(0, predictions.rows())
                    .filter(row -> !FlaggedRows.flags(predictions, policy, row) && predictions.isWrong(row)).count();
            assertTrue(accepted <= at.accepted() || wrong > 0.10 * accepted, "better at " + i);
        }
        model.solve().error().set(1e-9);
        model.move(0.5);
        model.solve().promised().set(true);
        assertEquals(0.5, model.threshold().get());
    }

    @Test
    void aPointOfTheCurveSelectsTheErrorsItIsMadeOf() {
        show(SampleRuns.weather());
        model.move(0.7);
        model.select(new RowFilter.WrongAccepted("wrong", Measure.CONFIDENCE, ScopeFacts.ALL, 0.7));
        assertEquals(Objects.requireNonNull(model.outcome().get()).wrongAccepted(),
                Objects.requireNonNull(model.rows().rows().get()).size());
    }

    @Test
    void whatCannotBeCertifiedIsSaidAndNothingMoves() {
        show(SampleRuns.weather());
        model.move(0.66);
        model.solve().error().set(0.001);
        model.solve().choose(Goal.ERROR);
        Solver.Solution solution = Objects.requireNonNull(model.solve().solutions().get().of(Goal.ERROR));
        assertNull(solution.threshold());
        assertTrue(solution.reason().startsWith("No threshold keeps errors under 0.1"), solution.reason());
        assertEquals(0.66, model.threshold().get());
    }

    @Test
    void aClickSelectsRowsHereAndOnEveryScreen() {
        Predictions predictions = show(SampleRuns.weather());
        model.select(RowFilter.Cell.of(predictions, 1, 4));
        RowList rows = Objects.requireNonNull(model.rows().rows().get());
        assertEquals(50, rows.size());
        assertEquals("fog called sun · 50", model.rows().chip().get());
        assertEquals(50, Arrays.stream(model.bars().get().selected()).sum());
        RowSelection shared = Objects.requireNonNull(session.selection().get());
        assertEquals(50, shared.size());
        for (int i = 1; i < rows.size(); i++) {
            assertTrue(predictions.confidence()[rows.rowAt(i - 1)] >= predictions.confidence()[rows.rowAt(i)] - 1e-6);
        }
        model.select(null);
        assertNull(session.selection().get());
        assertEquals(365, Objects.requireNonNull(model.rows().rows().get()).size());
    }

    @Test
    void aBinOfAnyMeasureAndClassSelectsAsManyRowsAsItsBarShows() {
        Predictions predictions = show(SampleRuns.withInvalid());
        for (Measure measure : Measure.values()) {
            model.measure(measure);
            for (int scope = ScopeFacts.ALL; scope < predictions.classes().size(); scope++) {
                model.scope(scope);
                ScopeFacts now = Objects.requireNonNull(model.scope().get());
                double[] edges = now.bars().edges();
                for (int bin = 0; bin < now.bars().bins(); bin++) {
                    RowFilter filter = new RowFilter.Between("bin", measure, scope, edges[bin], edges[bin + 1],
                            bin == 0);
                    long rows = IntStream.range(0, predictions.rows()).filter(row -> filter.holds(predictions, row))
                            .count();
                    assertEquals(now.bars().total(bin), rows, measure + " " + scope + " " + bin);
                }
            }
            model.scope(ScopeFacts.ALL);
        }
    }

    @Test
    void aSelectionMadeElsewhereIsShown() {
        show(SampleRuns.weather());
        session.select(new RowSelection("cold days", new long[]{3, 5, 8}));
        assertEquals("cold days · 3", model.rows().chip().get());
        session.select(null);
        assertEquals("", model.rows().chip().get());
    }

    @Test
    void classesAndReliabilitySpeakForThemselves() {
        show(SampleRuns.weather());
        model.show(Tab.CLASSES);
        assertTrue(model.answer().get().sentence().startsWith("When it says rain it is right 98.6"),
                model.answer().get().sentence());
        ClassRow sun = model.classRows().get().get(4);
        assertEquals(217, sun.rows());
        assertEquals(160, sun.hits());
        assertTrue(sun.interval().off());
        model.show(Tab.RELIABILITY);
        assertTrue(model.answer().get().sentence().contains("The average gap is"));
    }

    @Test
    void anInterestingMillionIsAnsweredFromIndices() {
        Predictions predictions = show(SampleRuns.large(1_000_000, 4, 5));
        assertEquals(1_000_000, Objects.requireNonNull(model.rows().rows().get()).size());
        assertTrue(model.curve().get().size() <= 601 && model.curve().get().size() > 300);
        for (int i = 0; i < 1000; i++) {
            model.move(0.25 + i % 75 / 100.0);
        }
        assertEquals(flagged(predictions, model.policy()), model.flagged().get());
    }

    @Test
    void aRunThatIsClosedLeavesNothingBehind() {
        show(SampleRuns.weather());
        model.select(RowFilter.Says.of(SampleRuns.weather(), 2));
        session.useRun(null);
        assertNotNull(session.place().get());
        show(SampleRuns.withoutTruth());
        assertEquals(State.CLASSES, model.state().get());
    }
}
