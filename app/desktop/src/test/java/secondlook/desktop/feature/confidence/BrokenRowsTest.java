package secondlook.desktop.feature.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.expect.Action;
import secondlook.app.expect.Violation;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.sample.ToldNotices;
import secondlook.desktop.sample.WeatherFile;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.Problem;

/** The link of the rows that were refused, without a toolkit. */
class BrokenRowsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T10:22:00Z"), ZoneOffset.UTC);
    private static final Violation WINDY = new Violation("wind", "wind is below 8", Action.REFUSE, 3, "wind >= 8");

    @TempDir
    Path folder;

    private final Session session = new Session(Runnable::run);
    private final ToldNotices notices = new ToldNotices();
    private final BrokenRows rows = new BrokenRows(session, new JobRunner(Runnable::run, Runnable::run, CLOCK),
            notices);

    @BeforeEach
    void open() {
        WeatherFile.Opened opened = WeatherFile.open(folder, CLOCK);
        session.use(opened.workspace(), Registry.of(opened.workspace()));
        session.useDataset(opened.dataset());
        session.useRun(opened.run());
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    private List<String> why() {
        return notices.problems().stream().map(Problem::why).toList();
    }

    @Test
    void theRowsOfAConditionAreSelected() throws Exception {
        rows.select("refused", List.of(WINDY), Place.DATA);
        int windy = Objects.requireNonNull(session.dataset().get()).ids("wind >= 8", null, false).length;
        assertEquals(windy, Objects.requireNonNull(session.selection().get()).size());
        assertEquals(Place.DATA, session.place().get());
        assertEquals(List.of(), why());
    }

    @Test
    void whereNoConditionTellsTheRowsThatIsSaid() {
        Place before = session.place().get();
        rows.select("refused", List.of(), Place.DATA);
        assertEquals(List.of("what they broke is of the table as a whole, which no single row tells"), why());
        assertNull(session.selection().get());
        assertEquals(before, session.place().get());
    }

    @Test
    void whereTheDatasetIsGoneThatIsSaid() {
        String id = Objects.requireNonNull(session.run().get()).manifest().id();
        session.useDataset(null);
        session.useRun(Objects.requireNonNull(session.workspace().get()).openRun(id));
        rows.select("refused", List.of(WINDY), Place.DATA);
        assertNotNull(session.run().get());
        assertEquals(List.of("the dataset of this run is not open"), why());
    }
}
