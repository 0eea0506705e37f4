package secondlook.runtime;

import org.jspecify.annotations.Nullable;

/** A failure that a person can understand and act on. The kinds are told apart by subclass, never by message. */
public abstract class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    protected ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.oneLine(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
