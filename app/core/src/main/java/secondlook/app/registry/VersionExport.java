package secondlook.app.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.Model;

/** Writes a version with all that is known of it as one file. */
public final class VersionExport {

    private final ModelVersions versions;
    private final Clock clock;
    private final String who;

    public VersionExport(ModelVersions versions, Clock clock, String who) {
        this.versions = versions;
        this.clock = clock;
        this.who = who;
    }

    /**
     * @param model the version, opened
     * @param out   a zip; temporary name first, then renamed; an existing one is replaced
     * @return what it says of itself
     * @throws RefusedException if it cannot be written; nothing is left then
     */
    public ArchiveManifest write(ModelVersion version, Model model, Path out) {
        Path target = out.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Path file = versions.file(version);
            String name = "model." + version.format();
            Map<ArchivedFile, Path> others = others(file, model);
            String now = clock.instant().toString();
            ArchiveManifest manifest = new ArchiveManifest(ArchiveManifest.FORMAT, ArchiveManifest.FORMAT_VERSION,
                    version.name(), version.version(), name, version.sha256(), Files.size(file),
                    List.copyOf(others.keySet()), version.lineage(),
                    versions.comparison(version), now, who);
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
                text(zip, VersionArchive.MANIFEST, VersionArchive.json(manifest));
                text(zip, VersionArchive.MLMODEL,
                        MlflowSignature.of(model.signature(), version.format(), name, now));
                begin(zip, name);
                Files.copy(file, zip);
                zip.closeEntry();
                for (Map.Entry<ArchivedFile, Path> other : others.entrySet()) {
                    begin(zip, other.getKey().name());
                    Files.copy(other.getValue(), zip);
                    zip.closeEntry();
                }
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return manifest;
        } catch (IOException e) {
            throw new RefusedException(new Problem(out + " cannot be written", DiskTrouble.words(e),
                    "Check the folder, its permissions and the space on the disk."), e);
        } finally {
            delete(part);
        }
    }

    /** What lies beside the model and belongs to it, always in the same order. */
    private static Map<ArchivedFile, Path> others(Path model, Model opened) throws IOException {
        Map<ArchivedFile, Path> others = new LinkedHashMap<>();
        for (String name : ArchivedFile.BESIDE) {
            Path beside = model.resolveSibling(name);
            if (Files.isRegularFile(beside)) {
                others.put(described(name, beside), beside);
            }
        }
        for (String name : opened.card().files().stream().sorted().toList()) {
            Path weights = model.resolveSibling(name);
            others.put(described(ArchivedFile.WEIGHTS + name, weights), weights);
        }
        return others;
    }

    private static ArchivedFile described(String name, Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file),
                MessageDigest.getInstance("SHA-256"))) {
            long bytes = in.transferTo(OutputStream.nullOutputStream());
            return new ArchivedFile(name, HexFormat.of().formatHex(in.getMessageDigest().digest()), bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // in the clock's time, so that the same version exported at the same time gives the same bytes
        entry.setTimeLocal(clock.instant().atOffset(ZoneOffset.UTC).toLocalDateTime());
        zip.putNextEntry(entry);
    }

    private void text(ZipOutputStream zip, String name, String text) throws IOException {
        begin(zip, name);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
