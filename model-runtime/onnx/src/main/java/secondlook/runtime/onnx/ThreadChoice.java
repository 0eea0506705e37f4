package secondlook.runtime.onnx;

/** How many threads one run of a model is worth. */
final class ThreadChoice {

    /** Below this size handing rows to other threads costs more than it saves (a small network: half the speed). */
    private static final long SMALL = 128 * 1024;
    private static final int MOST = 8;

    private ThreadChoice() {
    }

    static int forModel(long bytes) {
        return bytes < SMALL ? 1 : Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST);
    }
}
