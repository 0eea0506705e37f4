package secondlook.desktop.feature.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.ModelEntry;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Registry;
import secondlook.runtime.ProblemException;
import secondlook.runtime.train.ModelManifest;
import secondlook.runtime.train.ModelManifestJson;

/**
 * A model of the workspace with what is known of its quality.
 *
 * @param entry    the model
 * @param manifest of its training; {@code null} where it was not trained here
 * @param run      its newest run with truth on the dataset in question; {@code null} if none
 * @param quality  of that run; {@code null} if there is none or it cannot be read
 */
record VersionFacts(ModelEntry entry, @Nullable ModelManifest manifest, @Nullable RunManifest run,
        @Nullable RunQuality quality) {

    private static final int MOST = 4;

    /** What runs were found to be worth, by their ids: a run never changes, so it is measured once. */
    static final class Measured {
        private final Map<String, RunQuality> known = new ConcurrentHashMap<>();

        @Nullable
        RunQuality of(Workspace workspace, @Nullable RunManifest manifest) {
            if (manifest == null) {
                return null;
            }
            RunQuality before = known.get(manifest.id());
            if (before != null) {
                return before;
            }
            try (Run run = workspace.openRun(manifest.id())) {
                RunQuality now = RunQuality.of(run);
                known.put(manifest.id(), now);
                return now;
            } catch (ProblemException damaged) {
                // the other versions can still be compared
                return null;
            }
        }
    }

    /** The newest models, oldest of them first; off the FX thread. */
    static List<VersionFacts> of(Workspace workspace, Registry registry, @Nullable String datasetId,
            Measured measured) {
        List<VersionFacts> facts = new ArrayList<>();
        for (ModelEntry entry : registry.models()) {
            if (facts.size() < MOST) {
                RunManifest run = registry.runs().stream()
                        .filter(r -> entry.sha256().equals(r.modelSha256()) && r.accuracy() != null
                                && r.datasetId() != null && r.datasetId().equals(datasetId))
                        .findFirst().orElse(null);
                facts.addFirst(new VersionFacts(entry, manifest(workspace.modelFile(entry)), run,
                        measured.of(workspace, run)));
            }
        }
        return facts;
    }

    String title() {
        return OpenModel.title(entry);
    }

    /** "Smile", "ONNX". */
    String format() {
        return entry.format().equals("smile") ? "Smile" : entry.format().toUpperCase(Locale.ROOT);
    }

    /** A metric on the rows set aside in training; {@code null} where not available. */
    @Nullable
    Double metric(String key) {
        Map<String, @Nullable Double> metrics = manifest == null ? Map.of() : manifest.metrics();
        return metrics.get(key);
    }

    private static @Nullable ModelManifest manifest(Path model) {
        Path beside = model.resolveSibling("manifest.json");
        if (!Files.isRegularFile(beside)) {
            return null;
        }
        try {
            return ModelManifestJson.read(Files.readString(beside));
        } catch (IOException | ProblemException unreadable) {
            // the model itself is what counts; its provenance is then simply not known
            return null;
        }
    }
}
