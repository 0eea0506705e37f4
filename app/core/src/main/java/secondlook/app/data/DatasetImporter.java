package secondlook.app.data;

import java.nio.file.Path;
import java.time.Clock;
import secondlook.runtime.job.JobContext;

/** Imports a file into a snapshot. */
public final class DatasetImporter {

    public DatasetImporter(Path folder, Clock clock) {
        throw new UnsupportedOperationException("contract");
    }

    /**
     * Imports the file, or finds the snapshot of the same bytes made before.
     *
     * @throws secondlook.runtime.RefusedException if it cannot be read as a table; nothing is left then
     */
    public DatasetManifest importFile(Path source, JobContext context) {
        throw new UnsupportedOperationException("contract");
    }
}
