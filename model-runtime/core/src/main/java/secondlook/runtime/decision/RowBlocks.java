package secondlook.runtime.decision;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Rows in blocks that several threads work on at once. The blocks are always cut alike and their results come in the order
 * of the rows, so that a sum over them is the same to the last digit whatever the number of threads.
 */
public final class RowBlocks {

    /** Rows of a block: its columns fit a processor's own cache. */
    static final int SIZE = 1 << 15;

    private RowBlocks() {
    }

    /** What is done with the rows {@code from} (included) to {@code to} (excluded). */
    @FunctionalInterface
    public interface Work<T> {
        T of(int from, int to);
    }

    /** The results, one a block, in the order of the rows; none where there are no rows. */
    public static <T> List<T> map(int rows, Work<T> work) {
        IntFunction<T> block = i -> work.of(i * SIZE, Math.min(rows, (i + 1) * SIZE));
        int blocks = (rows + SIZE - 1) / SIZE;
        IntStream numbers = IntStream.range(0, blocks);
        return (blocks > 1 ? numbers.parallel() : numbers).mapToObj(block).toList();
    }
}
