package secondlook.app.data.finding;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;

/**
 * Something that a person should know of a dataset.
 *
 * @param level   how much it matters
 * @param title   in a few words
 * @param detail  one sentence
 * @param count   rows concerned; negative where it is not about rows
 * @param columns columns concerned
 * @param rows    finds the rows; {@code null} where it is not about rows
 */
public record Finding(Level level, String title, String detail, long count, List<String> columns,
        @Nullable RowQuery rows) {

    /** How much a finding matters. */
    public enum Level {
        WARNING, NOTE
    }

    /** Finds rows, off the FX thread. */
    @FunctionalInterface
    public interface RowQuery {
        /** Row ids, rising. */
        long[] of(Dataset dataset);

        /** The condition that the rows fulfil; {@code null} where none says it. */
        default @Nullable String condition() {
            return null;
        }
    }

    private record Where(String condition) implements RowQuery {

        @Override
        public long[] of(Dataset dataset) {
            return Arrays.stream(dataset.ids(condition, null, false)).asLongStream().toArray();
        }
    }

    /** Rows that fulfil an SQL condition. */
    public static RowQuery where(String condition) {
        return new Where(condition);
    }
}
