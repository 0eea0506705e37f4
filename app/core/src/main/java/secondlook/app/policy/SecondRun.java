package secondlook.app.policy;

import java.util.Objects;
import secondlook.app.registry.ModelVersion;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
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
                        && Objects.equals(r.datasetSha256(), run.datasetSha256())
                        && Objects.equals(r.where(), run.where()) && !workspace.isMissing(r))
                .findFirst()
                .orElseThrow(() -> new RefusedException("The policy cannot be tried",
                        "its second model " + fallback.model() + " was not asked for these rows",
                        "Score the same rows with it first."));
        try (Run opened = workspace.openRun(other.id())) {
            return SecondModel.alike(first, opened);
        }
    }
}
