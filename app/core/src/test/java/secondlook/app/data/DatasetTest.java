package secondlook.app.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;

class DatasetTest {

    private static final int ROWS = 300_000;

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // by write()
    private static Dataset dataset;

    private static double x(int row) {
        return new Random(row * 31L).nextInt(1000) / 8.0;
    }

    @BeforeAll
    static void write() {
        StringBuilder csv = new StringBuilder("id,x,word,gap\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(i).append(',').append(x(i)).append(",w").append(i % 7).append(',');
            csv.append(i % 10 == 0 ? "" : Integer.toString(i % 10)).append('\n');
        }
        dataset = Written.dataset(folder, "many.csv", csv.toString());
    }

    @AfterAll
    static void close() {
        dataset.close();
    }

    @Test
    void whatIsOpenAlreadyIsOpenedAgainBesideItWithTheSameClock() throws Exception {
        Path datasets = folder.resolve("datasets");
        Path database = Dataset.database(datasets, dataset.manifest().id());
        try (Dataset again = Dataset.open(datasets, dataset.manifest().id());
                var connection = secondlook.app.duckdb.DuckDb.readOnly(database);
                var statement = connection.createStatement();
                var zone = statement.executeQuery("SELECT current_setting('TimeZone')")) {
            assertEquals(dataset.page(5, 1).column(1).asReal(0), again.page(5, 1).column(1).asReal(0));
            assertTrue(zone.next());
            assertEquals("UTC", zone.getString(1));
        }
        assertEquals(10, dataset.page(0, 10).rows(), "closing one leaves the other open");
    }

    @Test
    void pagesAreInFileOrder() {
        for (long first : new long[]{0, 122_879, 122_880, 250_001, ROWS - 10}) {
            FeatureBatch page = dataset.page(first, 100);
            assertEquals(Math.min(100, ROWS - first), page.rows());
            for (int i = 0; i < page.rows(); i++) {
                assertEquals(first + i, page.column(0).asReal(i));
                assertEquals(x((int) first + i), page.column(1).asReal(i));
            }
        }
        assertEquals(0, dataset.page(ROWS, 100).rows());
        assertEquals(0, dataset.page(5, 0).rows());
    }

    @Test
    void canBeOpenedWhereItIsOpenAlready() {
        String zone = "SELECT current_setting('TimeZone')";
        try (Dataset again = Dataset.open(folder.resolve("datasets"), dataset.manifest().id())) {
            assertEquals(ROWS, again.count(null));
            assertEquals("UTC", again.ask(zone).getFirst().getFirst());
        }
        assertEquals("UTC", dataset.ask(zone).getFirst().getFirst());
        assertEquals(ROWS, dataset.count(null));
    }

    @Test
    void rowsComeInTheOrderAsked() {
        long[] ids = new Random(5).longs(500, 0, ROWS).toArray();
        ids[7] = ids[400];
        FeatureBatch rows = dataset.rows(ids);
        for (int i = 0; i < ids.length; i++) {
            assertEquals(ids[i], rows.column(0).asReal(i));
            assertEquals("w" + ids[i] % 7, rows.column(2).asText(i));
            assertEquals(ids[i] % 10 == 0, rows.column(3).isMissing(i));
        }
        assertEquals(0, dataset.rows(new long[0]).rows());
        assertThrows(IllegalArgumentException.class, () -> dataset.rows(new long[]{1, ROWS}));
        assertThrows(IllegalArgumentException.class, () -> dataset.rows(new long[]{-1}));
    }

    @Test
    void readingGivesEveryRowInFileOrder() {
        try (RowReader reader = dataset.read(List.of("x", "id", "x"), null, 1000)) {
            assertEquals(ROWS, reader.total());
            long at = 0;
            for (RowReader.Rows rows = reader.next(); rows != null; rows = reader.next()) {
                for (int i = 0; i < rows.batch().rows(); i++, at++) {
                    assertEquals(at, rows.ids()[i]);
                    assertEquals(at, rows.batch().column(1).asReal(i));
                    assertEquals(x((int) at), rows.batch().column(2).asReal(i));
                }
            }
            assertEquals(ROWS, at);
        }
    }

    @Test
    void aConditionChoosesRowsTheSameEverywhere() {
        String where = "word = 'w3' AND (x > 50 OR gap IS NULL) -- why not";
        int[] expected = IntStream.range(0, ROWS).filter(i -> i % 7 == 3 && (x(i) > 50 || i % 10 == 0)).toArray();
        assertArrayEquals(expected, dataset.ids(where, null, false));
        assertEquals(expected.length, dataset.count(where));
        try (RowReader reader = dataset.read(List.of("id"), where, 4096)) {
            long[] read = new long[expected.length];
            int n = 0;
            for (RowReader.Rows rows = reader.next(); rows != null; rows = reader.next()) {
                System.arraycopy(rows.ids(), 0, read, n, rows.ids().length);
                n += rows.ids().length;
            }
            assertArrayEquals(IntStream.of(expected).asLongStream().toArray(), read);
        }
        assertEquals(ROWS, dataset.count(null));
        assertEquals(ROWS, dataset.count("  "));
    }

    @Test
    void sortingIsStableAndPutsMissingLast() {
        int[] up = dataset.ids(null, "gap", false);
        Integer[] expected = IntStream.range(0, ROWS).boxed()
                .sorted(Comparator.comparing(i -> i % 10 == 0 ? 99 : i % 10)).toArray(Integer[]::new);
        assertArrayEquals(expected, IntStream.of(up).boxed().toArray());
        int[] down = dataset.ids("id < 1000", "GAP", true);
        assertEquals(9, down[0]);
        assertEquals(990, down[down.length - 1]);
        assertThrows(IllegalArgumentException.class, () -> dataset.ids(null, "absent", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 = 1; DROP TABLE data", "x >", "absent = 1", "1 = 1) OR (1 = 1", "1 = 1 LIMIT 5",
            "1 = 1 ORDER BY x", "1 = 1 GROUP BY x", "1 = 1 UNION SELECT 1", "id IN (SELECT 1)",
            "EXISTS (SELECT * FROM read_csv('/etc/passwd'))", "id = (SELECT count(*) FROM read_text('/etc/passwd'))",
            "count(*) > 1", "row_number() OVER () = 1", "x = ?", "x = $1", "word", "1 = 1 /*",
            "read_text('/etc/passwd') = 1",
            "getenv('HOME') = ''", "error('boom') = ''", "length(repeat('x', 20000000000)) > 1", "1 = 1 QUALIFY true",
            "cast(word AS INTEGER) = 1", "id = 1 USING SAMPLE 5"})
    void aConditionThatIsMoreOrLessIsRefused(String where) {
        RefusedException refused = assertThrows(RefusedException.class, () -> dataset.count(where));
        assertEquals(1, refused.problem().oneLine().lines().count());
        assertTrue(refused.problem().oneLine().contains("condition"), () -> refused.problem().oneLine());
        assertThrows(RefusedException.class, () -> dataset.ids(where, null, false));
        assertThrows(RefusedException.class, () -> drain(where));
        assertThrows(RefusedException.class, () -> dataset.count("x".repeat(20_000)));
    }

    private static void drain(String where) {
        try (RowReader reader = dataset.read(List.of("id"), where, 1000)) {
            while (reader.next() != null) {
                // only the failure matters
            }
        }
    }

    @Test
    void oneReaderDoesNotDisturbAnother() throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Long>> sums = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                sums.add(threads.submit(DatasetTest::sum));
            }
            dataset.page(100, 10);
            for (Future<Long> sum : sums) {
                assertEquals(LongStream.range(0, ROWS).sum(), sum.get());
            }
        }
    }

    private static long sum() {
        long sum = 0;
        try (RowReader reader = dataset.read(List.of("id"), null, 5000)) {
            for (RowReader.Rows rows = reader.next(); rows != null; rows = reader.next()) {
                sum += LongStream.of(((IntegerVector) rows.batch().column(0)).values()).sum();
                if (sum % 3 == 0) {
                    dataset.page(sum % ROWS, 5);
                }
            }
        }
        return sum;
    }

    @Test
    void theProfileSaysWhatTheColumnsHold() {
        List<ColumnProfile> profile = dataset.profile();
        ColumnProfile id = profile.getFirst();
        assertEquals("0", id.min());
        assertEquals(Integer.toString(ROWS - 1), id.max());
        assertEquals((ROWS - 1) / 2.0, id.mean() == null ? Double.NaN : id.mean(), 1e-6);
        assertEquals(ROWS, id.counts().stream().mapToLong(Long::longValue).sum());
        assertEquals(id.counts().size() + 1, id.edges().size());
        assertEquals(ROWS / 30.0, id.counts().get(12), 1);
        assertTrue(id.top().isEmpty());
        ColumnProfile word = profile.get(2);
        assertNull(word.mean());
        assertEquals(List.of("w0", "w1"), word.top().stream().limit(2).map(ColumnProfile.Frequency::value).toList());
        assertEquals(IntStream.range(0, ROWS).filter(i -> i % 7 == 0).count(), word.top().getFirst().count());
        ColumnProfile gap = profile.get(3);
        assertEquals(ROWS / 10, gap.missing());
        assertEquals(9, gap.distinct(), 1);
        assertEquals(9, gap.counts().size());
        assertEquals(List.of(0.5, 9.5), List.of(gap.edges().getFirst(), gap.edges().getLast()));
    }

    @Test
    void closingWaitsForNobodyTwiceAndLeavesNothingBeside() throws IOException {
        Dataset other = Written.dataset(folder, "other.csv", "a\n1\n");
        other.page(0, 1);
        other.close();
        other.close();
        assertThrows(IllegalStateException.class, () -> other.page(0, 1));
        try (var files = Files.list(folder.resolve("datasets"))) {
            assertFalse(files.anyMatch(p -> !p.toString().endsWith(".json") && !p.toString().endsWith(".duckdb")));
        }
    }

    @Test
    void profilesThousandsOfColumns() {
        int width = 2_500;
        StringBuilder csv = new StringBuilder("c0");
        for (int i = 1; i < width; i++) {
            csv.append(",c").append(i);
        }
        for (int row = 0; row < 3; row++) {
            csv.append('\n').append(row);
            for (int i = 1; i < width; i++) {
                csv.append(',').append(i + row / 2.0);
            }
        }
        try (Dataset data = Written.dataset(folder, "wide.csv", csv.append('\n').toString())) {
            List<ColumnProfile> profiles = data.profile();
            assertEquals(width, profiles.size());
            assertEquals("c2499", profiles.getLast().name());
            assertEquals(2499.5, profiles.getLast().mean());
        }
    }
}
