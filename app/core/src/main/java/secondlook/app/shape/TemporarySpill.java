package secondlook.app.shape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of the system's for what does not fit into memory; the database empties it, and this removes it. */
record TemporarySpill(Path folder) implements AutoCloseable {

    static TemporarySpill make() {
        try {
            return new TemporarySpill(Files.createTempDirectory("second-look-spill-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException remains) {
            // in the system's temporary folder, which is swept by it
        }
    }
}
