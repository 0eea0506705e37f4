package secondlook.app.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import secondlook.app.data.Dataset;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;

/**
 * Finds the items already answered that are most like a row. Looks at the newest {@value #LOOKED_AT} answers at most,
 * and reads each row once. Used by one thread at a time.
 *
 * <p>
 * Distance: the mean over the columns of the range-scaled difference of numbers and of the mismatch of texts, after
 * J. C. Gower, "A general coefficient of similarity and some of its properties", Biometrics 27 (1971) 857–871; the range
 * is that of the middle nine tenths, so that one wild value does not make all others alike.
 */
public final class SimilarReviewed {

    /** Bounds the work. */
    public static final int LOOKED_AT = 2_000;

    private final Dataset dataset;
    private final FieldOddity fields;
    private final Predicate<String> compared;
    private final Map<Long, Place> read = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Place> eldest) {
            return size() > 2 * LOOKED_AT;
        }
    };

    /** Where a row lies among rows read together. */
    private record Place(FeatureBatch rows, int row) {}

    /**
     * An answered item.
     *
     * @param verdict  what the person said of it
     * @param item     the item
     * @param distance to the row asked about, in [0,1]
     */
    public record Match(Verdict verdict, ReviewItem item, double distance) {}

    /**
     * @param dataset  the rows of the session's run
     * @param fields   tells what is far in each column
     * @param compared whether a column of this name counts; the truth should not, for it would give the answer away
     */
    public SimilarReviewed(Dataset dataset, FieldOddity fields, Predicate<String> compared) {
        this.dataset = dataset;
        this.fields = fields;
        this.compared = compared;
    }

    /** Compares every column. */
    public SimilarReviewed(Dataset dataset, FieldOddity fields) {
        this(dataset, fields, column -> true);
    }

    /**
     * The labelled or accepted items most like an item, the most alike first, the newer one where two are equally alike.
     * The item itself is not among them.
     *
     * @param position the item
     * @param most     how many at most
     */
    public List<Match> to(ReviewSession session, int position, int most) {
        List<Verdict> answered = new ArrayList<>();
        for (int i = 0; i < session.size(); i++) {
            if (i != position) {
                session.effective(i).filter(v -> v.label() != null).ifPresent(answered::add);
            }
        }
        answered.sort(Comparator.comparingLong(Verdict::id).reversed());
        List<Verdict> newest = answered.subList(0, Math.min(LOOKED_AT, answered.size()));
        ReviewItem item = session.item(position);
        Map<Long, Place> places = places(newest, item.rowId());
        List<ColumnReference> columns = new ArrayList<>();
        List<Integer> indices = new ArrayList<>();
        for (int c = 0; c < dataset.manifest().schema().size(); c++) {
            Column wanted = dataset.manifest().schema().column(c);
            ColumnReference column = compared.test(wanted.name()) ? fields.column(wanted) : null;
            if (column != null) {
                columns.add(column);
                indices.add(c);
            }
        }
        Place here = places.get(item.rowId());
        List<Match> matches = new ArrayList<>();
        for (Verdict verdict : newest) {
            Place other = places.get(verdict.rowId());
            if (here != null && other != null) {
                matches.add(new Match(verdict, session.item(verdict.position()),
                        distance(columns, indices, here, other)));
            }
        }
        matches.sort(Comparator.comparingDouble(Match::distance));
        return List.copyOf(matches.subList(0, Math.min(most, matches.size())));
    }

    private static double distance(List<ColumnReference> columns, List<Integer> indices, Place a, Place b) {
        double sum = 0;
        for (int i = 0; i < columns.size(); i++) {
            ColumnVector valuesA = a.rows.column(indices.get(i));
            ColumnVector valuesB = b.rows.column(indices.get(i));
            sum += columns.get(i).distance(valuesA, a.row, valuesB, b.row);
        }
        return columns.isEmpty() ? 0 : sum / columns.size();
    }

    private Map<Long, Place> places(List<Verdict> verdicts, long row) {
        Map<Long, Place> places = new HashMap<>();
        List<Long> unread = new ArrayList<>();
        List<Long> wanted = new ArrayList<>(List.of(row));
        verdicts.forEach(v -> wanted.add(v.rowId()));
        for (long id : wanted) {
            Place place = read.get(id);
            if (place == null) {
                unread.add(id);
            } else {
                places.put(id, place);
            }
        }
        if (!unread.isEmpty()) {
            FeatureBatch rows = dataset.rows(unread.stream().mapToLong(Long::longValue).toArray());
            for (int i = 0; i < unread.size(); i++) {
                Place place = new Place(rows, i);
                read.put(unread.get(i), place);
                places.put(unread.get(i), place);
            }
        }
        return places;
    }
}
