package secondlook.desktop.feature.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.review.ReviewSession;

/** What lies between a key and the next item: its row is there before it is asked for. */
class RowsTest {

    @TempDir
    Path folder;

    @Test
    void theNextItemsNeedNoReading() {
        try (ReviewBench bench = new ReviewBench(folder)) {
            bench.begin(0.79, 24);
            ReviewSession session = bench.read();
            Dataset dataset = bench.opened().workspace().openDataset(bench.opened().dataset().manifest().id());
            Rows rows = new Rows(session, dataset, new RowNames(dataset.manifest().schema(), "weather"));
            Deque<Runnable> background = new ArrayDeque<>();
            rows.readAhead(-1, background::add);
            rows.readAhead(0, background::add);
            assertEquals(1, background.size(), "what is being read is not asked for again");
            background.remove().run();
            // from here on, reading fails
            dataset.close();
            for (int position = 0; position < 32; position++) {
                Rows.Place place = rows.of(position);
                assertEquals(bench.opened().dataset().rows(new long[]{session.item(position).rowId()}).column(1)
                        .asReal(0), place.batch().column(1).asReal(place.row()), "item " + position);
            }
            assertThrows(RuntimeException.class, () -> rows.of(40));
            rows.readAhead(32, background::add);
            background.remove().run();
            rows.readAhead(32, background::add);
            assertEquals(1, background.size(), "a reading that failed is tried again");
        }
    }

    @Test
    void anItemThatIsJumpedToBringsThoseBehindIt() {
        try (ReviewBench bench = new ReviewBench(folder)) {
            bench.begin(0.79, 24);
            Dataset dataset = bench.opened().workspace().openDataset(bench.opened().dataset().manifest().id());
            Rows rows = new Rows(bench.read(), dataset, new RowNames(dataset.manifest().schema(), "weather"));
            rows.of(50);
            dataset.close();
            for (int position = 50; position < 50 + 32; position++) {
                rows.of(position);
            }
        }
    }
}
