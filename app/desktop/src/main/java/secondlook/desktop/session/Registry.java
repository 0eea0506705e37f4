package secondlook.desktop.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.DatasetManifest;
import secondlook.app.review.SessionEntry;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.ModelEntry;
import secondlook.app.workspace.Workspace;

/** What a workspace holds, each list newest first. Read off the FX thread. */
public record Registry(List<DatasetManifest> datasets, List<ModelEntry> models, List<RunManifest> runs,
        List<SessionEntry> reviews) {

    public static final Registry EMPTY = new Registry(List.of(), List.of(), List.of(), List.of());

    public static Registry of(@Nullable Workspace workspace) {
        return workspace == null
                ? EMPTY
                : new Registry(workspace.datasets(), workspace.models(), workspace.runs(),
                        workspace.reviews().sessions());
    }
}
