package secondlook.desktop.feature.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.review.FieldOddity;
import secondlook.app.review.FieldView;
import secondlook.app.review.ReviewEstimate;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewPace;
import secondlook.app.review.ReviewQueue;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SimilarReviewed;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;
import secondlook.app.run.Run;
import secondlook.desktop.feature.review.Standing.Similar;
import secondlook.desktop.feature.review.Standing.SimilarRow;
import secondlook.desktop.rows.CellText;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;

/**
 * An open session with the rows it speaks of. Every act is on disk before its method returns. Used by one thread at a
 * time, which is never the FX thread.
 */
final class ReviewDesk {

    private static final int SIMILAR = 5;
    private static final int SIMILAR_COLUMNS = 2;

    private final ReviewSession session;
    private final Run run;
    private final @Nullable Dataset dataset;
    private final RowNames names;
    private final @Nullable FieldOddity oddity;
    private final @Nullable SimilarReviewed similar;
    private final int audited;

    /** @param dataset the rows; {@code null} for predictions made elsewhere without rows */
    ReviewDesk(ReviewSession session, Run run, @Nullable Dataset dataset) {
        this.session = session;
        this.run = run;
        this.dataset = dataset;
        this.names = new RowNames(dataset == null ? new Schema(List.of()) : dataset.manifest().schema(),
                run.manifest().truth());
        this.oddity = dataset == null ? null : new FieldOddity(dataset, null);
        this.similar = dataset == null || oddity == null ? null : new SimilarReviewed(dataset, oddity);
        int drawn = 0;
        for (int i = 0; i < session.size(); i++) {
            drawn += ReviewQueue.isAudit(session.item(i), session.entry().policy()) ? 1 : 0;
        }
        this.audited = drawn;
    }

    ReviewSession session() {
        return session;
    }

    Verdict answer(int position, VerdictKind kind, @Nullable String label, double seconds) {
        return session.answer(position, kind, label, null, seconds);
    }

    ItemShown show(int position) {
        ReviewItem item = session.item(position);
        double[] distribution = run.isRegression() ? new double[0] : run.distribution(item.index());
        Optional<Verdict> effective = session.effective(position);
        String note = session.noteOf(position);
        if (dataset == null || oddity == null) {
            FeatureBatch none = new FeatureBatch(new Schema(List.of()), 1, List.of());
            return new ItemShown(item, names.name(none, 0, item.rowId()), names.question(none, 0, item.rowId()),
                    List.of(), distribution, effective, note);
        }
        FeatureBatch row = dataset.rows(new long[]{item.rowId()});
        List<FieldView> fields = oddity.fields(row, 0).stream().filter(field -> isShown(field.column())).toList();
        return new ItemShown(item, names.name(row, 0, item.rowId()), names.question(row, 0, item.rowId()), fields,
                distribution, effective, note);
    }

    /** The truth would give the answer away, the date is in the question, and predictions are shown as such. */
    private boolean isShown(String column) {
        boolean external = run.manifest().modelSha256() == null;
        boolean prediction = external && (column.startsWith("p_") || column.equals("predicted")
                || column.equals("confidence") || column.equals("status"));
        boolean name = dataset != null && names.column() >= 0
                && dataset.manifest().schema().column(names.column()).name().equals(column);
        return !column.equals(run.manifest().truth()) && !prediction && !name;
    }

    Standing standing(int position) {
        return new Standing(session.progress(), ReviewPace.of(session), ReviewEstimate.of(session),
                session.size() - audited, audited, position < 0 ? Similar.NONE : similarTo(position));
    }

    private Similar similarTo(int position) {
        if (dataset == null || similar == null) {
            return Similar.NONE;
        }
        List<SimilarReviewed.Match> matches = similar.to(session, position, SIMILAR);
        if (matches.isEmpty()) {
            return Similar.NONE;
        }
        Schema schema = dataset.manifest().schema();
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < schema.size() && columns.size() < SIMILAR_COLUMNS; i++) {
            Column column = schema.column(i);
            if (column.type().isNumeric() && isShown(column.name())) {
                columns.add(i);
            }
        }
        FeatureBatch rows = dataset.rows(matches.stream().mapToLong(match -> match.item().rowId()).toArray());
        List<List<String>> texts = columns.stream().map(column -> CellText.column(rows, column)).toList();
        List<SimilarRow> shown = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            int at = i;
            String label = matches.get(i).verdict().label();
            shown.add(new SimilarRow(names.brief(rows, i, matches.get(i).item().rowId()),
                    texts.stream().map(column -> column.get(at)).toList(), label == null ? "" : label,
                    matches.get(i).item().predicted()));
        }
        List<String> heads = new ArrayList<>(List.of(names.heading(schema)));
        columns.forEach(column -> heads.add(schema.column(column).name()));
        return new Similar(heads, shown);
    }
}
