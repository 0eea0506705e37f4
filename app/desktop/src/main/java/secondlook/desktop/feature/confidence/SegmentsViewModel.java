package secondlook.desktop.feature.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.segment.Segment;
import secondlook.app.segment.SegmentSearch;
import secondlook.desktop.chart.ShareInterval;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.job.LatestJob;
import secondlook.desktop.job.LatestOnly;
import secondlook.desktop.session.Decided;
import secondlook.runtime.data.Column;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.job.JobCancelledException;

/** Where the model is wrong, or flagged: rows by the values of one column, or the worst of all columns. */
final class SegmentsViewModel {

    /** How far the reading is. */
    enum State {
        NO_COLUMNS, READING, STOPPED, SHOWN
    }

    /** What is under a run: its rows and where their columns can be read. */
    private record Subject(RunFacts facts, Dataset dataset, List<Column> columns) {}

    private record Recount(List<SegmentRow> rows, Predictions predictions, DecisionPolicy policy,
            @Nullable WholePolicy whole) {}

    /** Columns searched at most; more would take long and find something by chance. */
    private static final int MOST_COLUMNS = 60;

    private static final int MOST_SEGMENTS = 12;

    /** Values that are read so fast that no progress has to be shown. */
    private static final long QUICK = 2_000_000;

    /** Rows that are counted again within a frame. */
    private static final int WITHIN_A_FRAME = 200_000;

    private final LatestJob<SegmentSearch> search;
    private final LatestOnly<Recount, List<SegmentRow>> counter;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NO_COLUMNS);
    private final ReadOnlyObjectWrapper<List<SegmentRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Column>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Column> chosen = new ReadOnlyObjectWrapper<>();
    private @Nullable Subject subject;
    private @Nullable DecisionPolicy policy;
    private @Nullable Decided decided;
    private int searched;
    private boolean found;

    SegmentsViewModel(JobRunner jobs, Executor background, Executor screen, Consumer<Throwable> failed) {
        search = new LatestJob<>(jobs, this::show, failure -> {
            state.set(State.STOPPED);
            if (!(failure instanceof JobCancelledException)) {
                failed.accept(failure);
            }
        });
        counter = new LatestOnly<>(background, screen, SegmentsViewModel::count, counted -> {
            if (same(counted, rows.get())) {
                rows.set(counted);
            }
        }, failed);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Worst first. */
    ReadOnlyObjectProperty<List<SegmentRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /** Columns that rows can be grouped by. */
    ReadOnlyObjectProperty<List<Column>> columns() {
        return columns.getReadOnlyProperty();
    }

    /** The column the rows are grouped by; {@code null} for the worst segments of all. */
    ReadOnlyObjectProperty<@Nullable Column> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** Takes another run; {@code null} where there is none, or none whose columns can be read. */
    void use(@Nullable RunFacts facts, @Nullable Dataset dataset, List<Column> shown) {
        search.drop();
        boolean readable = facts != null && dataset != null && !shown.isEmpty();
        subject = facts != null && dataset != null && readable ? new Subject(facts, dataset, shown) : null;
        columns.set(readable ? List.copyOf(shown) : List.of());
        chosen.set(null);
        rows.set(List.of());
        found = false;
        state.set(readable ? State.READING : State.NO_COLUMNS);
    }

    /** Looks at one column; {@code null} for all. */
    void choose(@Nullable Column column) {
        chosen.set(column);
        found = false;
        open();
    }

    /** The segments are wanted on the screen: reads them unless they are there already. */
    void open() {
        Subject now = subject;
        if (now == null || found) {
            return;
        }
        found = true;
        state.set(State.READING);
        Predictions predictions = now.facts().predictions();
        Column column = chosen.get();
        List<Column> all = now.columns().subList(0, Math.min(MOST_COLUMNS, now.columns().size()));
        int read = column == null ? all.size() : 1;
        boolean slow = (long) predictions.rows() * read > QUICK;
        search.ask("Looking for segments", slow, context -> column == null
                ? SegmentSearch.among(now.dataset(), all, predictions, enough(now.facts()), MOST_SEGMENTS, context)
                : SegmentSearch.of(now.dataset(), column, predictions, SegmentRow.FEW, context));
    }

    /** A segment found among many must hold a hundredth of the rows, so that chance alone does not put it first. */
    private static int enough(RunFacts facts) {
        int rows = facts.hasTruth() ? facts.labelled().rows() : facts.predictions().rows();
        return Math.max(SegmentRow.FEW, rows / 100);
    }

    private void show(SegmentSearch answer) {
        Subject now = subject;
        if (now == null) {
            return;
        }
        searched = answer.columns();
        double highest = answer.segments().stream().map(Segment::interval).filter(Interval::isAvailable)
                .mapToDouble(Interval::upper).max().orElse(1);
        double full = Math.min(1, Math.ceil(highest * 10 - 1e-9) / 10);
        double overall = (double) now.facts().labelled().errors() / now.facts().labelled().rows();
        List<SegmentRow> shown = new ArrayList<>();
        for (Segment segment : answer.segments()) {
            Interval interval = segment.interval();
            shown.add(new SegmentRow(segment, SegmentLabels.of(segment), new ShareInterval(segment.error(),
                    interval.lower(), interval.upper(), full, interval.lower() > overall), -1));
        }
        rows.set(List.copyOf(shown));
        state.set(State.SHOWN);
        recount();
    }

    /** The policy moved, or ended moving. */
    void follow(DecisionPolicy next, boolean settled) {
        policy = next;
        Subject now = subject;
        if (now != null && (settled || now.facts().predictions().rows() <= WITHIN_A_FRAME)) {
            recount();
        }
    }

    /** What rules and a second model decide besides the threshold; holds as long as its policy does. */
    void decided(@Nullable Decided known) {
        decided = known;
        recount();
    }

    private void recount() {
        Subject now = subject;
        DecisionPolicy at = policy;
        if (now != null && at != null && !rows.get().isEmpty()) {
            counter.ask(new Recount(rows.get(), now.facts().predictions(), at,
                    WholePolicy.of(at, decided)));
        }
    }

    private static List<SegmentRow> count(Recount question) {
        int[] counts = FlagCounts.of(question.rows().stream().map(SegmentRow::segment).toList(),
                question.predictions(), question.policy(), question.whole());
        List<SegmentRow> counted = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            counted.add(question.rows().get(i).flagged(counts[i]));
        }
        return List.copyOf(counted);
    }

    private static boolean same(List<SegmentRow> one, List<SegmentRow> other) {
        return one.size() == other.size() && !one.isEmpty()
                && one.getFirst().segment() == other.getFirst().segment();
    }

    Answer answer(RunFacts facts) {
        return switch (state.get()) {
            case NO_COLUMNS -> new Answer("There is no column to group the rows by.",
                    "The run refers to no dataset that is open, or to one of predictions alone.");
            case READING -> new Answer("Looking for where it is wrong…", "");
            case STOPPED -> new Answer("The search for segments was stopped.", "Choose a column to look at it alone.");
            case SHOWN -> SegmentWords.answer(rows.get(), searched, facts.labelled());
        };
    }
}
