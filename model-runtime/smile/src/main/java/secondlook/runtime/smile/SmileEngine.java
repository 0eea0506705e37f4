package secondlook.runtime.smile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelEngine;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Provider;
import secondlook.runtime.model.ProviderStatus;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.ModelManifest;

/** Opens models trained with Smile: our own {@code .smile} files and Smile's serialized {@code .sml} ones. */
public final class SmileEngine implements ModelEngine {

    @Override
    public String format() {
        return "smile";
    }

    @Override
    public boolean recognises(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".smile") || name.endsWith(".sml") || name.endsWith(".ser")
                || FileKind.of(file) != FileKind.OTHER;
    }

    @Override
    public Model open(Path file, OpenOptions options) {
        if (options.provider() == Provider.CUDA || options.provider() == Provider.TENSORRT) {
            throw new RefusedException(
                    file.getFileName() + " cannot run on "
                            + (options.provider() == Provider.CUDA ? "CUDA" : "TensorRT"),
                    "models trained with Smile run on the processor only",
                    "Use the processor (--provider cpu or auto).");
        }
        String sha256 = sha256(file);
        return switch (FileKind.of(file)) {
            case ARCHIVE -> archive(file, sha256, options);
            case SERIALIZED -> SerializedModel.open(file, sha256, options);
            case OTHER -> throw new RefusedException(new Problem(file.getFileName() + " is not a Smile model",
                    "it begins neither like a .smile archive nor like a serialized Java object",
                    "Give a .smile file made by Second Look or a model written by Smile."));
        };
    }

    private static Model archive(Path file, String sha256, OpenOptions options) {
        SmileArchive.Opened opened = SmileArchive.read(file);
        return new SmileModel(opened.content(), card(opened, sha256), options.threads());
    }

    private static ModelCard card(SmileArchive.Opened opened, String sha256) {
        ModelManifest manifest = opened.manifest();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("name", manifest.name());
        metadata.put("target", manifest.target());
        metadata.put("created", manifest.created());
        metadata.put("dataset", manifest.dataset());
        metadata.put("dataset_sha256", manifest.dataSha256());
        metadata.put("recipe_sha256", manifest.recipeSha256());
        metadata.put("split", manifest.split());
        if (manifest.where() != null) {
            metadata.put("where", manifest.where());
        }
        if (!manifest.balance().equals(Balance.NONE.key())) {
            metadata.put("balance", manifest.balance());
        }
        for (int step = 0; step < manifest.steps().size(); step++) {
            metadata.put("step." + (step + 1), manifest.steps().get(step));
        }
        metadata.put("seed", Long.toString(manifest.seed()));
        metadata.put("train_rows", Long.toString(manifest.trainRows()));
        metadata.put("test_rows", Long.toString(manifest.testRows()));
        manifest.parameters().forEach((key, value) -> metadata.put("parameter." + key, value));
        manifest.metrics().forEach((key, value) -> metadata.put("metric." + key, String.valueOf(value)));
        manifest.versions().forEach((key, value) -> metadata.put("version." + key, value));
        metadata.put("jvm", manifest.jvm());
        metadata.put("platform", manifest.platform());
        return new ModelCard("smile", "Second Look", opened.content().algorithm(), null, sha256, metadata);
    }

    @Override
    public List<ProviderStatus> providers() {
        return List.of(new ProviderStatus("cpu", true, null));
    }

    @Override
    public Map<String, String> versions() {
        return Map.of("smile", SmileVersion.text());
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new RefusedException(new Problem(file + " cannot be read", String.valueOf(e.getMessage()),
                    "Check the path and its permissions."), e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
