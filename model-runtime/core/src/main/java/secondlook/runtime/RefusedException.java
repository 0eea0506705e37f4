package secondlook.runtime;

/** The input was refused; nothing was changed and nothing was written. Exit code 3 of the command line. */
public final class RefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public RefusedException(Problem problem) {
        super(problem, null);
    }

    public RefusedException(Problem problem, Throwable cause) {
        super(problem, cause);
    }

    public RefusedException(String what, String why, String remedy) {
        super(new Problem(what, why, remedy), null);
    }
}
