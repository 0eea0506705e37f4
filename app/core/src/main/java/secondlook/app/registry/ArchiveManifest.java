package secondlook.app.registry;

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
 * @param lineage       where the version comes from
 * @param comparison    its newest comparison with a champion; {@code null} if none
 * @param exported      ISO-8601 instant
 * @param exportedBy    the person
 */
public record ArchiveManifest(String format, int formatVersion, String name, int version, String modelFile,
        String modelSha256, long modelBytes, Lineage lineage, @Nullable VersionComparison comparison, String exported,
        String exportedBy) {

    static final String FORMAT = "second-look-version";

    static final int FORMAT_VERSION = 1;
}
