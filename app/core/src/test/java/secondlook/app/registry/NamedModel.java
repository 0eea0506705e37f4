package secondlook.app.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.model.Task;

/** A model that is known by the bytes of its file and scores nothing. */
record NamedModel(Path file, String sha256, List<String> files) implements Model {

    NamedModel(Path file, String sha256) {
        this(file, sha256, List.of());
    }

    NamedModel with(String weights) {
        return new NamedModel(file, sha256, List.of(weights));
    }

    /** Adds a model file with this content to the workspace, under the name. */
    static ModelVersion add(Workspace workspace, Path folder, String name, String content) {
        try {
            Path file = Files.writeString(folder.resolve(content + ".onnx"), content);
            workspace.addModel(file, of(file), name);
            return workspace.versions().of(name).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static NamedModel of(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return new NamedModel(file, HexFormat.of().formatHex(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ModelSignature signature() {
        return new ModelSignature(List.of(ModelInput.column("wind", ElementType.FLOAT)), List.of(),
                Task.CLASSIFICATION, List.of("no", "yes"), ScoreKind.PROBABILITY, -1, List.of());
    }

    @Override
    public ModelCard card() {
        return new ModelCard("onnx", "test", null, null, sha256,
                Map.of("dataset", "weather.csv", "parameter.trees", "300", "seed", "7"), files);
    }

    @Override
    public String provider() {
        return "cpu";
    }

    @Override
    public @Nullable String providerNote() {
        return null;
    }

    @Override
    public Scorer scorer(SchemaBinding binding) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
    }
}
