package secondlook.desktop.feature.monitor;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.registry.Lineage;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;

/**
 * What a model is trained with that is to know the rows that were watched: those that the last one learned from, and these.
 *
 * @param target to be predicted
 * @param where  condition that chooses the rows of the open dataset; empty for all
 */
public record TrainingRows(String target, String where) {

    /** {@code null} where the run's right answers are not known, or its rows are not those that are open. */
    static @Nullable TrainingRows of(Workspace workspace, @Nullable Dataset open, RunManifest run) {
        String target = run.truth();
        if (target == null || open == null || !open.manifest().id().equals(run.datasetId())) {
            return null;
        }
        Lineage lineage = workspace.versions().all().stream()
                .filter(version -> version.sha256().equals(run.modelSha256())).findFirst()
                .map(version -> version.lineage()).orElse(null);
        String these = run.asked();
        if (lineage == null || !Objects.equals(lineage.datasetSha256(), open.manifest().sha256())) {
            return new TrainingRows(target, these == null ? "" : these);
        }
        String those = lineage.where();
        return new TrainingRows(target, these == null || those == null
                ? ""
                : these.equals(those) ? these : "(" + those + ") OR (" + these + ")");
    }
}
