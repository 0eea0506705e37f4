package secondlook.app.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** What the models of a workspace expect of the rows that they are given, and what a model that is still to be trained will. */
public final class ModelContracts {

    private final Path models;
    private final Path datasets;

    /**
     * @param models   holds a folder for each model, named by its SHA-256
     * @param datasets holds the files of each dataset, named by its id
     */
    public ModelContracts(Path models, Path datasets) {
        this.models = models;
        this.datasets = datasets;
    }

    /**
     * @return {@code null} where nothing is expected
     * @throws RefusedException if what is written there cannot be read
     */
    public @Nullable Expectations of(String sha256) {
        return read(file(sha256));
    }

    /** What a model that is trained from this dataset shall expect; {@code null} where nobody said it. */
    public @Nullable Expectations ofDataset(String id) {
        return read(draft(id));
    }

    private static @Nullable Expectations read(Path file) {
        return Files.exists(file) ? ExpectationFile.read(file) : null;
    }

    /** @param expectations {@code null} to leave them to be learned */
    public void saveOfDataset(String id, @Nullable Expectations expectations) {
        save(draft(id), expectations);
    }

    /** What a model learned, where a person did not say otherwise of the dataset that it learned from. */
    public Expectations settled(String datasetId, Expectations learned) {
        Expectations said = ofDataset(datasetId);
        return said == null ? learned : learned.after(said);
    }

    /** @param expectations {@code null} to expect nothing any more */
    public void save(String sha256, @Nullable Expectations expectations) {
        save(file(sha256), expectations);
    }

    private static void save(Path file, @Nullable Expectations expectations) {
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

    private Path draft(String id) {
        return datasets.resolve(id + "." + ExpectationFile.NAME);
    }

    private Path file(String sha256) {
        return models.resolve(sha256).resolve(ExpectationFile.NAME);
    }
}
