package secondlook.runtime.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LentLocaleTest {

    @TempDir
    Path folder;

    @Test
    void theSystemsLocaleAnswersToTheOtherName() throws IOException {
        Path lender = Files.createDirectories(folder.resolve("C.utf8"));
        Files.writeString(lender.resolve("LC_CTYPE"), "table");
        Path scratch = folder.resolve("scratch");
        Map<String, String> lent = LentLocale.in(scratch, Map.of("LANG", "de_DE.UTF-8"), lender);
        assertEquals("C.UTF-8", lent.get("LC_ALL"));
        Path found = Path.of(lent.getOrDefault("LOCPATH", "")).resolve("en_US.UTF-8").resolve("LC_CTYPE");
        assertEquals("table", Files.readString(found));
        // a worker that ended leaves its links, never what they lead to
        WorkerFolders.remove(scratch);
        assertTrue(Files.notExists(scratch) && Files.exists(lender.resolve("LC_CTYPE")));
    }

    @Test
    void nothingIsLentWhereItCannotOrNeedNotBe() {
        assertEquals(Map.of(), LentLocale.in(folder, Map.of(), folder.resolve("absent")));
        assertEquals(Map.of(), LentLocale.in(folder, Map.of("LOCPATH", "/elsewhere"), folder));
    }
}
