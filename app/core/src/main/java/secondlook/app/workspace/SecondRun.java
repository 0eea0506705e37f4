package secondlook.app.workspace;

import java.util.Objects;
import secondlook.app.policy.SecondModel;
import secondlook.app.registry.ModelVersion;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.Fallback;
import secondlook.runtime.decision.Predictions;

/** What a policy's second model said of a run's rows when it was asked before, so that it need not be asked again. */
public final class SecondRun {

    private SecondRun() {
    }

    /**
     * @param run   of the first model
     * @param first what that model says
     * @throws RefusedException if the second model was never asked for these rows, or its answers do not fit
     */
    public static Predictions of(Workspace workspace, RunManifest run, Predictions first, Fallback fallback) {
        ModelVersion version = workspace.versions().find(fallback.model());
        RunManifest other = workspace.runs().stream()
                .filter(r -> Objects.equals(r.modelSha256(), version.sha256())
                        && isOfSameData(r, run)
                        && Objects.equals(r.where(), run.where()) && !workspace.isMissing(r))
                .findFirst()
                .orElseThrow(() -> new RefusedException("The policy cannot be tried",
                        "its second model " + fallback.model() + " was not asked for these rows",
                        "Score the same rows with it first."));
        try (Run opened = workspace.openRun(other.id())) {
            return SecondModel.alike(first, opened);
        }
    }

    /** A file that was read in another way has other rows: its snapshot is another one. */
    private static boolean isOfSameData(RunManifest one, RunManifest other) {
        return one.datasetId() != null && other.datasetId() != null
                ? Objects.equals(one.datasetId(), other.datasetId())
                : Objects.equals(one.datasetSha256(), other.datasetSha256());
    }
}
