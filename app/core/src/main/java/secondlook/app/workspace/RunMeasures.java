package secondlook.app.workspace;

import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.runtime.decision.Decision;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

/** Enters into the prediction log what follows from a run's rows: how many are labelled, and how many its policy flags. */
final class RunMeasures {

    private final Workspace workspace;

    RunMeasures(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Nothing for a regression, or where the run's rows are not kept. */
    void enter(String runId) {
        RunManifest manifest = workspace.findRun(runId).orElse(null);
        if (manifest == null || workspace.isMissing(manifest) || manifest.classes().isEmpty()) {
            return;
        }
        try (Run run = workspace.openRun(runId)) {
            enter(runId, run.predictions());
        }
    }

    void enter(String runId, Predictions predictions) {
        DecisionPolicy policy = workspace.policy(runId);
        long flagged = 0;
        long labelled = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            labelled += predictions.isLabelled(row) ? 1 : 0;
            flagged += policy != null && isFlagged(policy, predictions, row) ? 1 : 0;
        }
        // what rules and a fallback flag besides is not known without scoring them
        boolean known = policy != null && !policy.needsRows() && predictions.rows() > 0;
        workspace.log().measure(runId, known ? (double) flagged / predictions.rows() : null, labelled);
    }

    private static boolean isFlagged(DecisionPolicy policy, Predictions predictions, int row) {
        return policy.decide(RowStatus.of(predictions.status()[row]), predictions.values(policy.measure())[row],
                predictions.predictedName(row)) == Decision.REVIEW;
    }
}
