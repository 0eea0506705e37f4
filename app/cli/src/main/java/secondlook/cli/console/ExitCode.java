package secondlook.cli.console;

/** What the program's end says to a script. */
public final class ExitCode {

    public static final int DONE = 0;
    /** An unexpected error; the message says where the log is. */
    public static final int OUR_FAULT = 1;
    public static final int USAGE = 2;
    /** The input was refused; nothing was written. */
    public static final int REFUSED = 3;
    public static final int CANCELLED = 4;
    /** The model failed while it ran. */
    public static final int MODEL_FAILED = 5;

    /** An alarm stands: of {@code monitor --check}. */
    public static final int ALARM = 6;

    private ExitCode() {
    }
}
