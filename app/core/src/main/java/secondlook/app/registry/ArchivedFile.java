package secondlook.app.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.app.calibration.CalibrationFile;
import secondlook.app.expect.ExpectationFile;

/**
 * A file that goes with a model: its calibration, what it expects of data, its class names, weights that it does not hold
 * itself.
 *
 * @param name   of the entry in the archive
 * @param sha256 its fingerprint
 * @param bytes  its size
 */
public record ArchivedFile(String name, String sha256, long bytes) {

    /** Where weights lie in an archive, below which they have the names that the model knows them by. */
    static final String WEIGHTS = "weights/";

    /** As the engine for ONNX looks for them beside a model. */
    static final String CLASS_NAMES = "labels.txt";

    /** What a workspace lays beside a model, under the same names. */
    static final List<String> BESIDE = List.of(CalibrationFile.NAME, ExpectationFile.NAME, CLASS_NAMES);

    private static final int LONGEST_NAME = 500;

    private static final Set<String> TAKEN = Set.copyOf(VersionArchive.MODELS);

    /**
     * Where it belongs beside a model outside a workspace.
     *
     * @param model the model's file, normalised
     * @return {@code null} if that is not somewhere in the model's own folder, or the place of something else
     */
    @JsonIgnore
    @Nullable
    Path beside(Path model) {
        if (name.equals(CalibrationFile.NAME)) {
            return CalibrationFile.beside(model);
        }
        if (name.equals(ExpectationFile.NAME)) {
            return ExpectationFile.beside(model);
        }
        if (name.equals(CLASS_NAMES)) {
            return model.resolveSibling(CLASS_NAMES);
        }
        if (!name.startsWith(WEIGHTS) || name.length() > LONGEST_NAME || name.indexOf('\\') >= 0
                || name.codePoints().anyMatch(Character::isISOControl)) {
            return null;
        }
        String relative = name.substring(WEIGHTS.length());
        try {
            Path folder = model.resolveSibling(".").normalize();
            Path place = folder.resolve(relative).normalize();
            boolean inside = place.startsWith(folder) && !place.equals(folder)
                    && place.equals(folder.resolve(relative));
            boolean taken = TAKEN.contains(relative) || BESIDE.stream().anyMatch(other -> relative.endsWith(other));
            return inside && !taken ? place : null;
        } catch (InvalidPathException noPath) {
            return null;
        }
    }
}
