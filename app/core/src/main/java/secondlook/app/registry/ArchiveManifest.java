package secondlook.app.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version's archive says of itself, {@code manifest.json} in it.
 *
 * @param format        {@value #FORMAT}
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param name          of the model
 * @param version       where it was exported
 * @param modelFile     the entry that is the model
 * @param modelSha256   its fingerprint
 * @param modelBytes    its size
 * @param files         what goes with it, besides the model
 * @param lineage       where the version comes from
 * @param comparison    its newest comparison with a champion; {@code null} if none
 * @param exported      ISO-8601 instant
 * @param exportedBy    the person
 */
public record ArchiveManifest(String format, int formatVersion, String name, int version, String modelFile,
        String modelSha256, long modelBytes, List<ArchivedFile> files, Lineage lineage,
        @Nullable VersionComparison comparison, String exported,
        String exportedBy) {

    // spelt out because the annotations of a compact constructor's parameters do not reach the class file
    public ArchiveManifest(String format, int formatVersion, String name, int version, String modelFile,
            String modelSha256, long modelBytes, @Nullable List<ArchivedFile> files, Lineage lineage,
            @Nullable VersionComparison comparison, String exported, String exportedBy) {
        this.format = format;
        this.formatVersion = formatVersion;
        this.name = name;
        this.version = version;
        this.modelFile = modelFile;
        this.modelSha256 = modelSha256;
        this.modelBytes = modelBytes;
        // archives made before these were kept do not have the key
        this.files = files == null ? List.of() : List.copyOf(files);
        this.lineage = lineage;
        this.comparison = comparison;
        this.exported = exported;
        this.exportedBy = exportedBy;
    }

    static final String FORMAT = "second-look-version";

    static final int FORMAT_VERSION = 1;
}
