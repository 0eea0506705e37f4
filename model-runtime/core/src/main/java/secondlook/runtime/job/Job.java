package secondlook.runtime.job;

/**
 * A piece of long work. It takes a snapshot of its inputs when it is constructed, knows no screen, and either returns a
 * value or throws. It calls {@link JobContext#checkCancelled()} at least several times a second.
 *
 * @param <V> what it returns
 */
@FunctionalInterface
public interface Job<V> {

    /**
     * Does the work on the calling thread.
     *
     * @throws JobCancelledException                   if the context was cancelled; nothing half-written is left
     * @throws secondlook.runtime.ProblemException     for a failure that a person can act on
     * @throws Exception                               for anything else, which is our fault
     */
    V run(JobContext context) throws Exception;
}
