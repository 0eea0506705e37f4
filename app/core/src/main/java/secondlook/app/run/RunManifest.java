package secondlook.app.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Provenance of a run, written as {@code <id>.json} beside {@code <id>.parquet} with snake_case keys.
 *
 * @param id            sortable by time
 * @param created       ISO-8601 instant
 * @param datasetId     the dataset's snapshot; {@code null} for predictions made elsewhere without rows
 * @param datasetName   for a person
 * @param datasetSha256 fingerprint
 * @param modelSha256   of the model file; {@code null} for predictions made elsewhere
 * @param modelName     for a person; the file's name for predictions made elsewhere
 * @param task          {@code classification} or {@code regression}
 * @param classes       in the model's order; empty for a regression
 * @param scoreKind     what the raw scores were
 * @param binding       model input to column(s)
 * @param truth         the truth column; {@code null} if none
 * @param where         the condition that chose the rows; {@code null} for all
 * @param rows          rows scored
 * @param invalid       rows without usable scores
 * @param renormalised  rows whose scores were off and divided by their sum
 * @param unknownTruth  rows whose truth is none of the classes
 * @param accuracy      over valid, labelled rows; {@code null} where none
 * @param meanConfidence over valid rows; {@code null} where none or a regression
 * @param provider      {@code cpu}, {@code cuda} or {@code file}
 * @param providerNote  why a wanted provider was not used; {@code null} if nothing to say
 * @param seconds       wall time
 * @param rowsPerSecond of the whole path
 * @param warnings      what a person should know
 * @param versions      libraries
 * @param jvm           vendor and version
 * @param platform      operating system and architecture
 * @param calibration   the calibration that made {@code p_<class>} of the stated probabilities, which are then in
 *                      {@code raw_p_<class>}; {@code null} where the model's own probabilities count
 * @param members       whether the run also says how far the members of an ensemble disagree
 * @param contract      how the rows kept to what the model expects; {@code null} where it expects nothing or was not
 *                      asked
 */
public record RunManifest(String id, String created, @Nullable String datasetId, @Nullable String datasetName,
        @Nullable String datasetSha256, @Nullable String modelSha256, String modelName, String task,
        List<String> classes, String scoreKind, Map<String, String> binding, @Nullable String truth,
        @Nullable String where, long rows, long invalid, long renormalised, long unknownTruth,
        @Nullable Double accuracy, @Nullable Double meanConfidence, String provider, @Nullable String providerNote,
        double seconds, double rowsPerSecond, List<String> warnings, Map<String, String> versions, String jvm,
        String platform, @Nullable RunCalibration calibration, boolean members, @Nullable RunContract contract) {

    /** A run of a model that is not calibrated, no ensemble, and expects nothing. */
    public RunManifest(String id, String created, @Nullable String datasetId, @Nullable String datasetName,
            @Nullable String datasetSha256, @Nullable String modelSha256, String modelName, String task,
            List<String> classes, String scoreKind, Map<String, String> binding, @Nullable String truth,
            @Nullable String where, long rows, long invalid, long renormalised, long unknownTruth,
            @Nullable Double accuracy, @Nullable Double meanConfidence, String provider,
            @Nullable String providerNote, double seconds, double rowsPerSecond, List<String> warnings,
            Map<String, String> versions, String jvm, String platform) {
        this(id, created, datasetId, datasetName, datasetSha256, modelSha256, modelName, task, classes, scoreKind,
                binding, truth, where, rows, invalid, renormalised, unknownTruth, accuracy, meanConfidence, provider,
                providerNote, seconds, rowsPerSecond, warnings, versions, jvm, platform, null, false, null);
    }

    /** The condition that a person gave; {@code null} for all rows. */
    public @Nullable String asked() {
        return contract == null ? where : contract.asked();
    }
}
