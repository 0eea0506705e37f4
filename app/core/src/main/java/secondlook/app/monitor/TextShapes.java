package secondlook.app.monitor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.ColumnWatch.Parts;

/** Shape and parts of a column of texts. */
final class TextShapes {

    /** More categories are drawn together. */
    private static final int SHOWN = 6;

    private final @Nullable String[] current;
    private final Map<String, Long> before;
    private final Map<String, Long> now;
    private final int beforeRows;
    private final int beforeMissing;

    TextShapes(WatchedColumn reference, WatchedColumn watched) {
        @Nullable
        String[] texts = watched.texts();
        this.current = texts == null ? new @Nullable String[0] : texts;
        this.before = WatchedColumn.counts(reference);
        this.now = WatchedColumn.counts(watched);
        this.beforeRows = reference.size();
        this.beforeMissing = reference.missing();
    }

    ColumnShape shape() {
        return shape(before, now);
    }

    /** Of counts alone. */
    static ColumnShape shape(Map<String, Long> before, Map<String, Long> now) {
        TreeSet<String> all = new TreeSet<>(before.keySet());
        all.addAll(now.keySet());
        long ofBefore = Math.max(1, sum(before));
        long ofNow = Math.max(1, sum(now));
        Comparator<String> frequent = Comparator.comparingDouble(text -> -Math.max(
                (double) before.getOrDefault(text, 0L) / ofBefore, (double) now.getOrDefault(text, 0L) / ofNow));
        List<String> shown = all.stream().sorted(frequent).limit(all.size() <= SHOWN ? SHOWN : SHOWN - 1).sorted()
                .toList();
        List<String> names = new ArrayList<>(shown);
        List<Long> was = new ArrayList<>(shown.stream().map(text -> before.getOrDefault(text, 0L)).toList());
        List<Long> is = new ArrayList<>(shown.stream().map(text -> now.getOrDefault(text, 0L)).toList());
        if (all.size() > shown.size()) {
            names.add(ColumnShape.OTHERS);
            was.add(sum(before) - sum(was));
            is.add(sum(now) - sum(is));
        }
        return new ColumnShape(List.of(), names, was, is, Double.NaN, Double.NaN);
    }

    private static long sum(Map<String, Long> counts) {
        return sum(counts.values());
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    Parts parts() {
        String grown = grown(before, now);
        return new Parts(grown == null ? ColumnPart.NONE : part(grown, before.getOrDefault(grown, 0L), grown::equals),
                part("missing", beforeMissing, text -> text == null),
                part("unseen", 0, text -> text != null && !before.containsKey(text)));
    }

    /** The category whose share rose most; {@code null} where none did. */
    static @Nullable String grown(Map<String, Long> before, Map<String, Long> now) {
        double ofBefore = Math.max(1, sum(before));
        double ofNow = Math.max(1, sum(now));
        String grown = null;
        double most = 0;
        for (String text : new TreeSet<>(now.keySet())) {
            double was = before.getOrDefault(text, 0L) / ofBefore;
            double is = now.getOrDefault(text, 0L) / ofNow;
            // as in the index itself, an absent share counts as a ten-thousandth
            double adds = is > was ? (is - was) * Math.log(is / Math.max(was, 1e-4)) : 0;
            if (adds > most) {
                most = adds;
                grown = text;
            }
        }
        return grown;
    }

    private ColumnPart part(String label, long was, Predicate<@Nullable String> holds) {
        BitSet rows = new BitSet();
        for (int row = 0; row < current.length; row++) {
            rows.set(row, holds.test(current[row]));
        }
        return new ColumnPart(label, (double) was / beforeRows, (double) rows.cardinality() / current.length, rows);
    }
}
