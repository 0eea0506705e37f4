package secondlook.runtime;

import org.jspecify.annotations.Nullable;

/** The model failed while it ran (crash, time-out, out of memory). Exit code 5 of the command line. */
public final class ModelFailedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public ModelFailedException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
