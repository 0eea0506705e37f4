package secondlook.runtime.job;

/** Thrown out of a job by {@link JobContext#checkCancelled()}. Not an error. Exit code 4 of the command line. */
public final class JobCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobCancelledException() {
        super("cancelled");
    }
}
