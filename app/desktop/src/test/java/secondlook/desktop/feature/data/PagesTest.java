package secondlook.desktop.feature.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.desktop.job.JobRunner;
import secondlook.runtime.job.JobContext;

class PagesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private Dataset dataset;

    @BeforeEach
    void open() throws IOException {
        // the cell in row r and column c is 1000 r + c
        String csv = IntStream.range(0, 150).mapToObj(c -> "c" + c).collect(Collectors.joining(",")) + "\n"
                + IntStream.range(0, 350).mapToObj(r -> IntStream.range(0, 150)
                        .mapToObj(c -> String.valueOf(1000 * r + c)).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("wide.csv"), csv);
        String id = new DatasetImporter(folder.resolve("d"), CLOCK).importFile(file, JobContext.NONE).id();
        dataset = Dataset.open(folder.resolve("d"), id);
    }

    @AfterEach
    void close() {
        dataset.close();
    }

    private Pages pages(int @Nullable [] ids) {
        return new Pages(dataset, new ShownRows(ids == null ? 350 : ids.length, ids),
                new JobRunner(waiting::add, Runnable::run, CLOCK), () -> {
                }, failure -> {
                    throw new AssertionError(failure);
                });
    }

    private long value(Pages pages, int row, int column) {
        Pages.Value value = pages.at(row, column);
        assertNotNull(value);
        return (long) value.vector().asReal(value.row());
    }

    @Test
    void onlyTheTileThatIsSeenIsReadAndTheNextBeforeItIs() {
        Pages pages = pages(null);
        assertNull(pages.at(50, 3));
        assertNull(pages.at(51, 60));
        assertEquals(1, waiting.size(), "one tile, asked once");
        waiting.remove().run();
        assertEquals(50_003, value(pages, 50, 3));
        assertEquals(0, waiting.size());
        assertNull(pages.at(50, 149), "columns out of view are not there");
        waiting.remove().run();
        assertEquals(50_149, value(pages, 50, 149));
        assertEquals(95_003, value(pages, 95, 3));
        assertEquals(1, waiting.size(), "near the end of a page the next one is fetched");
        waiting.remove().run();
        assertEquals(100_003, value(pages, 100, 3));
        assertEquals(0, waiting.size(), "the one before is there already");
        assertNull(pages.at(349, 0));
        waiting.remove().run();
        assertEquals(349_000, value(pages, 349, 0));
        assertEquals(0, waiting.size(), "nothing follows the last row");
    }

    @Test
    void rowsInAnOrderOfTheirOwnComeInIt() {
        int[] reversed = IntStream.range(0, 350).map(i -> 349 - i).toArray();
        Pages pages = pages(reversed);
        assertNull(pages.at(40, 70));
        waiting.remove().run();
        assertEquals(309_070, value(pages, 40, 70));
    }
}
