package secondlook.app.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.job.JobContext;

class FingerprintTest {

    @TempDir
    Path folder;

    @Test
    void isThatOfTheWholeFileHoweverManyBlocksItTakes() throws Exception {
        byte[] bytes = new byte[5 * (1 << 20) + 17];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("a.bin"), bytes);

        String expected = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertEquals(expected, SourceFile.examine(file, JobContext.NONE).sha256());
    }

    @Test
    void ofAnEmptyFileIsKnown() throws Exception {
        Path file = Files.createFile(folder.resolve("empty"));

        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                SourceFile.examine(file, JobContext.NONE).sha256());
    }
}
