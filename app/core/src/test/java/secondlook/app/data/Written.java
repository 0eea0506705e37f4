package secondlook.app.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import secondlook.runtime.job.JobContext;

/** Datasets of files that the tests write. */
public final class Written {

    private Written() {
    }

    /** Writes the text into a file of that name in the folder and imports it into {@code folder/datasets}. */
    public static Dataset dataset(Path folder, String name, String text) {
        try {
            Path file = Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
            Path datasets = folder.resolve("datasets");
            return Dataset.open(datasets,
                    new DatasetImporter(datasets, Clock.systemUTC()).importFile(file, JobContext.NONE).id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
