package secondlook.desktop.feature.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.engine.Engines;
import secondlook.app.workspace.RecentWorkspaces;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.open.KeptFolders;
import secondlook.desktop.open.Opener;
import secondlook.desktop.sample.ToldNotices;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;

class DatabaseViewModelTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private final Session session = new Session(Runnable::run);

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    private DatabaseViewModel model() {
        JobRunner jobs = new JobRunner(Runnable::run, Runnable::run, CLOCK);
        return new DatabaseViewModel(jobs, new Opener(session, jobs, new ToldNotices(), Engines.inProcess().models(),
                new KeptFolders(new RecentWorkspaces(home.resolve("settings"))), CLOCK, home.resolve("workspaces")),
                home.resolve("looks"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "jdbc:h2:mem:", "jdbc:postgresql://me:secret@localhost/db",
            "jdbc:postgresql://127.0.0.1:1/db"})
    void whatIsNoServerIsSaidAndLeavesNothing(String url) throws IOException {
        DatabaseViewModel model = model();
        model.url().set(url);
        model.table().set("days");
        model.connect("");
        assertFalse(model.problem().get().isEmpty());
        model.open("");
        assertFalse(model.problem().get().isEmpty());
        assertFalse(model.opened().get());
        assertNull(model.working().get());
        assertNull(session.dataset().get());
        if (Files.exists(home.resolve("workspaces"))) {
            try (Stream<Path> left = Files.list(home.resolve("workspaces"))) {
                assertEquals(0, left.count());
            }
        }
    }

    @Test
    void aTableOfARealServerBecomesTheDatasetAndThePasswordIsNowhere() throws IOException {
        String url = System.getProperty("secondlook.postgres");
        assumeTrue(url != null, "no server: say -Dsecondlook.postgres=jdbc:…");
        String password = System.getProperty("secondlook.database.password", "");
        DatabaseViewModel model = model();
        model.url().set(url);
        model.user().set(System.getProperty("secondlook.database.user", "tester"));
        model.connect(password);
        assertEquals("", model.problem().get());
        assertFalse(model.tables().get().isEmpty());
        model.query().set("SELECT 1 AS one, 'x' AS word");
        model.look(password);
        assertEquals("", model.problem().get());
        assertEquals(List.of(List.of("1", "x")), Objects.requireNonNull(model.preview().get()).rows());
        assertNull(session.dataset().get());
        model.open(password);
        assertTrue(model.opened().get(), model.problem().get());
        assertEquals(1, Objects.requireNonNull(session.dataset().get()).manifest().rows());
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
                        .contains(password), file.toString());
            }
        }
    }
}
