package secondlook.desktop.feature.review;

import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.registry.Lineage;
import secondlook.app.registry.ModelVersion;
import secondlook.app.review.FieldOddity;
import secondlook.app.run.Run;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.RefusedException;

/**
 * The rows that an item is compared with: those that the model was made from, where its file says which they are and the
 * workspace has them; otherwise the dataset itself.
 *
 * @param oddity compares with them
 * @param own    a dataset that was opened for this and is to be closed with it; {@code null} for none
 */
record ReferenceRows(FieldOddity oddity, @Nullable Dataset own) implements AutoCloseable {

    static ReferenceRows of(@Nullable Workspace workspace, Run run, Dataset dataset) {
        Lineage lineage = workspace == null ? null : lineage(workspace, run);
        String learned = lineage == null ? null : lineage.datasetSha256();
        if (workspace == null || lineage == null || learned == null) {
            return new ReferenceRows(new FieldOddity(dataset, null), null);
        }
        boolean same = learned.equals(dataset.manifest().sha256());
        Dataset other = same ? null : find(workspace, learned);
        Dataset reference = same ? dataset : other;
        try {
            if (reference != null && reference.count(lineage.where()) > 0) {
                return new ReferenceRows(new FieldOddity(reference, lineage.where(), "training rows"), other);
            }
        } catch (RefusedException noSuchRows) {
            // a condition of a model's file that this dataset does not understand: the rows are not known
        }
        if (other != null) {
            other.close();
        }
        return new ReferenceRows(new FieldOddity(dataset, null), null);
    }

    private static @Nullable Lineage lineage(Workspace workspace, Run run) {
        String model = run.manifest().modelSha256();
        return workspace.versions().all().stream().filter(v -> v.sha256().equals(model)).findFirst()
                .map(ModelVersion::lineage).orElse(null);
    }

    private static @Nullable Dataset find(Workspace workspace, String sha256) {
        for (DatasetManifest manifest : workspace.datasets()) {
            if (manifest.sha256().equals(sha256) && !workspace.isMissing(manifest)) {
                return workspace.openDataset(manifest.id());
            }
        }
        return null;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
