package secondlook.desktop.view;

import java.util.Map;
import secondlook.runtime.Problem;

/** Tells the person what happened, without stopping the work. Called on the FX thread. */
public interface Notices {

    /** A failure: what happened, what to do, and details to copy. */
    void problem(Problem problem, Throwable cause);

    /** Something done that is worth a word. */
    void done(String text);

    /**
     * Something done, and what can be done with it now.
     *
     * @param ways what each button says, and does
     */
    default void done(String text, Map<String, Runnable> ways) {
        done(text);
    }

    /** Something to look at before long. */
    default void heed(String text) {
        done(text);
    }

    /**
     * Any failure of a job: a problem as it says itself, a cancel silently, anything else as a fault of ours.
     *
     * @param doing what was being done, in words ("Opening weather.csv")
     */
    default void failed(String doing, Throwable cause) {
        switch (cause) {
            case secondlook.runtime.job.JobCancelledException cancelled -> {
            }
            case secondlook.runtime.ProblemException known -> problem(known.problem(), cause);
            default -> problem(new Problem(doing + " failed", "an error of this program: " + cause,
                    "Copy the details and report them. Nothing that was saved is lost."), cause);
        }
    }
}
