package secondlook.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.database.Database;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.job.JobContext;

class FieldOddityTest {

    @TempDir
    static Path temp;

    private static Dataset dataset;

    /** 200 rows: x = 1…200, rain is 0 for 120 of them, kind is a (170), b (27), c (3), one gap, day by day. */
    @BeforeAll
    static void importRows() throws IOException {
        StringBuilder csv = new StringBuilder("x,rain,kind,day,name\n");
        for (int i = 0; i < 200; i++) {
            csv.append(String.format(Locale.ROOT, "%d,%s,%s,2015-%02d-%02d,row %d%n", i + 1,
                    i < 120 ? "0.0" : i == 199 ? "900.5" : i == 198 ? "" : Double.toString(i - 119.5),
                    i < 170 ? "a" : i < 197 ? "b" : "c", 1 + i / 28, 1 + i % 28, i));
        }
        Path file = Files.writeString(temp.resolve("rows.csv"), csv);
        Path folder = temp.resolve("datasets");
        dataset = Dataset.open(folder,
                new DatasetImporter(folder, Clock.systemUTC()).importFile(file, JobContext.NONE).id());
    }

    @AfterAll
    static void close() {
        dataset.close();
    }

    private static FieldView place(String column, double value) {
        return new FieldOddity(dataset, null).fields(new FeatureBatch(
                dataset.manifest().schema().select(List.of(column)), 1,
                List.of(column.equals("rain")
                        ? new RealVector(new double[]{value})
                        : new IntegerVector(new long[]{(long) value}, new boolean[]{Double.isNaN(value)}))),
                0).getFirst();
    }

    @ParameterizedTest
    @CsvSource({"x, 191, true, 0.9525, higher than 95 % of rows", "x, 10, true, 0.0475, lower than 95 % of rows",
            "x, 100, false, 0.4975, usual", "x, 1, true, 0.0025, lower than more than 99 % of rows",
            "x, 0, true, 0, lower than every row", "x, 201, true, 1, higher than every row",
            "x, 20, true, 0.0975, lower than 90 % of rows", "x, 21, false, 0.1025, usual",
            "x, 180, false, 0.8975, usual", "x, 181, true, 0.9025, higher than 90 % of rows",
            "rain, 0, false, 0.30151, as in 60 % of rows",
            "rain, 900.5, true, 0.99749, higher than more than 99 % of rows",
            "x, NaN, true, NaN, 'missing, which it never was'", "rain, NaN, true, NaN, 'missing, as in 0.5 % of rows'"})
    void numbersAreUnusualInTheOuterTenthByMidRank(String column, double value, boolean unusual, double percentile,
            String words) {
        FieldView field = place(column, value);
        assertEquals(words, field.words());
        assertEquals(unusual, field.unusual());
        assertEquals(percentile, field.percentile(), 1e-5);
    }

    @ParameterizedTest
    @CsvSource({"a, false, 'as in 85.0 % of rows'", "b, true, 'rare value, 13.5 % of rows'",
            "c, true, 'rare value, 1.5 % of rows'", "z, true, not seen in any row"})
    void textsAreUnusualAmongTheRarestTenth(String value, boolean unusual, String words) {
        FieldView field = new FieldOddity(dataset, null)
                .fields(new FeatureBatch(new Schema(List.of(new Column("kind", ColumnType.TEXT))), 1,
                        List.of(new TextVector(new String[]{value}))), 0)
                .getFirst();
        assertEquals(words, field.words());
        assertEquals(unusual, field.unusual());
        FieldHistogram bars = field.histogram();
        assertNotNull(bars);
        assertEquals(List.of("a", "b", "c"), bars.labels());
        assertEquals(List.of(170L, 27L, 3L), bars.counts());
        assertEquals(bars.labels().indexOf(value), field.bin());
    }

    @Test
    void theUnusualFieldsComeFirstAndDatesAreWrittenAsDates() {
        List<FieldView> fields = new FieldOddity(dataset, null).fields(dataset.rows(new long[]{199}), 0);
        assertEquals(List.of("x", "rain", "kind", "day", "name"),
                fields.stream().map(FieldView::column).toList());
        FieldView day = fields.get(3);
        assertEquals("2015-08-04", day.text());
        assertTrue(day.unusual());
        List<FieldView> middle = new FieldOddity(dataset, null).fields(dataset.rows(new long[]{171}), 0);
        assertEquals(List.of("kind", "x", "rain", "day", "name"), middle.stream().map(FieldView::column).toList());
    }

    @Test
    void aFarTailIsHeldByTheLastBarAndEveryRowIsInABar() {
        FieldHistogram bars = place("rain", 5).histogram();
        assertNotNull(bars);
        assertEquals(199, bars.counts().stream().mapToLong(Long::longValue).sum());
        assertTrue(bars.tailHigh());
        assertEquals("76.50", bars.high());
        assertEquals(39, place("rain", 900.5).bin());
        assertEquals(0, place("rain", 0).bin());
    }

    @Test
    void theReferenceCanBeAPartOfTheRows() {
        FieldOddity low = new FieldOddity(dataset, "x <= 100");
        FieldView field = low.fields(dataset.rows(new long[]{94}), 0).stream().filter(f -> f.column().equals("x"))
                .findFirst().orElseThrow();
        assertEquals("higher than 94 % of rows", field.words());
    }

    @Test
    void theMostAlikeAnsweredItemsComeFirst(@TempDir Path folder) {
        try (Database database = ReviewFixtures.database(folder)) {
            ReviewStore store = ReviewFixtures.store(database);
            List<ReviewItem> items = IntStream.range(0, 200)
                    .mapToObj(i -> new ReviewItem(i, i, i, "sun", 0.5, "…", 1)).toList();
            ReviewSession session = store.open(
                    store.create("x", "run", ReviewFixtures.POLICY, ReviewFixtures.CLASSES, "Ada", items).id());
            SimilarReviewed similar = new SimilarReviewed(dataset, new FieldOddity(dataset, null));
            assertEquals(List.of(), similar.to(session, 50, 5));
            for (int row : new int[]{10, 48, 199, 53, 120}) {
                session.answer(row, VerdictKind.LABEL, "fog", null, 1);
            }
            session.answer(51, VerdictKind.SKIP, null, null, 1);
            List<SimilarReviewed.Match> matches = similar.to(session, 50, 3);
            assertEquals(List.of(48L, 53L, 10L), matches.stream().map(m -> m.item().rowId()).toList());
            assertTrue(matches.getFirst().distance() < matches.getLast().distance());
            SimilarReviewed byKind = new SimilarReviewed(dataset, new FieldOddity(dataset, null), "kind"::equals);
            assertEquals(List.of(0.0, 0.0, 0.0, 0.0, 1.0),
                    byKind.to(session, 50, 9).stream().map(SimilarReviewed.Match::distance).toList());
            session.answer(50, VerdictKind.LABEL, "sun", null, 1);
            session.undo();
            session.undo();
            session.undo();
            assertEquals(List.of(48L, 53L, 10L, 199L), similar.to(session, 50, 9).stream().map(m -> m.item().rowId())
                    .toList(), "not itself, nor what was taken back");
        }
    }
}
