package secondlook.runtime.job;

/** What a job tells of itself, and how it learns that it is no longer wanted. Implementations are thread-safe. */
public interface JobContext {

    /** Reports nothing and is never cancelled. */
    JobContext NONE = new JobContext() {
    };

    /**
     * Reports how far the work has come.
     *
     * @param done  units done so far, from 0 to {@code total}
     * @param total units in all; negative where unknown
     */
    default void progress(long done, long total) {
    }

    /** Reports the step that begins now, in words for a person. */
    default void step(String text) {
    }

    default boolean isCancelled() {
        return false;
    }

    /** @throws JobCancelledException if {@link #isCancelled()} */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new JobCancelledException();
        }
    }
}
