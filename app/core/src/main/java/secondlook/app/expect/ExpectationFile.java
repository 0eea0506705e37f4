package secondlook.app.expect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.ManifestFile;
import secondlook.app.database.JsonFault;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * Expectations as JSON: {@code <model file>.expectations.json} beside a model, {@value #NAME} in the model's own folder of
 * a workspace.
 */
public final class ExpectationFile {

    /** Its name in a workspace's folder of one model. */
    public static final String NAME = "expectations.json";

    private static final long LARGEST = 16 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(com.fasterxml.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

    private ExpectationFile() {
    }

    /** Where the expectations of a model file lie that is in no workspace. */
    public static Path beside(Path model) {
        return model.resolveSibling(model.getFileName() + "." + NAME);
    }

    /**
     * What is expected of the data for a model.
     *
     * @return {@code null} if nothing was said
     * @throws RefusedException if it was, but cannot be read
     */
    public static @Nullable Expectations of(Path model) {
        Path beside = beside(model);
        if (Files.exists(beside)) {
            return read(beside);
        }
        Path shelved = model.toAbsolutePath().resolveSibling(NAME);
        boolean onShelf = String.valueOf(shelved.getParent()).matches(".*[0-9a-f]{64}");
        return onShelf && Files.exists(shelved) ? read(shelved) : null;
    }

    /** @throws RefusedException if it cannot be read */
    public static Expectations read(Path file) {
        try {
            if (Files.notExists(file)) {
                throw refused(file, "there is no such file", null);
            }
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                throw refused(file, "it is no file of at most 16 MB", null);
            }
            Expectations read = JSON.readValue(Files.readAllBytes(file), Expectations.class);
            if (read == null || read.version() != Expectations.VERSION) {
                throw refused(file, "it is not of version " + Expectations.VERSION, null);
            }
            return read;
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw refused(file, "it is not what is written there: " + JsonFault.words(e)
                    + (place == null ? "" : ", line " + place.getLineNr()), e);
        } catch (IOException e) {
            throw refused(file, DiskTrouble.words(e), e);
        }
    }

    private static RefusedException refused(Path file, String why, @Nullable Exception cause) {
        Problem problem = new Problem("The expectations cannot be read", file.toString(), why,
                "Correct the file, or take it away to score without expectations.");
        return cause == null ? new RefusedException(problem) : new RefusedException(problem, cause);
    }

    /** Writes them whole or not at all. */
    public static void write(Path file, Expectations expectations) {
        try {
            ManifestFile.write(file, expectations);
        } catch (IOException e) {
            throw new RefusedException(new Problem(file + " cannot be written", null, DiskTrouble.words(e),
                    "Choose another folder."), e);
        }
    }

    /** Lets them follow a model file into a folder of its own, unless that has some already. */
    public static void follow(Path model, Path folder) {
        Path beside = beside(model);
        Path shelved = folder.resolve(NAME);
        if (Files.isRegularFile(beside) && Files.notExists(shelved)) {
            Path part = folder.resolve(NAME + ".part");
            try {
                Files.copy(beside, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, shelved, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new RefusedException(new Problem(shelved + " cannot be written", null, DiskTrouble.words(e),
                        "Free some space."), e);
            }
        }
    }
}
