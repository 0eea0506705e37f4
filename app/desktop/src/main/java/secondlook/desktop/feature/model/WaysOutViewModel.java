package secondlook.desktop.feature.model;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.workspace.ModelEntry;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.open.Opener;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.ProblemException;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.OpenOptions;

/** What can be done where the model in front cannot score the dataset in front. Used on the FX thread. */
public final class WaysOutViewModel {

    private final Session session;
    private final JobRunner jobs;
    private final ModelFiles models;
    private final Opener opener;
    private final ReadOnlyObjectWrapper<List<WayOut>> ways = new ReadOnlyObjectWrapper<>(List.of());
    private int asked;

    public WaysOutViewModel(Session session, JobRunner jobs, ModelFiles models, Opener opener) {
        this.session = session;
        this.jobs = jobs;
        this.models = models;
        this.opener = opener;
    }

    /** Empty where none are needed or they are still looked for. */
    ReadOnlyObjectProperty<List<WayOut>> ways() {
        return ways.getReadOnlyProperty();
    }

    /** Looks for them anew, or forgets them. */
    void look(boolean needed) {
        int question = ++asked;
        Workspace workspace = session.workspace().get();
        Dataset dataset = session.dataset().get();
        OpenModel model = session.model().get();
        ways.set(List.of());
        if (!needed || workspace == null || dataset == null || model == null) {
            return;
        }
        Registry registry = session.registry().get();
        ModelSignature signature = model.model().signature();
        jobs.fetch(context -> new WaysOut(present(workspace, registry), entry -> signature(workspace, entry))
                .of(model.entry(), signature, dataset.manifest()), (List<WayOut> found) -> {
                    if (question == asked) {
                        ways.set(found);
                    }
                }, failure -> {
                    // the screen says what is wrong without them
                });
    }

    /** Opens what the way leads to; {@code false} where the screen has to do it. */
    boolean take(WayOut way) {
        String dataset = way.dataset();
        ModelEntry model = way.model();
        if (dataset != null) {
            opener.dataset(dataset, Place.MODEL);
            return true;
        }
        if (model != null) {
            opener.model(model);
            return true;
        }
        return false;
    }

    private static Registry present(Workspace workspace, Registry registry) {
        List<DatasetManifest> datasets = registry.datasets().stream().filter(d -> !workspace.isMissing(d)).toList();
        List<ModelEntry> models = registry.models().stream().filter(m -> !workspace.isMissing(m)).toList();
        return new Registry(datasets, models, registry.runs(), registry.reviews());
    }

    private @Nullable ModelSignature signature(Workspace workspace, ModelEntry entry) {
        try (Model model = models.open(workspace.modelFile(entry), OpenOptions.CPU)) {
            return model.signature();
        } catch (ProblemException damaged) {
            return null;
        }
    }
}
