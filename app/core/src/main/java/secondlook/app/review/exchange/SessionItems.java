package secondlook.app.review.exchange;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.run.AnswerColumns;
import secondlook.app.run.Run;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;

/** Goes through a session item by item with rows and predictions, some at a time. The truth is left out: it would be seen. */
final class SessionItems {

    private static final int BATCH = 1_024;

    private final ReviewSession session;
    private final Run run;
    private final @Nullable Dataset dataset;
    private final Set<String> answers;

    /** @param dataset {@code null} if its rows are not there */
    SessionItems(ReviewSession session, Run run, @Nullable Dataset dataset) {
        this.session = session;
        this.run = run;
        this.dataset = dataset;
        this.answers = AnswerColumns.of(run.manifest(), dataset);
    }

    @FunctionalInterface
    interface Sink {
        void take(ExchangeItem item) throws IOException;
    }

    /** @return number of items */
    int each(Sink sink) throws IOException {
        SessionEntry entry = session.entry();
        for (int from = 0; from < session.size(); from += BATCH) {
            int count = Math.min(BATCH, session.size() - from);
            long[] ids = new long[count];
            for (int i = 0; i < count; i++) {
                ids[i] = session.item(from + i).rowId();
            }
            FeatureBatch rows = dataset == null ? null : dataset.rows(ids);
            for (int i = 0; i < count; i++) {
                ReviewItem item = session.item(from + i);
                sink.take(new ExchangeItem(entry, item, rows == null ? Map.of() : fields(rows, i),
                        probabilities(item.index()), session.effective(from + i).orElse(null),
                        session.noteOf(from + i), session.reasonShown(from + i)));
            }
        }
        return session.size();
    }

    private Map<String, Double> probabilities(int index) {
        Map<String, Double> byClass = new LinkedHashMap<>();
        List<String> classes = run.manifest().classes();
        double[] p = run.distribution(index);
        for (int k = 0; k < p.length && !Double.isNaN(p[k]); k++) {
            byClass.put(classes.get(k), p[k]);
        }
        return byClass;
    }

    private Map<String, @Nullable Object> fields(FeatureBatch rows, int row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int c = 0; c < rows.schema().size(); c++) {
            Column column = rows.schema().column(c);
            if (!answers.contains(column.name())) {
                fields.put(column.name(), value(column.type(), rows.column(c), row));
            }
        }
        return fields;
    }

    private static @Nullable Object value(ColumnType type, ColumnVector values, int row) {
        if (values.isMissing(row)) {
            return null;
        }
        return switch (type) {
            case INTEGER -> values instanceof IntegerVector whole ? whole.values()[row] : values.asReal(row);
            case REAL -> Double.isFinite(values.asReal(row)) ? (Object) values.asReal(row) : values.asText(row);
            case BOOLEAN -> values.asReal(row) != 0;
            case TEXT -> values.asText(row);
            case DATE, TIMESTAMP -> secondlook.app.review.FieldText.number(type, values.asReal(row));
        };
    }
}
