package secondlook.desktop.feature.confidence;

import org.jspecify.annotations.Nullable;
import secondlook.app.run.Run;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.feature.confidence.RunOpening.Opened;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;

/**
 * Reads a run for the screen.
 *
 * @param run       what is read
 * @param workspace may keep a policy for it
 */
record RunOpening(Run run, @Nullable Workspace workspace) implements Job<Opened> {

    /** Rows from which on it takes so long that a person wants to see it and to be able to stop it. */
    private static final int SLOW = 1_000_000;

    /** A run and what was read of it. */
    record Opened(Run run, LoadedRun loaded) {}

    boolean isSlow() {
        return run.manifest().rows() > SLOW;
    }

    @Override
    public Opened run(JobContext context) {
        return new Opened(run, LoadedRun.read(run, workspace == null || run.isRegression()
                ? null
                : workspace.policy(run.manifest().id()), context));
    }
}
