package secondlook.app.monitor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;

/**
 * How rows are put together over time: by a period of a date column, by so many rows, or into so many parts.
 *
 * @param column of dates or times for a period; {@code null} for the order of the rows
 * @param period of the column's values; {@code null} for the other ways
 * @param size   rows of a chunk; 0 for the other ways. A rest of less than half a chunk joins the one before
 * @param number of chunks; 0 for the other ways
 */
public record Chunking(@Nullable String column, @Nullable Period period, int size, int number) {

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    /** A stretch of the calendar. */
    public enum Period {
        DAY, WEEK, MONTH, YEAR
    }

    /** @param rows indices of its rows */
    @SuppressWarnings("ArrayRecordComponent")
    record Chunk(String name, int[] rows) {}

    /** @throws RefusedException unless exactly one way is chosen */
    public Chunking {
        int ways = (period != null ? 1 : 0) + (size > 0 ? 1 : 0) + (number > 0 ? 1 : 0);
        if (ways != 1 || size < 0 || number < 0 || (period != null) != (column != null)) {
            throw new RefusedException("The rows cannot be put together over time",
                    "one way must be chosen: a period of a column, a size or a number",
                    "Give one of them (--time COLUMN --by month, or --size 500, or --number 10).");
        }
    }

    public static Chunking by(String column, Period period) {
        return new Chunking(column, period, 0, 0);
    }

    public static Chunking ofSize(int rows) {
        return new Chunking(null, null, rows, 0);
    }

    public static Chunking into(int chunks) {
        return new Chunking(null, null, 0, chunks);
    }

    List<Chunk> of(Side side) {
        double[] order = side.order();
        if (period != null) {
            return order == null ? List.of() : byPeriod(order, period);
        }
        int count = number > 0 ? Math.min(number, side.rows()) : Math.max(1, Math.round((float) side.rows() / size));
        return parts(side.rows(), Math.max(1, count));
    }

    /** Parts of the reference that are about as large as the chunks, for limits. */
    static List<Chunk> parts(int rows, int count) {
        List<Chunk> chunks = new ArrayList<>();
        for (int c = 0; c < count && rows > 0; c++) {
            int from = (int) ((long) rows * c / count);
            int to = (int) ((long) rows * (c + 1) / count);
            chunks.add(new Chunk((from + 1) + "–" + to, IntStream.range(from, to).toArray()));
        }
        return chunks;
    }

    private static List<Chunk> byPeriod(double[] order, Period period) {
        Map<String, List<Integer>> rows = new TreeMap<>();
        for (int row = 0; row < order.length; row++) {
            // before and after, years are not written with four digits
            if (order[row] >= FIRST_DAY && order[row] < LAST_DAY + 1.0) {
                LocalDate day = LocalDate.ofEpochDay((long) Math.floor(order[row]));
                rows.computeIfAbsent(LogPeriod.name(day, period), key -> new ArrayList<>()).add(row);
            }
        }
        return rows.entrySet().stream()
                .map(e -> new Chunk(e.getKey(), e.getValue().stream().mapToInt(Integer::intValue).toArray())).toList();
    }
}
