package secondlook.runtime.smile;

import java.util.stream.IntStream;

/** Splits rows into chunks of a fixed size, so that the result does not depend on the number of threads. */
final class Chunks {

    /** Small enough for a chunk's columns to stay in the processor's cache while every tree passes over them. */
    static final int ROWS = 512;

    private Chunks() {
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive). */
    interface Work {
        void on(int from, int to);
    }

    /** @param threads 1 for the calling thread only; otherwise the common pool helps */
    static void run(int rows, int threads, Work work) {
        int chunks = (rows + ROWS - 1) / ROWS;
        IntStream all = IntStream.range(0, chunks);
        if (threads != 1 && chunks > 1) {
            all = all.parallel();
        }
        all.forEach(i -> work.on(i * ROWS, Math.min(rows, (i + 1) * ROWS)));
    }
}
