package secondlook.app.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.train.Split;

/** Looks whether rows of the test are known from training: then the figures of the test promise too much. */
final class LeakCheck {

    /** Names of columns whose equal values are likely to belong together. */
    private static final Pattern GROUP = Pattern.compile(
            "(?i:(.*[ _-])?(id|patient|customer|user|subject|session|household|client|device|person|group|account)([ _-]?(id|no|nr|number|key))?)"
                    + "|.*[a-z]Id");

    private LeakCheck() {
    }

    /** Columns that look as if their equal values belong together. */
    static List<String> suspects(Schema schema, int target) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            ColumnType type = schema.column(i).type();
            boolean nameable = type == ColumnType.TEXT || type == ColumnType.INTEGER;
            if (i != target && nameable && GROUP.matcher(schema.column(i).name()).matches()) {
                names.add(schema.column(i).name());
            }
        }
        return names;
    }

    /**
     * What leaks, in words.
     *
     * @param groupBy the column that was named; {@code null} if none was
     */
    static List<String> of(TrainingRows rows, Split split, @Nullable String groupBy) {
        List<String> found = new ArrayList<>();
        if (split.test().length == 0) {
            return found;
        }
        int same = duplicates(rows.features(), split);
        if (same > 0) {
            found.add(String.format(Locale.ROOT,
                    "%,d of %,d test rows are like a training row in every column: the figures"
                            + " of the test may be too good. Drop duplicates, or keep them together (--group).",
                    same,
                    split.test().length));
        }
        ColumnVector groups = rows.groups();
        if (groups != null && groupBy != null) {
            int shared = shared(TrainingRows.codes(groups), split);
            if (shared > 0) {
                found.add(String.format(Locale.ROOT,
                        "%,d of %,d test rows share their %s with training rows: the figures of the test may be too good.",
                        shared, split.test().length, groupBy));
            }
        }
        for (Map.Entry<String, ColumnVector> suspect : rows.suspects().entrySet()) {
            int shared = shared(TrainingRows.codes(suspect.getValue()), split);
            if (shared > 0) {
                found.add(String.format(Locale.ROOT,
                        "%,d of %,d test rows share their %s with training rows. If rows of one %s belong together, the figures"
                                + " of the test are too good: split by %s (--group %s).",
                        shared, split.test().length, suspect.getKey(), suspect.getKey(), suspect.getKey(),
                        suspect.getKey()));
            }
        }
        return found;
    }

    private static int shared(int[] codes, Split split) {
        Set<Integer> trained = new HashSet<>();
        for (int row : split.train()) {
            if (codes[row] >= 0) {
                trained.add(codes[row]);
            }
        }
        int shared = 0;
        for (int row : split.test()) {
            shared += codes[row] >= 0 && trained.contains(codes[row]) ? 1 : 0;
        }
        return shared;
    }

    /** By two 64-bit hashes of the row's values: equal rows have equal ones, others practically never. */
    private static int duplicates(FeatureBatch features, Split split) {
        int[] train = split.train();
        long[] first = new long[train.length];
        long[] second = new long[train.length];
        for (int i = 0; i < train.length; i++) {
            first[i] = first(features, train[i]);
            second[i] = second(features, train[i]);
        }
        RowFingerprints trained = RowFingerprints.of(first, second);
        int same = 0;
        for (int row : split.test()) {
            same += trained.contains(first(features, row), second(features, row)) ? 1 : 0;
        }
        return same;
    }

    private static long first(FeatureBatch features, int row) {
        long hash = 0x9E3779B97F4A7C15L;
        for (ColumnVector column : features.columns()) {
            hash = mix(hash ^ bits(column, row));
        }
        return hash;
    }

    private static long second(FeatureBatch features, int row) {
        long hash = 0xC2B2AE3D27D4EB4FL;
        for (ColumnVector column : features.columns()) {
            hash = mix(hash + bits(column, row) * 0xD6E8FEB86659FD93L);
        }
        return hash;
    }

    private static long bits(ColumnVector column, int row) {
        if (column.isMissing(row)) {
            return 0x5555555555555555L;
        }
        if (column instanceof IntegerVector whole) {
            return whole.values()[row];
        }
        String text = column instanceof TextVector ? column.asText(row) : null;
        if (text == null) {
            return Double.doubleToLongBits(column.asReal(row));
        }
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash * 31 + text.charAt(i));
        }
        return hash;
    }

    /** Stafford's variant 13 of the 64-bit finaliser of MurmurHash3. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
