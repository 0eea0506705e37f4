package secondlook.app.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.job.JobContext;

class SourceCheckTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path folder;

    private DatasetManifest imported(Path file) {
        return new DatasetImporter(folder.resolve("datasets"), Clock.fixed(NOON, ZoneOffset.UTC)).importFile(file,
                JobContext.NONE);
    }

    private static void written(Path file, String text, int minutes) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(NOON.plusSeconds(60L * minutes)));
    }

    @Test
    void aFileThatWasWrittenSinceIsNoticedByItsBytes() throws IOException {
        Path file = folder.resolve("a.csv");
        written(file, "a,b\n1,2\n", -5);
        DatasetManifest manifest = imported(file);
        assertEquals(SourceCheck.SAME, SourceCheck.of(manifest, JobContext.NONE));
        written(file, "a,b\n1,2\n", 5);
        assertEquals(SourceCheck.SAME, SourceCheck.of(manifest, JobContext.NONE), "touched, not changed");
        assertEquals(manifest.id(), imported(file).id(), "the same bytes are the same dataset");
        written(file, "a,b\n1,3\n", 6);
        assertEquals(SourceCheck.CHANGED, SourceCheck.of(manifest, JobContext.NONE), "as long as before");
        assertNotEquals(manifest.id(), imported(file).id());
        written(file, "a,b\n1,2\n3,4\n", -5);
        assertEquals(SourceCheck.CHANGED, SourceCheck.of(manifest, JobContext.NONE), "longer, with an old date");
        Files.delete(file);
        assertEquals(SourceCheck.GONE, SourceCheck.of(manifest, JobContext.NONE));
    }
}
