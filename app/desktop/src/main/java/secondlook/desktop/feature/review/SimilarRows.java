package secondlook.desktop.feature.review;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import secondlook.app.data.Dataset;
import secondlook.app.review.FieldOddity;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SimilarReviewed;
import secondlook.desktop.feature.review.Standing.Similar;
import secondlook.desktop.feature.review.Standing.SimilarRow;
import secondlook.desktop.rows.CellText;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;

/** The answered rows that are most like one, as a small table. Used by one thread at a time. */
final class SimilarRows {

    private static final int SIMILAR = 5;
    private static final int SIMILAR_COLUMNS = 2;

    private final Dataset dataset;
    private final RowNames names;
    private final SimilarReviewed similar;
    private final List<Integer> columns = new ArrayList<>();

    /** @param shown whether a column may be shown and compared; the truth may not, for it gives the answer away */
    SimilarRows(Dataset dataset, FieldOddity oddity, RowNames names, Predicate<String> shown) {
        this.dataset = dataset;
        this.names = names;
        this.similar = new SimilarReviewed(dataset, oddity, shown);
        Schema schema = dataset.manifest().schema();
        for (int i = 0; i < schema.size() && columns.size() < SIMILAR_COLUMNS; i++) {
            Column column = schema.column(i);
            if (column.type().isNumeric() && shown.test(column.name())) {
                columns.add(i);
            }
        }
    }

    /** @param hidden whether what the model said of them is left out */
    Similar to(ReviewSession session, int position, boolean hidden) {
        List<SimilarReviewed.Match> matches = similar.to(session, position, SIMILAR);
        if (matches.isEmpty()) {
            return Similar.NONE;
        }
        Schema schema = dataset.manifest().schema();
        FeatureBatch rows = dataset.rows(matches.stream().mapToLong(match -> match.item().rowId()).toArray());
        List<List<String>> texts = columns.stream().map(column -> CellText.column(rows, column)).toList();
        List<SimilarRow> shown = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            int at = i;
            String label = matches.get(i).verdict().label();
            shown.add(new SimilarRow(names.brief(rows, i, matches.get(i).item().rowId()),
                    texts.stream().map(column -> column.get(at)).toList(), label == null ? "" : label,
                    hidden ? "" : matches.get(i).item().predicted()));
        }
        List<String> heads = new ArrayList<>(List.of(names.heading(schema)));
        columns.forEach(column -> heads.add(schema.column(column).name()));
        return new Similar(heads, shown);
    }
}
