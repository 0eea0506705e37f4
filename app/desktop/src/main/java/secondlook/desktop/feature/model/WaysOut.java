package secondlook.desktop.feature.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.DatasetManifest;
import secondlook.app.run.PredictionFiles;
import secondlook.app.workspace.ModelEntry;
import secondlook.desktop.feature.model.WayOut.Kind;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Registry;
import secondlook.desktop.view.Wording;
import secondlook.runtime.data.Schema;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.SchemaBinder;

/** Finds what a person can do where a model cannot score a dataset. Opens model files: off the FX thread. */
final class WaysOut {

    /** Opening a model takes a moment; more of them are not tried. */
    private static final int TRIED = 8;

    private final Registry registry;
    private final Function<ModelEntry, @Nullable ModelSignature> signatures;

    /** @param signatures reads a model's signature; {@code null} where it cannot be opened */
    WaysOut(Registry registry, Function<ModelEntry, @Nullable ModelSignature> signatures) {
        this.registry = registry;
        this.signatures = signatures;
    }

    List<WayOut> of(ModelEntry model, ModelSignature signature, DatasetManifest dataset) {
        List<WayOut> ways = new ArrayList<>();
        for (DatasetManifest other : registry.datasets()) {
            if (!other.id().equals(dataset.id()) && fits(signature, other.schema())) {
                ways.add(new WayOut(Kind.DATASET, "Go back to " + other.name(),
                        "All that " + OpenModel.title(model) + " needs is there.", other.id(), null));
                break;
            }
        }
        ModelEntry fitting = fitting(model, dataset);
        ways.add(fitting == null
                ? new WayOut(Kind.MODEL, "Choose another model",
                        registry.models().size() < 2
                                ? "There is no other model in this workspace; open one from a file."
                                : registry.models().size() - 1 <= TRIED
                                        ? "None of the models in this workspace fits " + dataset.name() + "."
                                        : "None of the newest " + TRIED + " models in this workspace fits "
                                                + dataset.name() + ".",
                        null, null)
                : new WayOut(Kind.MODEL, "Use " + OpenModel.title(fitting), "It fits " + dataset.name() + ".", null,
                        fitting));
        List<String> names = dataset.schema().names();
        String last = PredictionFiles.lastOther(dataset.schema());
        if (names.size() > 1 && last != null) {
            ways.add(new WayOut(Kind.TRAIN, "Train a model on " + dataset.name(), "Predict " + last
                    + ", or another column, from the other "
                    + (names.size() == 2 ? "one" : Wording.count(names.size() - 1, "column", "columns")) + ".",
                    null, null));
        }
        return ways;
    }

    private @Nullable ModelEntry fitting(ModelEntry model, DatasetManifest dataset) {
        List<ModelEntry> others = registry.models().stream().filter(m -> !m.sha256().equals(model.sha256()))
                .limit(TRIED).toList();
        for (ModelEntry other : others) {
            ModelSignature signature = signatures.apply(other);
            if (signature != null && fits(signature, dataset.schema())) {
                return other;
            }
        }
        return null;
    }

    private static boolean fits(ModelSignature signature, Schema schema) {
        return SchemaBinder.bind(signature, schema, new BindingRequest(Map.of(), null, null)).binding().isPresent();
    }
}
