package secondlook.desktop.feature.confidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.run.Run;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.chart.CurvePoints;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.HistogramBars;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.job.LatestJob;
import secondlook.desktop.job.LatestOnly;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.ThresholdIndex.Outcome;

/**
 * How sure the model was, and whether it is right to be. A moving threshold costs a few binary searches and a sentence;
 * all that takes longer happens off the FX thread and shows its latest answer. Used on the FX thread.
 */
public final class ConfidenceViewModel {

    /** What there is to show. */
    enum State {
        NO_RUN, READING, CLASSES, VALUES
    }

    /** What lies below the pictures. */
    enum Tab {
        CONFUSION, CLASSES, RELIABILITY, SEGMENTS, SETS
    }

    private final Session session;
    private final Executor background;
    private final Executor screen;
    private final Notices notices;
    private final LatestJob<RunOpening.Opened> loader;
    private final LatestOnly<ScopeWanted, ScopeWanted.Found> scopes;
    private final RowsViewModel rows;
    private final SharedSelection selection;
    private final SolveViewModel solve;
    private final SegmentsViewModel segments;
    private final SetsViewModel sets;

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NO_RUN);
    private final ReadOnlyObjectWrapper<@Nullable LoadedRun> loaded = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ScopeFacts> scope = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(new Answer("", ""));
    private final ReadOnlyObjectWrapper<Tab> tab = new ReadOnlyObjectWrapper<>(Tab.CONFUSION);
    private final ReadOnlyObjectWrapper<HistogramBars> bars = new ReadOnlyObjectWrapper<>(HistogramBars.EMPTY);
    private final ReadOnlyObjectWrapper<CurvePoints> curve = new ReadOnlyObjectWrapper<>(CurvePoints.EMPTY);
    private final ReadOnlyObjectWrapper<List<ClassRow>> classRows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable DecisionPolicy> settled = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ShownColumns> columns = new ReadOnlyObjectWrapper<>(ShownColumns.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper threshold = new ReadOnlyDoubleWrapper(Double.NaN);
    private final ReadOnlyIntegerWrapper flagged = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper railState = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper reviewWanted = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper selectedWanted = new ReadOnlyIntegerWrapper();
    private final DoubleProperty target = new SimpleDoubleProperty(Double.NaN);
    private DecisionPolicy policy = DecisionPolicy.of(Measure.CONFIDENCE, Double.NaN);
    private RowReading reading = RowReading.NONE;

    /**
     * @param jobs       runs what may take long
     * @param background where reading and counting happen
     * @param screen     the FX thread; {@code Runnable::run} in tests
     */
    public ConfidenceViewModel(Session session, JobRunner jobs, Executor background, Executor screen,
            Notices notices) {
        this.session = session;
        this.background = background;
        this.screen = screen;
        this.notices = notices;
        loader = new LatestJob<>(jobs, opened -> {
            // another run may have been opened meanwhile
            if (opened.run() == session.run().get()) {
                show(opened.loaded());
            }
        }, failure -> {
            // what was not read to the end is not half open
            session.useRun(null);
            notices.failed("Reading the run", failure);
        });
        scopes = new LatestOnly<>(background, screen, ScopeWanted::find, this::show,
                failure -> notices.failed("Counting the rows", failure));
        rows = new RowsViewModel(background, screen, failure -> notices.failed("Sorting the rows", failure));
        selection = new SharedSelection(session, background, screen, rows);
        solve = new SolveViewModel(background, screen, this::solved,
                failure -> notices.failed("Solving for a threshold", failure));
        segments = new SegmentsViewModel(jobs, background, screen,
                failure -> notices.failed("Looking for segments", failure));
        sets = new SetsViewModel(jobs, failure -> notices.failed("Making sets of classes", failure));
        segments.rows().subscribe(this::refreshAnswer);
        segments.state().subscribe(this::refreshAnswer);
        sets.report().subscribe(this::refreshAnswer);
        sets.state().subscribe(this::refreshAnswer);
        rows.selectedPerBin().subscribe(
                perBin -> bars.set(bars.get().select(perBin.length == bars.get().bins() ? perBin : new int[0])));
        solve.goal().subscribe(this::retarget);
        solve.error().subscribe(this::retarget);
        session.run().subscribe(this::take);
        session.decided().subscribe(this::decided);
        session.selection().subscribe(rowsChosen -> {
            if (facts() != null) {
                selection.follow(rowsChosen);
            }
        });
    }

    private void retarget() {
        target.set(solve.goal().get() == SolveViewModel.Goal.ERROR ? solve.error().get() : Double.NaN);
    }

    RowsViewModel rows() {
        return rows;
    }

    SolveViewModel solve() {
        return solve;
    }

    SegmentsViewModel segments() {
        return segments;
    }

    SetsViewModel sets() {
        return sets;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable LoadedRun> loaded() {
        return loaded.getReadOnlyProperty();
    }

    /** The measure and predicted class shown; {@code null} before a run is read. */
    ReadOnlyObjectProperty<@Nullable ScopeFacts> scope() {
        return scope.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Answer> answer() {
        return answer.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Tab> tab() {
        return tab.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<HistogramBars> bars() {
        return bars.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CurvePoints> curve() {
        return curve.getReadOnlyProperty();
    }

    /** Filled while the tab of classes is shown. */
    ReadOnlyObjectProperty<List<ClassRow>> classRows() {
        return classRows.getReadOnlyProperty();
    }

    /** The policy after the last movement ended; rows follow it. */
    ReadOnlyObjectProperty<@Nullable DecisionPolicy> settled() {
        return settled.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ShownColumns> columns() {
        return columns.getReadOnlyProperty();
    }

    /** What the threshold does to the rows in view. */
    ReadOnlyObjectProperty<@Nullable Outcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /** Of the class in view, or of all. */
    public ReadOnlyDoubleProperty threshold() {
        return threshold.getReadOnlyProperty();
    }

    /** Asks the person for what a review of the flagged rows needs. */
    public void wantReview() {
        reviewWanted.set(reviewWanted.get() + 1);
    }

    /** Changes whenever a review is wanted. */
    ReadOnlyIntegerProperty reviewWanted() {
        return reviewWanted.getReadOnlyProperty();
    }

    /** As {@link #wantReview()}, of the rows that are selected. */
    public void wantReviewOfSelected() {
        selectedWanted.set(selectedWanted.get() + 1);
    }

    /** Changes whenever a review of the selected rows is wanted. */
    ReadOnlyIntegerProperty reviewOfSelectedWanted() {
        return selectedWanted.getReadOnlyProperty();
    }

    /** For the rail: the threshold of all classes while a classifier's run is shown; else empty. */
    public ReadOnlyStringProperty railState() {
        return railState.getReadOnlyProperty();
    }

    /** Rows of the whole run that go to review. */
    public ReadOnlyIntegerProperty flagged() {
        return flagged.getReadOnlyProperty();
    }

    /** The error that was asked for; NaN where none was. */
    DoubleProperty target() {
        return target;
    }

    DecisionPolicy policy() {
        return policy;
    }

    private @Nullable RunFacts facts() {
        LoadedRun now = loaded.get();
        return now == null ? null : now.facts();
    }

    private void take(@Nullable Run run) {
        loaded.set(null);
        scope.set(null);
        settled.set(null);
        outcome.set(null);
        threshold.set(Double.NaN);
        flagged.set(0);
        railState.set("");
        rows.clear();
        segments.use(null, null, List.of());
        sets.use(null, null);
        state.set(run == null ? State.NO_RUN : State.READING);
        if (run == null) {
            loader.drop();
        } else {
            RunOpening opening = new RunOpening(run, session.workspace().get());
            loader.ask("Opening the run", opening.isSlow(), opening);
        }
    }

    /** Shows a run that has been read. */
    void show(LoadedRun next) {
        Dataset dataset = session.dataset().get();
        columns.set(ShownColumns.of(dataset, next.manifest()));
        ShownColumns shown = columns.get();
        reading = dataset == null
                ? RowReading.NONE
                : RowReading.of(dataset, shown::texts, background, screen, failure -> {
                    // a dataset that was closed meanwhile is no failure that anyone has to hear of
                    if (session.dataset().get() == dataset) {
                        notices.failed("Reading rows", failure);
                    }
                });
        policy = next.policy();
        segments.use(next.facts(), dataset, columns.get().columns());
        Run run = session.run().get();
        sets.use(next.facts(), run == null ? null : run::distributions);
        loaded.set(next);
        RunFacts facts = next.facts();
        if (facts == null) {
            state.set(State.VALUES);
            rows.sort(RowOrder.FILE);
            rows.use(next.predictions(), Measure.CONFIDENCE, HistogramBars.EMPTY, reading);
            return;
        }
        solve.error().set(next.target());
        if (next.solved()) {
            solve.choose(SolveViewModel.Goal.ERROR);
        } else {
            solve.leave();
        }
        state.set(State.CLASSES);
        show(facts.scope(policy.measure(), ScopeFacts.ALL), facts);
        settle();
        openTab();
    }

    private void openTab() {
        if (tab.get() == Tab.SEGMENTS) {
            segments.open();
        } else if (tab.get() == Tab.SETS) {
            sets.open();
        }
    }

    /** Takes another measure, at the threshold that flags about as many rows. */
    void measure(Measure wanted) {
        RunFacts facts = facts();
        if (facts != null && wanted != policy.measure()) {
            scopes.ask(new ScopeWanted(facts, wanted, ScopeFacts.ALL, tab.get() == Tab.CLASSES, flagged.get()));
        }
    }

    /** Looks at one predicted class, whose threshold is then moved alone; {@link ScopeFacts#ALL} for all. */
    void scope(int wanted) {
        RunFacts facts = facts();
        if (facts != null) {
            scopes.ask(new ScopeWanted(facts, policy.measure(), wanted, tab.get() == Tab.CLASSES, -1));
        }
    }

    private void show(ScopeWanted.Found found) {
        RunFacts facts = facts();
        if (facts != found.wanted().facts()) {
            return;
        }
        boolean otherMeasure = found.facts().measure() != policy.measure();
        if (otherMeasure) {
            Double alike = found.facts().forBudget(found.wanted().flagged());
            policy = policy.withThreshold(found.facts().measure(), alike == null ? 0.5 : alike, Map.of());
            solve.leave();
        }
        show(found.facts(), facts);
        settle();
    }

    private void show(ScopeFacts next, RunFacts facts) {
        boolean otherBars = scope.get() == null || scope.get() != next;
        scope.set(next);
        if (otherBars) {
            bars.set(next.bars());
            curve.set(next.points());
            rows.use(facts.predictions(), next.measure(), next.bars(), reading);
        }
        solve.use(next, facts.predictions().classes().size(), false);
        refresh();
    }

    void show(Tab wanted) {
        tab.set(wanted);
        ScopeFacts now = scope.get();
        RunFacts facts = facts();
        if (wanted == Tab.CLASSES && now != null && facts != null) {
            scopes.ask(new ScopeWanted(facts, now.measure(), now.scope(), true, -1));
        } else {
            openTab();
            refresh();
        }
    }

    /** The person moves the threshold of what is in view; nothing is solved for any more. */
    public void move(double to) {
        solve.leave();
        set(to);
    }

    /** The movement is over: the rows follow. */
    public void settle() {
        settled.set(policy);
        segments.follow(policy, true);
    }

    /** Takes the rules and the second model of a policy, which has the threshold that is shown. */
    public void guard(DecisionPolicy guarded) {
        if (facts() != null) {
            policy = guarded;
            refresh();
            settle();
        }
    }

    private void solved(double to) {
        set(to);
        settle();
    }

    private void set(double to) {
        RunFacts facts = facts();
        ScopeFacts now = scope.get();
        if (facts == null || now == null || Double.isNaN(to)) {
            return;
        }
        if (now.scope() == ScopeFacts.ALL) {
            policy = policy.withThreshold(now.measure(), to, policy.perClass());
        } else {
            Map<String, Double> own = new HashMap<>(policy.perClass());
            own.put(facts.predictions().classes().get(now.scope()), to);
            policy = policy.withThreshold(now.measure(), policy.threshold(), own);
        }
        refresh();
    }

    /** Takes the threshold of one class's own away; the general one holds for it again. */
    void forgetOwn(int classIndex) {
        RunFacts facts = facts();
        if (facts != null) {
            Map<String, Double> own = new HashMap<>(policy.perClass());
            own.remove(facts.predictions().classes().get(classIndex));
            policy = policy.withThreshold(policy.measure(), policy.threshold(), own);
            refresh();
            settle();
        }
    }

    private void refresh() {
        RunFacts facts = facts();
        ScopeFacts now = scope.get();
        if (facts == null || now == null) {
            return;
        }
        boolean all = now.scope() == ScopeFacts.ALL;
        double at = all ? policy.threshold() : policy.thresholdFor(facts.predictions().classes().get(now.scope()));
        threshold.set(at);
        Outcome whole = facts.outcome(policy);
        outcome.set(all ? whole : now.index().at(at));
        WholePolicy more = whole();
        flagged.set(more == null ? whole.flagged() : more.reviewed(whole));
        if (tab.get() == Tab.CLASSES) {
            classRows.set(ClassRow.of(facts, policy, more));
        }
        refreshAnswer();
        segments.follow(policy, false);
        railState.set(Figures.fixed(policy.threshold(), 2));
        session.usePolicy(policy);
    }

    private void refreshAnswer() {
        LoadedRun run = loaded.get();
        RunFacts facts = facts();
        ScopeFacts now = scope.get();
        if (run == null || facts == null || now == null) {
            return;
        }
        Tab shown = facts.hasTruth() || tab.get() == Tab.SEGMENTS || tab.get() == Tab.SETS
                ? tab.get()
                : Tab.CONFUSION;
        answer.set(switch (shown) {
            case CLASSES -> ClassWords.answer(classRows.get(), facts.labelled().errors());
            case RELIABILITY -> ReliabilityWords.answer(facts, run.manifest());
            case CONFUSION -> inWords(new ThresholdWords(facts, policy, now.scope()).answer(), now.scope());
            case SEGMENTS -> segments.answer(facts);
            case SETS -> sets.answer(facts);
        });
    }

    private Answer inWords(Answer alone, int of) {
        WholePolicy more = of == ScopeFacts.ALL ? whole() : null;
        return more == null ? alone : more.answer(alone);
    }

    /** Selects rows here and on every other screen; {@code null} selects none. */
    void select(@Nullable RowFilter filter) {
        RunFacts facts = facts();
        selection.select(filter, facts == null ? null : facts.predictions());
    }

    /** Keeps the policy for this run in the workspace. */
    void keepPolicy() {
        LoadedRun now = loaded.get();
        Workspace workspace = session.workspace().get();
        if (now != null && workspace != null) {
            new PolicyKeeping(background, screen, notices).keep(workspace, now.manifest().id(), policy);
        }
    }

    /** The policy where more than the threshold decides; {@code null} where it decides alone. */
    @Nullable
    WholePolicy whole() {
        return WholePolicy.of(policy, session.decided().get());
    }

    /** What the rules and the second model decide became known. */
    private void decided() {
        RunFacts facts = facts();
        WholePolicy whole = whole();
        if (facts != null && whole != null && whole.decided() != null) {
            flagged.set(whole.reviewed(facts.outcome(policy)));
            segments.decided(whole.decided());
            if (tab.get() == Tab.CLASSES) {
                classRows.set(ClassRow.of(facts, policy, whole));
            }
            refreshAnswer();
        }
    }
}
