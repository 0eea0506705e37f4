package secondlook.desktop.feature.confidence;

import java.util.concurrent.Executor;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.view.Notices;
import secondlook.runtime.decision.DecisionPolicy;

/**
 * Keeps a policy with a run.
 *
 * @param background where it is written
 * @param screen     where it is said that it was
 * @param notices    say it
 */
record PolicyKeeping(Executor background, Executor screen, Notices notices) {

    void keep(Workspace workspace, String runId, DecisionPolicy policy) {
        background.execute(() -> {
            try {
                workspace.savePolicy(runId, policy);
                screen.execute(() -> notices.done("This policy is kept for the run."));
            } catch (RuntimeException failure) {
                screen.execute(() -> notices.failed("Keeping the policy", failure));
            }
        });
    }
}
