package secondlook.app.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;

class DatasetImporterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T03:02:01Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path datasets() {
        return folder.resolve("datasets");
    }

    private DatasetManifest importBytes(String name, byte[] bytes) {
        try {
            Path file = Files.write(folder.resolve(name), bytes);
            return new DatasetImporter(datasets(), CLOCK).importFile(file, JobContext.NONE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private DatasetManifest importText(String name, String text) {
        return importBytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private FeatureBatch rows(DatasetManifest manifest) {
        try (Dataset dataset = Dataset.open(datasets(), manifest.id())) {
            return dataset.page(0, 10_000);
        }
    }

    private static List<ColumnType> types(DatasetManifest manifest) {
        return manifest.schema().columns().stream().map(c -> c.type()).toList();
    }

    private List<String> left() throws IOException {
        if (Files.notExists(datasets())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(datasets())) {
            return files.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void columnsGetTheTypesOfTheirValues() {
        DatasetManifest manifest = importText("types.csv", """
                flag,count,size,day,moment,word,clock,zip
                true,1,0.5,2024-02-29,2024-02-29 12:00:01.5,x,12:30:00,01234
                false,-7,2,1969-12-31,1970-01-01 00:00:00,true,01:02:03,99999
                """);
        assertEquals(List.of(ColumnType.BOOLEAN, ColumnType.INTEGER, ColumnType.REAL, ColumnType.DATE,
                ColumnType.TIMESTAMP, ColumnType.TEXT, ColumnType.TEXT, ColumnType.TEXT), types(manifest));
        FeatureBatch rows = rows(manifest);
        assertArrayEquals(new long[]{1, 0}, ((IntegerVector) rows.column("flag")).values());
        assertArrayEquals(new long[]{1, -7}, ((IntegerVector) rows.column("count")).values());
        assertEquals(0.5, rows.column("size").asReal(0));
        assertArrayEquals(new long[]{LocalDate.of(2024, 2, 29).toEpochDay(), -1},
                ((IntegerVector) rows.column("day")).values());
        assertArrayEquals(new long[]{Instant.parse("2024-02-29T12:00:01.5Z").toEpochMilli() * 1000, 0},
                ((IntegerVector) rows.column("moment")).values());
        assertEquals("01234", rows.column("zip").asText(0));
    }

    @Test
    void everySpellingOfMissingIsMissing() {
        StringBuilder csv = new StringBuilder("number,word\n1,a\n");
        List<String> spellings = List.of("", "NA", "N/A", "NaN", "null", "NULL", "?", " ?", "NA ");
        spellings.forEach(word -> csv.append(word).append(',').append(word).append('\n'));
        DatasetManifest manifest = importText("missing.csv", csv.toString());
        assertEquals(List.of(ColumnType.INTEGER, ColumnType.TEXT), types(manifest));
        FeatureBatch rows = rows(manifest);
        assertEquals(spellings.size() + 1, rows.rows());
        for (int row = 1; row < rows.rows(); row++) {
            assertTrue(rows.column(0).isMissing(row) && rows.column(1).isMissing(row), "row " + row);
        }
    }

    @Test
    void quotesMakeAMissingWordText() {
        FeatureBatch rows = rows(importText("quoted.csv", "n,country\n1,\"NA\"\n2,NA\n3,\"\"\n"));
        assertArrayEquals(new String[]{"NA", null, ""}, ((TextVector) rows.column(1)).values());
        FeatureBatch all = rows(importText("all.csv", "\"n\",\"w\"\n\"1\",\"a\"\n\"\",\"b\"\n\"3\",\"NA\"\n"));
        assertEquals(ColumnType.INTEGER, all.schema().column(0).type());
        assertTrue(all.column(0).isMissing(1));
    }

    @Test
    void spacesAfterCommasAreNoPartOfTheValues() {
        DatasetManifest manifest = importText("padded.csv", "age,work,note\n39, State-gov,x\n50, ?, y\n3, Private,z\n");
        FeatureBatch rows = rows(manifest);
        assertArrayEquals(new String[]{"State-gov", null, "Private"}, ((TextVector) rows.column("work")).values());
        assertArrayEquals(new String[]{"x", " y", "z"}, ((TextVector) rows.column("note")).values());
        assertTrue(manifest.warnings().toString().contains("work"));
    }

    @Test
    void yesAndNoStayWords() {
        FeatureBatch rows = rows(importText("labels.csv", "x,label\n1,yes\n2,no\n3,\n"));
        assertArrayEquals(new String[]{"yes", "no", null}, ((TextVector) rows.column(1)).values());
    }

    @Test
    void namesAreUniqueAndNoneClashesWithTheRowId() {
        DatasetManifest manifest = importText("names.csv", "a,a,A,a_2,,row_id,rowid,\"q\"\"uo\"\n1,2,3,4,5,6,7,8\n");
        assertEquals(List.of("a", "a_3", "A_4", "a_2", "column_5", "row_id", "rowid_2", "q\"uo"),
                manifest.schema().names());
        assertEquals(4, manifest.warnings().size(), manifest.warnings()::toString);
        FeatureBatch rows = rows(manifest);
        for (int c = 0; c < 8; c++) {
            assertEquals(c + 1, rows.column(c).asReal(0));
        }
    }

    @Test
    void aFileWithoutHeaderKeepsItsFirstRow() {
        DatasetManifest words = importText("words.tsv", "ham\thello there\nspam\tbuy now\nham\tsee you\n");
        assertEquals(3, words.rows());
        assertEquals(List.of("column_1", "column_2"), words.schema().names());
        assertEquals("tsv", words.format());
        DatasetManifest numbers = importText("numbers.csv", "1,2\n3,4\n");
        assertEquals(2, numbers.rows());
        DatasetManifest header = importText("header.csv", "kind,text\nham,hello\nspam,buy\n");
        assertEquals(List.of("kind", "text"), header.schema().names());
    }

    @Test
    void aHeaderAloneIsATableOfNoRows() {
        DatasetManifest manifest = importText("header.csv", "a,b\n");
        assertEquals(0, manifest.rows());
        assertEquals(List.of("a", "b"), manifest.schema().names());
        assertEquals(0, rows(manifest).rows());
    }

    @Test
    void decimalCommasAreNumbers() {
        DatasetManifest manifest = importText("comma.csv", "x;y\n1,5;a\n-0,25;b\n");
        assertEquals(List.of(ColumnType.REAL, ColumnType.TEXT), types(manifest));
        assertEquals(-0.25, rows(manifest).column(0).asReal(1));
    }

    @Test
    void aTypeThatHoldsForTheBeginningOnlyIsGivenUp() {
        StringBuilder csv = new StringBuilder("id,late\n");
        IntStream.range(0, 30_000)
                .forEach(i -> csv.append(i).append(',').append(i == 29_000 ? "x" : "" + i).append('\n'));
        DatasetManifest manifest = importText("late.csv", csv.toString());
        assertEquals(List.of(ColumnType.INTEGER, ColumnType.TEXT), types(manifest));
        assertEquals(30_000, manifest.rows());
    }

    @Test
    void quotesThatComeLateAreQuotes() {
        StringBuilder csv = new StringBuilder("id,text\n");
        IntStream.range(0, 30_000)
                .forEach(i -> csv.append(i).append(',').append(i == 29_000 ? "\"a, b\n\"\"c\"\"\"" : "t" + i)
                        .append('\n'));
        DatasetManifest manifest = importText("late.csv", csv.toString());
        assertEquals(30_000, manifest.rows());
        try (Dataset dataset = Dataset.open(datasets(), manifest.id())) {
            assertEquals("a, b\n\"c\"", dataset.page(29_000, 1).column(1).asText(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void readsTheEncoding(String name) {
        String bom = name.startsWith("UTF-16") ? "\uFEFF" : "";
        byte[] bytes = (bom + "name,age\nJos\u00e9 \u00c1lvarez,30\n\"Fran\u00e7ois, Dupont\",45\n")
                .getBytes(Charset.forName(name));
        DatasetManifest manifest = importBytes("encoded.csv", bytes);
        assertEquals(List.of("name", "age"), manifest.schema().names());
        assertArrayEquals(new String[]{"Jos\u00e9 \u00c1lvarez", "Fran\u00e7ois, Dupont"},
                ((TextVector) rows(manifest).column(0)).values());
    }

    @Test
    void unclosedQuotesAreReadAsSpreadsheetsDo() {
        DatasetManifest manifest = importText("open.tsv",
                "kind\ttext\nham\t\"well\" she said\nham\tit is 5\" long\nspam\t\"never closed\nham\tend\n");
        assertEquals(3, manifest.rows());
        assertArrayEquals(new String[]{"well she said", "it is 5\" long", "never closed\nham\tend\n"},
                ((TextVector) rows(manifest).column(1)).values());
    }

    @Test
    void theSameBytesAreImportedOnce() throws IOException {
        DatasetManifest first = importText("one.csv", "a\n1\n");
        Path database = datasets().resolve(first.id() + ".duckdb");
        var written = Files.getLastModifiedTime(database);
        DatasetManifest second = importText("two.csv", "a\n1\n");
        assertEquals(first.id(), second.id());
        assertEquals("two.csv", second.name());
        assertEquals(folder.resolve("two.csv").toString(), second.source());
        assertEquals(written, Files.getLastModifiedTime(database));
        assertEquals(second, Dataset.open(datasets(), second.id()).manifest());
        assertNotEquals(first.id(), importText("one.csv", "a\n2\n").id());
        assertEquals(4, left().size());
    }

    @Test
    void theSourceIsNotTouched() throws IOException {
        Path file = Files.writeString(folder.resolve("source.csv"), "a,b\n1,\"x\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        new DatasetImporter(datasets(), CLOCK).importFile(file, JobContext.NONE);
        assertEquals(Instant.EPOCH, Files.getLastModifiedTime(file).toInstant());
        assertEquals("a,b\n1,\"x\n", Files.readString(file));
    }

    @Test
    void whatIsNoTableIsRefusedInOneLineAndLeavesNothing() throws IOException {
        Files.createDirectory(folder.resolve("folder.csv"));
        byte[] binary = new byte[3000];
        new Random(3).nextBytes(binary);
        List<RefusedException> refused = new ArrayList<>();
        refused.add(assertThrows(RefusedException.class, () -> importText("empty.csv", "")));
        refused.add(assertThrows(RefusedException.class, () -> importBytes("binary.csv", binary)));
        refused.add(assertThrows(RefusedException.class, () -> importText("ragged.csv", "a,b\n1,2\n1,2,3\n")));
        refused.add(assertThrows(RefusedException.class, () -> importText("text.parquet", "a,b\n1,2\n")));
        refused.add(assertThrows(RefusedException.class, () -> importText("cut.parquet", "PAR1 and then nothing")));
        for (String name : List.of("folder.csv", "absent.csv")) {
            refused.add(assertThrows(RefusedException.class, () -> new DatasetImporter(datasets(), CLOCK)
                    .importFile(folder.resolve(name), JobContext.NONE)));
        }
        for (RefusedException one : refused) {
            assertEquals(1, one.problem().oneLine().lines().count(), () -> one.problem().oneLine());
            assertTrue(one.problem().oneLine().length() < 400, () -> one.problem().oneLine());
        }
        assertEquals(List.of(), left());
    }

    @Test
    void aRaggedLineFarDownIsNamed() {
        StringBuilder csv = new StringBuilder("a,b\n");
        IntStream.range(0, 30_000).forEach(i -> csv.append(i).append(i == 25_000 ? ",1,2\n" : ",1\n"));
        RefusedException refused = assertThrows(RefusedException.class,
                () -> importText("ragged.csv", csv.toString()));
        assertEquals("line 25002", refused.problem().where());
    }

    @Test
    void cancellingLeavesNothing() throws IOException {
        StringBuilder csv = new StringBuilder("a,b\n");
        IntStream.range(0, 200_000).forEach(i -> csv.append(i).append(',').append(i * 31).append('\n'));
        Path file = Files.writeString(folder.resolve("long.csv"), csv);
        for (int patience : new int[]{0, 3, 5, 8}) {
            int[] asked = {0};
            JobContext impatient = new JobContext() {
                @Override
                public synchronized boolean isCancelled() {
                    return asked[0]++ >= patience;
                }
            };
            assertThrows(JobCancelledException.class,
                    () -> new DatasetImporter(datasets(), CLOCK).importFile(file, impatient), "after " + patience);
            assertEquals(List.of(), left(), "after " + patience);
        }
    }

    @Test
    void progressRisesToTheEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a\n" + "1\n".repeat(500_000));
        List<Long> told = new ArrayList<>();
        new DatasetImporter(datasets(), CLOCK).importFile(file, new JobContext() {
            @Override
            public synchronized void progress(long done, long total) {
                told.add(done * 1000 / total);
            }
        });
        assertTrue(!told.isEmpty() && told.getLast() <= 1000);
        assertEquals(told.stream().sorted().toList(), told);
    }

    @Test
    void leftoversOfKilledProcessesAreSweptWhenOld() throws IOException {
        Path old = Files.createDirectories(datasets().resolve(".import-old"));
        Path young = Files.createDirectories(datasets().resolve(".import-young"));
        Files.setLastModifiedTime(Files.writeString(old.resolve("x"), "x"),
                FileTime.from(CLOCK.instant().minusSeconds(86_400)));
        Files.setLastModifiedTime(old,
                FileTime.from(CLOCK.instant().minusSeconds(86_400)));
        Files.setLastModifiedTime(young, FileTime.from(CLOCK.instant()));
        importText("a.csv", "a\n1\n");
        assertTrue(Files.notExists(old) && Files.exists(young));
    }

    @Test
    void aDamagedDatasetIsRefused() throws IOException {
        DatasetManifest manifest = importText("a.csv", "a\n1\n");
        Files.writeString(datasets().resolve(manifest.id() + ".json"), "{");
        assertThrows(RefusedException.class, () -> Dataset.open(datasets(), manifest.id()));
        assertThrows(RefusedException.class, () -> Dataset.open(datasets(), "absent"));
        // and the next import makes it whole again
        assertEquals(manifest.rows(), importText("a.csv", "a\n1\n").rows());
        assertNull(rows(manifest).column(0).isMissing(0) ? "missing" : null);
        Files.write(datasets().resolve(manifest.id() + ".duckdb"), Arrays.copyOf(new byte[0], 5000));
        assertThrows(RefusedException.class, () -> Dataset.open(datasets(), manifest.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no attribute|a.arff|anything\n1\n", "values are no objects|a.json|[1, 2]",
            "a ZIP file or an Excel workbook, but damaged|a.xlsx|PK\u0003\u0004\0\0",
            "an Avro file, but damaged|a.avro|Obj\u0001\0", "not an SQLite database|a.csv|SQLite format 3\0",
            "an HDF5 file|a.h5|\u0089HDF\r\n"})
    void refusesWhatIsNotWhatItBeginsLike(String expectation) {
        String[] parts = expectation.split("\\|", 3);
        byte[] bytes = parts[2].getBytes(StandardCharsets.ISO_8859_1);
        RefusedException refused = assertThrows(RefusedException.class, () -> importBytes(parts[1], bytes));
        assertTrue(refused.problem().oneLine().contains(parts[0]), refused.problem().oneLine());
    }

    @ParameterizedTest
    @ValueSource(strings = {"@relation_id,y\n1,2\n3,4\n", "{x},y\n1,2\n3,4\n", "[x],y\n1,2\n3,4\n",
            "key,value\n1,\"{\"\"a\"\": 1}\"\n", "PKW,y\n1,2\n3,4\n"})
    void readsTablesWhoseBeginningOnlyResemblesAnotherFormat(String text) {
        assertEquals(2, importText("like.csv", text).schema().columns().size());
    }

    @Test
    void longCellsAreReadWhole() throws IOException {
        String plain = "x".repeat(3_000_000);
        String quoted = "\"" + "line\n".repeat(600_000) + "\"";

        DatasetManifest one = new DatasetImporter(datasets(), CLOCK)
                .importFile(Files.writeString(folder.resolve("long.csv"),
                        "n,t\n1," + plain + "\n2,b\n"), JobContext.NONE);
        DatasetManifest lines = new DatasetImporter(datasets(), CLOCK)
                .importFile(Files.writeString(folder.resolve("lines.csv"),
                        "n,t\n1," + quoted + "\n2,b\n"), JobContext.NONE);

        assertEquals(2, one.rows());
        assertEquals(2, lines.rows());
    }
}
