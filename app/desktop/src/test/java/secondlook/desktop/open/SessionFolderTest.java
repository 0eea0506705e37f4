package secondlook.desktop.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFolderTest {

    @TempDir
    Path home;

    @Test
    void whatAKilledSessionLeftIsSweptAndWhatIsInUseStays() throws IOException {
        Path parent = home.resolve("reports");
        try (SessionFolder session = new SessionFolder(parent)) {
            session.sweep();
            assertFalse(Files.exists(parent), "who opens no report leaves nothing");
            Path page = Files.writeString(session.room().resolve("report.html"), "rows");
            Path left = Files.createDirectories(parent.resolve("second-look-9/1"));
            Files.writeString(left.resolve("report.html"), "rows of a person");
            Files.writeString(parent.resolve("second-look-9/in-use.lock"), "");
            new SessionFolder(parent).sweep();
            assertFalse(Files.exists(parent.resolve("second-look-9")));
            assertTrue(Files.exists(page));
        }
        try (Stream<Path> all = Files.list(parent)) {
            assertEquals(List.of(), all.toList());
        }
    }
}
