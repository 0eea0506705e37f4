package secondlook.desktop.feature.review;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.review.Anchoring;
import secondlook.app.review.FieldOddity;
import secondlook.app.review.FieldView;
import secondlook.app.review.ReviewEstimate;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewPace;
import secondlook.app.review.ReviewQueue;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.SessionRole;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;
import secondlook.app.run.AnswerColumns;
import secondlook.app.run.Run;
import secondlook.desktop.feature.review.Standing.Similar;
import secondlook.runtime.data.Schema;

/**
 * An open session with the rows it speaks of. Every act is on disk before its method returns. Used by one thread at a
 * time, which is never the FX thread.
 */
final class ReviewDesk {

    private final ReviewSession session;
    private final Run run;
    private final @Nullable Dataset dataset;
    private final RowNames names;
    private final Set<String> answers;
    private final @Nullable FieldOddity oddity;
    private final @Nullable SimilarRows similar;
    private final int audited;
    /** As it was when opened; asking for it anew counts everything that was done. */
    private final SessionEntry entry;
    private final Rows rows;
    /** Items whose prediction was in sight before they were answered. */
    private final Set<Integer> seen = new HashSet<>();
    private boolean blind;

    /**
     * @param dataset the rows; {@code null} for predictions made elsewhere without rows
     * @param oddity  compares a row with those that the model knows; {@code null} without rows
     */
    ReviewDesk(ReviewSession session, Run run, @Nullable Dataset dataset, @Nullable FieldOddity oddity) {
        this.session = session;
        this.run = run;
        this.dataset = dataset;
        this.names = new RowNames(dataset == null ? new Schema(List.of()) : dataset.manifest().schema(),
                run.manifest().truth());
        this.oddity = oddity;
        this.answers = AnswerColumns.of(run.manifest(), dataset);
        this.similar = dataset == null || oddity == null
                ? null
                : new SimilarRows(dataset, oddity, names, this::isShown);
        this.entry = session.entry();
        this.audited = (int) IntStream.range(0, session.size()).filter(i -> isAudit(session.item(i))).count();
        this.blind = session.isBlind();
        this.rows = new Rows(session, dataset, names);
    }

    private boolean isAudit(ReviewItem item) {
        return entry.role() != SessionRole.ADJUDICATION
                && ReviewQueue.isAudit(item, entry.policy(), entry.queue().strata());
    }

    ReviewSession session() {
        return session;
    }

    Run run() {
        return run;
    }

    @Nullable
    Dataset dataset() {
        return dataset;
    }

    @Nullable
    FieldOddity oddity() {
        return oddity;
    }

    /** The row of an item in its dataset. */
    long rowId(int position) {
        return session.item(position).rowId();
    }

    /** Figures of an item for a person; none while the prediction is hidden. Of what is in memory only. */
    List<WhyView.Fact> facts(ItemShown shown) {
        return shown.hidden()
                ? List.of()
                : ItemFacts.of(session.item(shown.position()), entry, shown, audited > 0, shown.told());
    }

    /** What the rows that an item is compared with are called. */
    String compared() {
        return oddity == null ? "rows" : oddity.called();
    }

    boolean isBlind() {
        return blind;
    }

    /** Hides what the model says from now on, or shows it. */
    void blind(boolean hidden) {
        session.blind(hidden);
        blind = hidden;
    }

    ItemShown show(int position) {
        ReviewItem item = session.item(position);
        Optional<Verdict> effective = session.effective(position);
        List<Verdict> history = session.history(position);
        boolean hidden = isHidden(history);
        boolean unseen = hidden && !seen.contains(position);
        if (!hidden) {
            seen.add(position);
        }
        Rows.Place row = rows.of(position);
        List<FieldView> fields = dataset == null || oddity == null
                ? List.of()
                : oddity.fields(row.batch(), row.row()).stream().filter(field -> isShown(field.column())).toList();
        boolean distributed = !hidden && !run.isRegression();
        return new ItemShown(position, names.name(row.batch(), row.row(), item.rowId()),
                names.question(row.batch(), row.row(), item.rowId()),
                Because.of(item, session.reasonShown(position), hidden, isAudit(item), fields), fields,
                hidden,
                unseen, hidden ? "" : item.predicted(), distributed ? run.distribution(item.index()) : new double[0],
                effective, session.isTold(position), PastActs.of(history), session.noteOf(position),
                session.proposals(position));
    }

    /** Deferring says nothing, so that what the model said stays hidden; whoever answered has been told. */
    private boolean isHidden(List<Verdict> history) {
        return blind && history.stream()
                .allMatch(act -> act.kind() == VerdictKind.DEFER || act.kind() == VerdictKind.RETRACT);
    }

    /** Has the rows of the items that come after this one read, so that they show at once. */
    void readAhead(int position, Executor background) {
        rows.readAhead(position, background);
    }

    /** What an undo would take back; empty for nothing. */
    String undoWords() {
        return session.undoable().map(deed -> DeedWords.of(rows.name(deed.position()), deed)).orElse("");
    }

    /** What a redo would do again; empty for nothing. */
    String redoWords() {
        return session.redoable().map(deed -> DeedWords.of(rows.name(deed.position()), deed)).orElse("");
    }

    /** Near-duplicates of an item that were not answered yet. */
    IntStream openAlike(int position) {
        return session.alike(position).stream().mapToInt(Integer::intValue)
                .filter(other -> session.effective(other).isEmpty());
    }

    /** The truth would give the answer away, the date is in the question, and predictions are shown as such. */
    boolean isShown(String column) {
        boolean external = run.manifest().modelSha256() == null;
        boolean prediction = external && (column.startsWith("p_") || column.equals("predicted")
                || column.equals("confidence") || column.equals("status"));
        boolean name = dataset != null && names.column() >= 0
                && dataset.manifest().schema().column(names.column()).name().equals(column);
        return !answers.contains(column) && !prediction && !name;
    }

    /** @param shown the item on the screen; {@code null} for none */
    Standing standing(@Nullable ItemShown shown) {
        return new Standing(session.progress(), ReviewPace.of(session), ReviewEstimate.of(session),
                session.size() - audited, audited, Anchoring.of(session), shown == null || similar == null
                        ? Similar.NONE
                        : similar.to(session, shown.position(), shown.hidden()));
    }
}
