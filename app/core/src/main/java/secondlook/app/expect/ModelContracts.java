package secondlook.app.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** What the models of a workspace expect of the rows that they are given. */
public final class ModelContracts {

    private final Path models;

    /** @param models holds a folder for each model, named by its SHA-256 */
    public ModelContracts(Path models) {
        this.models = models;
    }

    /**
     * @return {@code null} where nothing is expected
     * @throws RefusedException if what is written there cannot be read
     */
    public @Nullable Expectations of(String sha256) {
        Path file = file(sha256);
        return Files.exists(file) ? ExpectationFile.read(file) : null;
    }

    /** @param expectations {@code null} to expect nothing any more */
    public void save(String sha256, @Nullable Expectations expectations) {
        Path file = file(sha256);
        if (expectations != null) {
            ExpectationFile.write(file, expectations);
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new RefusedException(new Problem(file + " cannot be removed", null, DiskTrouble.words(e),
                    "Check the folder's permissions."), e);
        }
    }

    private Path file(String sha256) {
        return models.resolve(sha256).resolve(ExpectationFile.NAME);
    }
}
