package secondlook.app.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.DatasetManifest;
import secondlook.app.data.Origin;
import secondlook.app.data.SourceCheck;
import secondlook.app.data.Written;
import secondlook.app.data.read.ReadOptions;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;

class ShapeJobTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by write()
    private Dataset dataset;

    @SuppressWarnings("NullAway.Init") // by write()
    private DatasetImporter importer;

    @BeforeEach
    void write() {
        StringBuilder csv = new StringBuilder("id,wind,city,price\n");
        for (int i = 0; i < 5000; i++) {
            csv.append(i).append(',').append(i % 40 / 4.0).append(",c").append(i % 3).append(',')
                    .append(i % 100 == 7 ? "dear" : "" + i % 50).append('\n');
        }
        dataset = Written.dataset(folder, "rows.csv", csv.toString());
        importer = new DatasetImporter(folder.resolve("datasets"), CLOCK);
    }

    @AfterEach
    void close() {
        dataset.close();
    }

    private DatasetManifest shape(Dataset from, Step... steps) {
        return new ShapeJob(from, new Shaping(List.of(steps)), importer, CLOCK).run(JobContext.NONE);
    }

    private Dataset shaped(Step... steps) {
        return Dataset.open(folder.resolve("datasets"), shape(dataset, steps).id());
    }

    private static List<List<@Nullable String>> rows(Dataset of) {
        return of.ask("SELECT " + String.join(", ", of.manifest().schema().names().stream().map(Sql::name).toList())
                + " FROM data ORDER BY rowid");
    }

    private static long[] sourceRows(Dataset of) {
        return of.sourceRows(LongStream.range(0, of.manifest().rows()).toArray());
    }

    @Test
    void doesStepAfterStep() {
        try (Dataset out = shaped(new Step.Filter("wind > 5 AND city <> 'c0'"), new Step.Derive("double", "WIND * 2"),
                new Step.Rename("double", "Twice"), new Step.ChangeType("id", ColumnType.TEXT),
                new Step.Drop(List.of("price")), new Step.Derive("city", "upper(city)"))) {
            assertEquals(List.of("id", "wind", "city", "Twice"), out.manifest().schema().names());
            assertEquals(List.of(ColumnType.TEXT, ColumnType.REAL, ColumnType.TEXT, ColumnType.REAL),
                    out.manifest().schema().columns().stream().map(c -> c.type()).toList());
            List<List<@Nullable String>> rows = rows(out);
            int expected = 0;
            for (int i = 0; i < 5000; i++) {
                double wind = i % 40 / 4.0;
                if (wind > 5 && i % 3 != 0) {
                    assertEquals(List.of("" + i, "" + wind, "C" + i % 3, "" + 2 * wind), rows.get(expected));
                    assertEquals(i, sourceRows(out)[expected]);
                    expected++;
                    if (expected > 40) {
                        break;
                    }
                }
            }
            assertEquals(rows.size(), out.manifest().rows());
            assertEquals(rows.size(), dataset.count("wind > 5 AND city <> 'c0'"));
            assertEquals(5000, dataset.manifest().rows());
        }
    }

    @Test
    void saysWhereItComesFrom() {
        try (Dataset out = shaped(new Step.Filter("wind > 5"))) {
            Origin origin = out.manifest().origin();
            assertNotNull(origin);
            assertEquals("rows.csv", origin.name());
            assertEquals(dataset.manifest().sha256(), origin.sha256());
            assertEquals(5000, origin.rows());
            assertEquals(List.of("keep the rows where wind > 5"), origin.steps());
            assertEquals("rows.csv, 1 step", out.manifest().name());
            assertNotEquals(dataset.manifest().sha256(), out.manifest().sha256());
        }
    }

    @Test
    void itsSourceIsTheFileThatWasImported() throws IOException {
        DatasetManifest out = shape(dataset, new Step.Filter("wind > 5"));
        assertEquals(SourceCheck.SAME, SourceCheck.of(out, JobContext.NONE));
        Files.writeString(folder.resolve("rows.csv"), "id,wind,city,price\n1,9,c0,3\n");
        assertEquals(SourceCheck.CHANGED, SourceCheck.of(out, JobContext.NONE));
    }

    @Test
    void aSourceThatChangedBeforeTheStepsWereDoneIsNoticedAndAJoinedFileToo() throws IOException {
        Path file = folder.resolve("rows.csv");
        Path labels = Files.writeString(folder.resolve("labels.csv"), "id,label\n1,a\n2,b\n");
        // written between the import and the steps, as long as before
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("c0", "c9"));
        Instant imported = Instant.parse(dataset.manifest().imported());
        Files.setLastModifiedTime(file, FileTime.from(imported.plusSeconds(60)));
        Clock later = Clock.fixed(imported.plusSeconds(3600), ZoneOffset.UTC);
        DatasetManifest out = new ShapeJob(dataset,
                new Shaping(List.of(new Step.Join(labels.toString(), null, "id", "id", List.of()))), importer, later)
                .run(JobContext.NONE);
        Files.setLastModifiedTime(labels, FileTime.from(imported));
        assertEquals(SourceCheck.CHANGED, SourceCheck.of(out, JobContext.NONE));
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(imported.plusSeconds(60)));
        assertEquals(SourceCheck.SAME, SourceCheck.of(out, JobContext.NONE));
        Files.writeString(labels, "id,label\n1,a\n2,c\n");
        Files.setLastModifiedTime(labels, FileTime.from(imported.plusSeconds(7200)));
        assertEquals(SourceCheck.CHANGED, SourceCheck.of(out, JobContext.NONE), "the joined file");
    }

    @Test
    void theSameStepsGiveTheSameSnapshotAndTwoShapingsAreOneInTwo() {
        Step filter = new Step.Filter("wind > 5");
        Step sample = new Step.Sample(100L, null, 7);
        DatasetManifest once = shape(dataset, filter, sample);
        assertEquals(once.id(), shape(dataset, filter, sample).id());
        assertNotEquals(once.id(), shape(dataset, filter, new Step.Sample(100L, null, 8)).id());
        try (Dataset half = shaped(filter)) {
            DatasetManifest twice = shape(half, sample);
            assertEquals(once.id(), twice.id());
            assertEquals(once.sha256(), twice.sha256());
        }
    }

    @Test
    void theSameFileReadInAnotherWayIsAnotherSnapshot() {
        Path file = folder.resolve("rows.csv");
        Step filter = new Step.Filter("price IS NOT NULL");
        DatasetManifest asItIs = shape(dataset, filter);
        DatasetManifest read = importer.importFile(file, new ReadOptions(Map.of("type.id", "text")), JobContext.NONE);
        try (Dataset other = importer.open(read.id())) {
            DatasetManifest shaped = shape(other, filter);
            assertEquals(ColumnType.TEXT, shaped.schema().column(0).type());
            assertNotEquals(asItIs.id(), shaped.id());
            assertEquals(read.options(), shaped.options());
            try (Dataset half = importer.open(shaped.id())) {
                assertNotEquals(shape(dataset, filter, filter).id(), shape(half, filter).id());
            }
        }
    }

    @Test
    void aColumnMayBeCalledLikeTheRowOfTheSource() {
        try (Dataset own = Written.dataset(folder, "own.csv", "source_row,x\n7,1\n8,2\n9,3\n");
                Dataset half = importer.open(shape(own, new Step.Filter("x > 1")).id());
                Dataset last = importer.open(shape(half, new Step.Filter("x > 2")).id())) {
            assertEquals(List.of(List.of("9", "3")), rows(last));
            assertArrayEquals(new long[]{2}, sourceRows(last));
        }
    }

    @Test
    void aSecondShapingKeepsTheRowsOfTheSource() throws IOException {
        try (Dataset half = shaped(new Step.Filter("wind > 5"));
                Dataset quarter = Dataset.open(folder.resolve("datasets"),
                        shape(half, new Step.Sample(null, 0.5, 3), new Step.Filter("city = 'c1'")).id())) {
            long[] source = sourceRows(quarter);
            List<List<@Nullable String>> rows = rows(quarter);
            for (int i = 0; i < source.length; i++) {
                assertEquals("" + source[i], rows.get(i).getFirst());
            }
            Origin origin = quarter.manifest().origin();
            assertNotNull(origin);
            assertEquals(3, origin.steps().size());
        }
    }

    @Test
    void samplesAreRepeatableOfTheSizeAskedForAndSpread() {
        try (Dataset hundred = shaped(new Step.Sample(100L, null, 1));
                Dataset share = shaped(new Step.Sample(null, 0.1, 1));
                Dataset other = shaped(new Step.Sample(null, 0.1, 2));
                Dataset all = shaped(new Step.Sample(9_000L, null, 1))) {
            assertEquals(100, hundred.manifest().rows());
            assertEquals(500, share.manifest().rows());
            assertEquals(5000, all.manifest().rows());
            long[] rows = sourceRows(share);
            assertArrayEquals(Arrays.sorted(rows), rows, "file order");
            assertNotEquals(LongStream.of(rows).boxed().toList(), LongStream.of(sourceRows(other)).boxed().toList());
            double mean = LongStream.of(rows).average().orElseThrow();
            // standard error of the mean of 500 of 0…4999 is 61
            assertEquals(2500, mean, 250);
        }
    }

    private static final class Arrays {
        static long[] sorted(long[] values) {
            return LongStream.of(values).sorted().toArray();
        }
    }

    @Test
    void joinsLabelsAndCountsWhatDoesNotFit() throws IOException {
        StringBuilder labels = new StringBuilder("key,label,note\n");
        for (int i = 4000; i < 5100; i++) {
            labels.append(i).append(",L").append(i % 2).append(",x\n");
        }
        labels.append("4000,second,y\n,nobody,z\n");
        Path file = Files.writeString(folder.resolve("labels.csv"), labels);
        Step join = new Step.Join(file.toString(), null, "id", "key", List.of("label"));
        try (Dataset out = shaped(join)) {
            assertEquals(5000, out.manifest().rows());
            assertEquals(List.of("id", "wind", "city", "price", "label"), out.manifest().schema().names());
            assertEquals("L0", rows(out).get(4000).getLast());
            assertEquals(null, rows(out).get(3999).getLast());
            assertArrayEquals(LongStream.range(0, 5000).toArray(), sourceRows(out));
            assertEquals(List.of(
                    "Step 1: 1 value of key occurs more than once in labels.csv; the first row of each was used.",
                    "Step 1: 4,000 rows have no partner in labels.csv.",
                    "Step 1: 100 values of key in labels.csv belong to no row here."), out.manifest().warnings());
        }
        String before = shape(dataset, join).id();
        Files.writeString(file, labels.append("1,new,y\n"));
        DatasetManifest again = shape(dataset, join);
        assertNotEquals(before, again.id(), "other labels give another dataset");
        Shaping recorded = ShapeJob.of(again);
        Files.writeString(file, labels.append("2,new,y\n"));
        assertTrue(shape(dataset, recorded.steps().getFirst()).warnings().toString().contains("has changed since"));
    }

    @Test
    void keysOfOtherTypesAreComparedAsText() throws IOException {
        Path file = Files.writeString(folder.resolve("labels.csv"), "key,label\n'7',a\nx,b\n7,c\n");
        try (Dataset out = shaped(new Step.Join(file.toString(), null, "id", "key", List.of()))) {
            assertEquals("c", rows(out).get(7).getLast());
        }
    }

    @Test
    void valuesThatCannotBeConvertedAreCounted() {
        DatasetManifest out = shape(dataset, new Step.Filter("id < 1000"),
                new Step.ChangeType("price", ColumnType.INTEGER),
                new Step.ChangeType("wind", ColumnType.INTEGER));
        assertEquals(List.of("Step 2: 10 values of price cannot be integer and became missing.",
                "Step 3: 750 values of wind were rounded."), out.warnings());
    }

    @Test
    void namesTheStepThatDoesNotFitOtherData() {
        Step[] steps = {new Step.Filter("wind > 5"), new Step.Derive("twice", "wind * 2"),
                new Step.Derive("cheap", "price = 'dear' OR TRY_CAST(price AS DOUBLE) < 10")};
        shape(dataset, steps);
        try (Dataset other = Written.dataset(folder, "other.csv", "id,wind,cost\n1,9,2\n")) {
            RefusedException refused = assertThrows(RefusedException.class, () -> shape(other, steps));
            assertEquals("Step 3 does not fit other.csv (cheap = price = 'dear' OR TRY_CAST(price AS DOUBLE) < 10,"
                    + " character 1): there is no column price. Correct the step, or leave it out.",
                    refused.problem().oneLine());
        }
        try (Dataset other = Written.dataset(folder, "other.csv", "id,wind,price\n1,calm,2\nx,9,3\n")) {
            RefusedException refused = assertThrows(RefusedException.class, () -> shape(other, steps));
            assertTrue(refused.problem().what().equals("Step 1 does not fit other.csv")
                    || refused.problem().what().equals("Step 1 cannot be done on other.csv"), refused.getMessage());
        }
    }

    @Test
    void namesTheStepThatFailsOnAValue() {
        RefusedException refused = assertThrows(RefusedException.class,
                () -> shape(dataset, new Step.Filter("wind >= 0"),
                        new Step.Derive("p", "CAST(price AS DOUBLE)"), new Step.Rename("p", "q")));
        assertTrue(refused.problem().what().startsWith("Step 2 cannot be done"), refused.getMessage());
        assertTrue(refused.problem().why().contains("dear"), refused.getMessage());
    }

    @Test
    void refusesStepsThatLeadNowhere() throws IOException {
        List<Step> wrong = List.of(new Step.Filter("wind > 1000"),
                new Step.Drop(List.of("id", "wind", "city", "PRICE")),
                new Step.Rename("id", "Wind"), new Step.Rename("nothing", "x"),
                new Step.ChangeType("id", ColumnType.DATE),
                new Step.Join(folder.resolve("absent.csv").toString(), null, "id", "id", List.of()),
                new Step.Join(folder.resolve("rows.csv").toString(), null, "id", "id", List.of()));
        for (Step step : wrong) {
            assertThrows(RefusedException.class, () -> shape(dataset, step), step::toString);
        }
        try (Stream<Path> left = Files.list(folder.resolve("datasets"))) {
            assertEquals(2, left.count(), "nothing but the source");
        }
    }

    @Test
    void textsDoNotGrowUntilTheDiskIsFull() {
        List<Step> doubling = new ArrayList<>();
        doubling.add(new Step.Derive("s", "'xxxxxxxxxx' || id"));
        for (int i = 0; i < 60; i++) {
            doubling.add(new Step.Derive("s", "s || s"));
        }
        RefusedException refused = assertThrows(RefusedException.class,
                () -> shape(dataset, doubling.toArray(Step[]::new)));
        assertTrue(refused.problem().why().contains("would be longer than"), refused.getMessage());
    }

    @Test
    void thePreviewOfALongFileIsThatOfItsFirstRowsWhereTheseSuffice() {
        StringBuilder csv = new StringBuilder("id,x\n");
        StringBuilder labels = new StringBuilder("id,label\n");
        for (int i = 0; i < 25_000; i++) {
            csv.append(i).append(',').append(i % 7).append('\n');
            labels.append(i).append(",l").append(i % 3).append('\n').append(i).append(",again\n");
        }
        Path other = folder.resolve("many.csv");
        try (Dataset many = Written.dataset(folder, "long.csv", csv.toString())) {
            Files.writeString(other, labels);
            Step join = new Step.Join(other.toString(), null, "id", "id", List.of());
            for (Step filter : List.of(new Step.Filter("x = 3"), new Step.Filter("id > 24000 AND x = 3"))) {
                Shaping shaping = new Shaping(List.of(filter, join, new Step.Derive("both", "label || x")));
                ShapingPreview preview = new PreviewJob(many, shaping, importer, 100, first -> {
                }).run(JobContext.NONE);
                try (Dataset made = Dataset.open(folder.resolve("datasets"),
                        new ShapeJob(many, shaping, importer, CLOCK).run(JobContext.NONE).id())) {
                    assertEquals(rows(made).subList(0, 100), preview.rows(), filter.inWords());
                    assertEquals(made.manifest().rows(), preview.count());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void leavesNothingWhenCancelled() throws IOException {
        JobContext cancelled = new JobContext() {
            private int asked;

            @Override
            public boolean isCancelled() {
                return ++asked > 2;
            }
        };
        assertThrows(JobCancelledException.class,
                () -> new ShapeJob(dataset, new Shaping(List.of(new Step.Filter("wind > 5"))), importer, CLOCK)
                        .run(cancelled));
        try (Stream<Path> left = Files.list(folder.resolve("datasets"))) {
            assertEquals(2, left.count());
        }
    }

    @Test
    void theExportedSqlGivesTheSame() throws IOException, SQLException {
        Path labels = Files.writeString(folder.resolve("labels.csv"), "id,label\n1,a\n2,b\n1,c\n4999,d\n");
        Shaping shaping = new Shaping(List.of(new Step.Filter("wind > 0 -- calm ones are out"),
                new Step.Derive("city", "replace(city, 'c', 'it''s ')"), new Step.ChangeType("price", ColumnType.REAL),
                new Step.Rename("price", "a \"price\""), new Step.Join(labels.toString(), null, "id", "id", List.of()),
                new Step.Drop(List.of("wind")), new Step.Sample(null, 0.25, 11)));
        String sql = ShapingSql.of(dataset, shaping, importer, JobContext.NONE);
        List<List<@Nullable String>> elsewhere = new ArrayList<>();
        try (DuckDBConnection connection = DuckDb.inMemory(); Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE data AS SELECT * FROM read_csv(" + Sql.file(folder.resolve("rows.csv")) + ")");
            statement.execute("CREATE TABLE joined1 AS SELECT * FROM read_csv(" + Sql.file(labels) + ")");
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    List<@Nullable String> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(result.getString(i));
                    }
                    elsewhere.add(row);
                }
            }
        }
        try (Dataset out = Dataset.open(folder.resolve("datasets"),
                new ShapeJob(dataset, shaping, importer, CLOCK).run(JobContext.NONE).id())) {
            assertEquals(rows(out), elsewhere);
            assertTrue(elsewhere.size() > 1000);
        }
    }

    @Test
    void thePreviewShowsWhatWouldComeOut() {
        Shaping shaping = new Shaping(List.of(new Step.Filter("city = 'c1'"), new Step.Derive("twice", "wind * 2"),
                new Step.ChangeType("price", ColumnType.REAL)));
        List<ShapingPreview> first = new ArrayList<>();
        ShapingPreview all = new PreviewJob(dataset, shaping, importer, 20, first::add).run(JobContext.NONE);
        assertEquals(1, first.size());
        assertEquals(null, first.getFirst().count());
        assertEquals(20, all.rows().size());
        assertEquals(5000, all.before());
        assertEquals(1667L, all.count());
        assertEquals(List.of("Step 3: 17 values of price cannot be real and became missing."), all.notes());
        try (Dataset out = Dataset.open(folder.resolve("datasets"),
                new ShapeJob(dataset, shaping, importer, CLOCK).run(JobContext.NONE).id())) {
            assertEquals(rows(out).subList(0, 20), all.rows());
            assertEquals(out.manifest().schema(), all.schema());
        }
    }
}
