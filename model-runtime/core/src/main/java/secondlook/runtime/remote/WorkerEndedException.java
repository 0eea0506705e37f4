package secondlook.runtime.remote;

/** The worker ended before it answered. */
final class WorkerEndedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Ending ending;
    private final int exitCode;

    /**
     * @param exitCode of its process; -1 if it is not known
     * @param detail   what it said last, or what was wrong with what it said; perhaps empty
     */
    WorkerEndedException(Ending ending, int exitCode, String detail) {
        super(detail);
        this.ending = ending;
        this.exitCode = exitCode;
    }

    Ending ending() {
        return ending;
    }

    int exitCode() {
        return exitCode;
    }

    String detail() {
        String detail = getMessage();
        return detail == null ? "" : detail;
    }
}
