package secondlook.app.train;

import java.nio.file.Path;
import java.util.List;
import secondlook.runtime.train.ModelManifest;

/**
 * A model just trained and written.
 *
 * @param file     the model file
 * @param manifest as it stands in the file
 * @param classes  how each class fared, in the model's order; empty for a regression
 * @param warnings what a person should know: columns not used, rows left out
 * @param seconds  wall time of the whole job
 */
public record TrainResult(Path file, ModelManifest manifest, List<ClassCount> classes, List<String> warnings,
        double seconds) {

    public TrainResult {
        classes = List.copyOf(classes);
        warnings = List.copyOf(warnings);
    }

    /**
     * Counts of one class.
     *
     * @param name      the class
     * @param train     training rows of this class
     * @param test      test rows of this class
     * @param predicted test rows predicted as this class
     * @param correct   test rows of this class predicted as this class
     */
    public record ClassCount(String name, long train, long test, long predicted, long correct) {}
}
