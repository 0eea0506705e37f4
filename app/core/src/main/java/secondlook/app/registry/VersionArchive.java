package secondlook.app.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * Reads a version from one file: a zip of {@code manifest.json}, the model, what goes with it, and an {@code MLmodel} for
 * MLflow. Nothing is written that the manifest does not name, nowhere but at the place given, and no more than it says.
 */
final class VersionArchive {

    static final String MANIFEST = "manifest.json";

    static final String MLMODEL = "MLmodel";

    static final List<String> MODELS = List.of("model.onnx", "model.smile");

    /** A large model may keep its weights in as many files. */
    private static final int MOST_ENTRIES = 1_000;

    private static final int MANIFEST_BYTES = 4 << 20;

    /** Models hardly shrink; what grows more than this is made to fill the disk. */
    private static final long MOST_GROWTH = 200;

    private static final ObjectMapper JSON = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).maxNumberLength(100)
                            .maxStringLength(1_000_000).maxDocumentLength(MANIFEST_BYTES).build())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private VersionArchive() {
    }

    /**
     * Unpacks the model and lays what goes with it beside it.
     *
     * @param room an empty folder for it
     * @return the manifest; the model lies in {@code room} under {@link ArchiveManifest#modelFile()}
     * @throws RefusedException if it is no such archive, or damaged, or made to do harm
     */
    static ArchiveManifest unpack(Path archive, Path room) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            checkEntries(archive, zip);
            ArchiveManifest manifest = manifest(archive, zip);
            Path model = room.resolve(manifest.modelFile());
            unpack(archive, zip, new ArchivedFile(manifest.modelFile(), manifest.modelSha256(), manifest.modelBytes()),
                    model, "model");
            for (ArchivedFile file : manifest.files()) {
                Path place = file.beside(model);
                if (place == null) {
                    throw refused(archive, "its manifest names a file that cannot be");
                }
                Files.createDirectories(place.resolveSibling(".").normalize());
                unpack(archive, zip, file, place, file.name());
            }
            return manifest;
        } catch (IOException e) {
            throw new RefusedException(new Problem(archive + " cannot be imported", DiskTrouble.words(e),
                    "Give a file that models export made."), e);
        }
    }

    private static void unpack(Path archive, ZipFile zip, ArchivedFile file, Path to, String what) throws IOException {
        ZipEntry entry = entry(archive, zip, file.name());
        long size = file.bytes();
        if (size < 0 || entry.getSize() != size || size > MOST_GROWTH * Math.max(1, entry.getCompressedSize())) {
            throw refused(archive, "its " + what + " is not of the size that it says");
        }
        if (size > Files.getFileStore(to.resolveSibling(".").normalize()).getUsableSpace()) {
            throw refused(archive, "its " + what + " is larger than the space on the disk");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            if (!copy(in, to, size).equals(file.sha256())) {
                throw refused(archive, "its " + what + " is not the one that its manifest names");
            }
        }
    }

    /** A name that stands twice would let one reader see what another does not. */
    private static void checkEntries(Path archive, ZipFile zip) {
        if (zip.size() > MOST_ENTRIES) {
            throw refused(archive, "it has " + zip.size() + " entries where at most " + MOST_ENTRIES + " belong");
        }
        Set<String> names = new HashSet<>();
        zip.stream().forEach(entry -> {
            if (!names.add(entry.getName())) {
                throw refused(archive, "it has an entry twice");
            }
        });
    }

    private static ZipEntry entry(Path archive, ZipFile zip, String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.isDirectory()) {
            throw refused(archive, "it has no " + name);
        }
        return entry;
    }

    private static ArchiveManifest manifest(Path archive, ZipFile zip) throws IOException {
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry(archive, zip, MANIFEST))) {
            bytes = in.readNBytes(MANIFEST_BYTES + 1);
        }
        if (bytes.length > MANIFEST_BYTES) {
            throw refused(archive, "its manifest is larger than any");
        }
        try {
            return complete(archive, JSON.readValue(bytes, ArchiveManifest.class));
        } catch (JsonProcessingException e) {
            throw refused(archive, "its manifest cannot be read");
        }
    }

    /** Jackson leaves {@code null} where a key is absent; the record promises none. */
    private static ArchiveManifest complete(Path archive, @Nullable ArchiveManifest read) {
        if (read == null || !ArchiveManifest.FORMAT.equals(read.format())) {
            throw refused(archive, "its manifest does not say that it is a model version");
        }
        if (read.formatVersion() > ArchiveManifest.FORMAT_VERSION) {
            throw refused(archive, "it was made by a newer version of Second Look");
        }
        if (isNull(read.name()) || isNull(read.modelFile()) || isNull(read.modelSha256()) || isNull(read.lineage())
                || isNull(read.lineage().source())) {
            throw refused(archive, "its manifest is not complete");
        }
        if (!MODELS.contains(read.modelFile()) || !read.modelSha256().matches("[0-9a-f]{64}")) {
            throw refused(archive, "its manifest names a model that cannot be");
        }
        for (ArchivedFile file : read.files()) {
            if (isNull(file.name()) || isNull(file.sha256())) {
                throw refused(archive, "its manifest is not complete");
            }
        }
        return read;
    }

    private static boolean isNull(@Nullable Object value) {
        return value == null;
    }

    /** Copies at most {@code most} bytes and returns their fingerprint. */
    private static String copy(InputStream in, Path to, long most) throws IOException {
        try (DigestOutputStream out = new DigestOutputStream(
                Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[1 << 16];
            long left = most;
            for (int n = in.read(buffer); n >= 0 && left >= 0; n = in.read(buffer)) {
                left -= n;
                out.write(buffer, 0, (int) Math.min(n, left + n));
            }
            return left == 0 ? HexFormat.of().formatHex(out.getMessageDigest().digest()) : "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String json(ArchiveManifest manifest) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
    }

    private static RefusedException refused(Path archive, String why) {
        return new RefusedException(archive + " cannot be imported", why, "Give a file that models export made.");
    }
}
