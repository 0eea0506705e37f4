package secondlook.app.calibration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.runtime.Problem;
import secondlook.runtime.ProblemException;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.fit.CalibrationJson;
import secondlook.runtime.calibration.fit.ModelCalibration;
import secondlook.runtime.model.Model;

/**
 * The file that holds a model's calibration: {@value #NAME} in the model's folder of a workspace, else
 * {@code <model file>.calibration.json} beside the model. The model's file is never touched.
 */
public final class CalibrationFile {

    /** Its name in a workspace's folder of one model. */
    public static final String NAME = "calibration.json";

    private CalibrationFile() {
    }

    /** Where the calibration of a model file lies that is in no workspace. */
    public static Path beside(Path model) {
        return model.resolveSibling(model.getFileName() + "." + NAME);
    }

    /**
     * The calibration that lies beside a model file: under {@link #beside}, or as {@value #NAME} where the file lies in its
     * own folder of a workspace.
     *
     * @return {@code null} if there is none
     * @throws RefusedException if there is one that cannot be read or does not fit the model
     */
    public static @Nullable ModelCalibration of(Path file, Model model) {
        Path beside = beside(file);
        if (Files.exists(beside)) {
            return read(beside, model);
        }
        Path shelved = file.toAbsolutePath().resolveSibling(NAME);
        boolean onShelf = shelved.getParent() instanceof Path folder && folder.endsWith(model.card().sha256());
        return onShelf && Files.exists(shelved) ? read(shelved, model) : null;
    }

    /** @throws RefusedException if it cannot be read or does not fit the model */
    public static ModelCalibration read(Path file, Model model) {
        ModelCalibration calibration = read(file);
        try {
            calibration.checkFits(model.card().sha256(), model.signature());
        } catch (RefusedException unfit) {
            throw in(file, unfit);
        }
        return calibration;
    }

    /** @throws RefusedException if it cannot be read */
    public static ModelCalibration read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new RefusedException(new Problem("The calibration cannot be read", file.toString(),
                    "it is not a regular file", "Calibrate again, or score without it (--raw)."));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(CalibrationJson.MAX_LENGTH + 1);
            if (bytes.length > CalibrationJson.MAX_LENGTH) {
                throw new RefusedException("The calibration cannot be read",
                        "it is larger than " + CalibrationJson.MAX_LENGTH + " bytes",
                        "Calibrate again, or score without it (--raw).");
            }
            return CalibrationJson.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RefusedException(new Problem(file + " cannot be read", DiskTrouble.words(e),
                    "Calibrate again, or score without it (--raw)."), e);
        } catch (RefusedException unusable) {
            throw in(file, unusable);
        }
    }

    private static RefusedException in(Path file, ProblemException refused) {
        Problem problem = refused.problem();
        return new RefusedException(new Problem(problem.what(), file.toString(), problem.why(), problem.remedy()),
                refused);
    }

    /**
     * Writes it under a temporary name and then renames it; what was there is replaced.
     *
     * @throws RefusedException if it cannot be written; nothing is changed then
     */
    public static void write(Path file, ModelCalibration calibration) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(part, CalibrationJson.write(calibration));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RefusedException(new Problem(file + " cannot be written", DiskTrouble.words(e),
                    "Check the folder, its permissions and the space on the disk."), e);
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException litter) {
                // a leftover of that name is overwritten by the next attempt
            }
        }
    }
}
