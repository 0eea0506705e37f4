package secondlook.runtime.calibration.fit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a calibration comes from.
 *
 * @param modelName     for a person
 * @param scoreKind     what the model's raw scores are
 * @param dataset       name of the dataset
 * @param datasetSha256 its fingerprint
 * @param truth         the truth column
 * @param where         the condition that chose the rows; {@code null} for all
 * @param rows          rows given
 * @param fitRows       rows fitted to
 * @param invalid       rows left out because they have no usable scores
 * @param noLabel       rows left out because they have no label
 * @param unknownLabel  rows left out because their label is none of the classes
 * @param testFraction  share of the labelled rows that was set aside to measure on
 * @param seed          decided which
 * @param created       ISO-8601 instant
 * @param before        the model as it is, on the rows set aside
 * @param after         calibrated, on the same rows
 * @param warnings      what a person should know
 * @param versions      libraries
 * @param jvm           vendor and version
 * @param platform      operating system and architecture
 */
public record CalibrationOrigin(String modelName, String scoreKind, String dataset, String datasetSha256,
        String truth, @Nullable String where, long rows, int fitRows, int invalid, int noLabel, int unknownLabel,
        double testFraction, long seed, String created, CalibrationQuality before, CalibrationQuality after,
        List<String> warnings, Map<String, String> versions, String jvm, String platform) {}
