package secondlook.runtime.onnx;

/**
 * Rows of one run of a model.
 *
 * @param fixed rows of every run, where the model was exported so; 0 for any number
 * @param most  of a run, where they are free
 * @param least worth a run of their own, where they are free
 */
record ChunkSize(int fixed, int most, int least) {

    /** Threads that a batch of the usual size has work for. */
    private static final int PARTS = 8;

    /** Runs of so many rows are as fast as any, and their buffers stay in the second-level cache. */
    private static final int BEST = 4_096;
    private static final long MOST_VALUES = 1 << 20;

    /** Runs of a small model are so short that those of few rows would mostly begin and end. */
    private static final int LEAST_OF_SMALL = 2_048;
    private static final int LEAST = 16;

    static ChunkSize of(int fixed, int columns, boolean small) {
        int most = (int) Math.clamp(MOST_VALUES / Math.max(1, columns), 1, BEST);
        return new ChunkSize(Math.max(0, fixed), most, Math.min(most, small ? LEAST_OF_SMALL : LEAST));
    }

    /** As many rows in a run as can be: a graphics card works on one run at a time. */
    ChunkSize whole() {
        return new ChunkSize(fixed, most, most);
    }

    /** Most rows of a run, for which buffers are needed. */
    int greatest() {
        return fixed > 0 ? fixed : most;
    }

    /** Rows of each run of a batch but the last; depends on nothing but the batch. */
    int rows(int batch) {
        return fixed > 0 ? fixed : Math.clamp((batch + PARTS - 1) / PARTS, least, most);
    }
}
