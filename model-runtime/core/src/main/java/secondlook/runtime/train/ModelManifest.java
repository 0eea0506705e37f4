package secondlook.runtime.train;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.model.Task;

/**
 * Where a trained model comes from. Written as JSON with snake_case keys.
 *
 * @param name         what people call it
 * @param algorithm    {@link Algorithm#name()}
 * @param task         what it does
 * @param target       the predicted column
 * @param classes      in score order; empty for a regression
 * @param features     the columns that it wants
 * @param parameters   every hyperparameter, defaults included
 * @param seed         of training and split
 * @param split        in words ("random 20 %", "by date, last 20 %")
 * @param where        SQL condition that chose the rows of the dataset before the split; {@code null} for all rows
 * @param trainRows    rows it was fitted on
 * @param testRows     rows it was measured on
 * @param dataset      name of the dataset
 * @param dataSha256   fingerprint of the dataset
 * @param recipeSha256 of the Recipe's JSON
 * @param created      ISO-8601 instant
 * @param versions     libraries
 * @param jvm          vendor and version
 * @param platform     operating system and architecture
 * @param metrics      on the test rows; a metric that is not available is {@code null}
 * @param balance      {@link Balance#key()} of what was done about classes of different frequency
 * @param datasetId    the dataset's snapshot, which also stands for how its source was read; {@code null} where not known
 * @param steps        what was done to the dataset before, in words; empty if it was used as it was imported
 */
public record ModelManifest(String name, String algorithm, Task task, String target, List<String> classes,
        List<String> features, Map<String, String> parameters, long seed, String split, @Nullable String where,
        long trainRows, long testRows,
        String dataset, String dataSha256, String recipeSha256, String created, Map<String, String> versions,
        String jvm, String platform, Map<String, @Nullable Double> metrics, String balance,
        @Nullable String datasetId, List<String> steps) {

    /** Of classes as they occur, in a dataset as it was imported. */
    public ModelManifest(String name, String algorithm, Task task, String target, List<String> classes,
            List<String> features, Map<String, String> parameters, long seed, String split, @Nullable String where,
            long trainRows, long testRows, String dataset, String dataSha256, String recipeSha256, String created,
            Map<String, String> versions, String jvm, String platform, Map<String, @Nullable Double> metrics) {
        this(name, algorithm, task, target, classes, features, parameters, seed, split, where, trainRows, testRows,
                dataset, dataSha256, recipeSha256, created, versions, jvm, platform, metrics, Balance.NONE.key(), null,
                List.of());
    }
}
