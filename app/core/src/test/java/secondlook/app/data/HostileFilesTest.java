package secondlook.app.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobContext;

/** Files that were made to hang, to fill the memory or the disk, or to reach further than themselves. */
class HostileFilesTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private Path datasets() {
        return folder.resolve("datasets");
    }

    private DatasetManifest read(Path file) {
        return new DatasetImporter(datasets(), Clock.systemUTC()).importFile(file, JobContext.NONE);
    }

    private void refused(Path file, String why) throws IOException {
        RefusedException refused = assertThrows(RefusedException.class, () -> read(file));
        String line = refused.problem().oneLine();
        assertTrue(line.contains(why), line);
        assertFalse(line.contains("\n"), line);
        if (Files.exists(datasets())) {
            try (Stream<Path> left = Files.list(datasets())) {
                assertEquals(0, left.count());
            }
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aHundredThousandColumns() throws IOException {
        String names = IntStream.range(0, 100_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        refused(write("wide.csv", names + "\n" + "1,".repeat(99_999) + "1\n"), "100000 columns");
    }

    @Test
    void oneLineOfFiveHundredMegabytes() throws IOException {
        Path file = folder.resolve("line.csv");
        byte[] piece = new byte[MEGABYTE];
        Arrays.fill(piece, (byte) 'x');
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 500; i++) {
                out.write(piece);
            }
        }
        refused(file, "(line 1): a line or a cell is longer than 16 MB");
    }

    @Test
    void aQuoteThatNeverCloses() throws IOException {
        refused(write("quote.csv", "a,b\n\"" + "x\n".repeat(9 * MEGABYTE)), "16 MB");
    }

    @Test
    void aGzipThatUnpacksToFarMore() throws IOException {
        Path file = folder.resolve("bomb.csv.gz");
        byte[] piece = "1,1\n".repeat(MEGABYTE / 4).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 300; i++) {
                out.write(piece);
            }
        }
        refused(file, "times as large");
    }

    @Test
    void aZstandardFrameThatUnpacksToFarMore() throws IOException {
        // one block of 128 KB that repeats a byte takes four bytes (RFC 8878, 3.1.1.2)
        byte[] block = {(byte) (2 | (131_071 << 3)), (byte) (131_071 << 3 >> 8), (byte) (131_071 << 3 >> 16), 'x'};
        Path file = folder.resolve("bomb.csv.zst");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[]{0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0x38});
            for (int i = 0; i < 3000; i++) {
                out.write(block);
            }
        }
        refused(file, "more than");
    }

    @Test
    void aWorkbookThatUnpacksToFarMore() throws IOException {
        byte[] piece = new byte[MEGABYTE];
        Arrays.fill(piece, (byte) 'A');
        refused(Workbooks.write(folder.resolve("bomb.xlsx"), out -> {
            for (int i = 0; i < 100; i++) {
                out.write(piece);
            }
        }), "unpacks to more than 64 MB");
    }

    @Test
    void aWorkbookWithACellInAColumnThatNoSheetHas() throws IOException {
        refused(Workbooks.write(folder.resolve("far.xlsx"), "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>"),
                "beyond XFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE x [<!ENTITY b \"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY c \"&d;&d;&d;&d;&d;&d;&d;&d;\">"
                    + "<!ENTITY d \"ha\"><!ENTITY a \"&b;&b;&b;&b;\">]>"})
    void aWorkbookWithEntities(String declaration) throws IOException {
        refused(Workbooks.write(folder.resolve("entity.xlsx"), out -> out.write((declaration + Workbooks
                .sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a;</t></is></c></row>"))
                .getBytes(StandardCharsets.UTF_8))), "damaged");
    }

    @Test
    void formulasAreNotComputed() throws IOException {
        DatasetManifest manifest = read(Workbooks.write(folder.resolve("formula.xlsx"),
                """
                        <row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1" t="inlineStr"><is><t>n</t></is></c></row>
                        <row r="2"><c r="A2" t="str"><f>WEBSERVICE("http://127.0.0.1:1/")</f><v>saved</v></c>
                        <c r="B2"><f>1+1</f><v>7</v></c></row>
                        <row r="3"><c r="A3" t="inlineStr"><is><t>=cmd|'/c calc'!A0</t></is></c>
                        <c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>"""));
        try (Dataset dataset = Dataset.open(datasets(), manifest.id())) {
            FeatureBatch rows = dataset.page(0, 10);
            assertEquals("saved", rows.column(0).asText(0));
            assertEquals("7", rows.column(1).asText(0));
            assertEquals("=cmd|'/c calc'!A0", rows.column(0).asText(1));
            assertTrue(rows.column(1).isMissing(1));
        }
    }

    @Test
    void jsonNestedWithoutEnd() throws IOException {
        refused(write("deep.json", "[{\"a\":" + "[".repeat(200_000)), "nested more than 200 deep");
    }

    @Test
    void bytesOfNothing() throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        refused(Files.write(folder.resolve("noise.csv"), bytes), "NUL byte");
        refused(Files.write(folder.resolve("nul.csv"), "a,b\n1,\0\n".getBytes(StandardCharsets.US_ASCII)), "(byte 7)");
    }

    @Test
    void parquetFilesThatWereTamperedWith() throws IOException, SQLException {
        Path good = folder.resolve("good.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT i, 'text ' || i AS t FROM range(2000) r(i)) TO '" + good
                    + "' (FORMAT parquet)");
        }
        byte[] bytes = Files.readAllBytes(good);
        Random random = new Random(5);
        int refused = 0;
        for (int round = 0; round < 40; round++) {
            byte[] broken = bytes.clone();
            // the footer says where everything is
            for (int i = 0; i < 4; i++) {
                broken[bytes.length - 9 - random.nextInt(400)] = (byte) random.nextInt();
            }
            try {
                read(Files.write(folder.resolve("broken.parquet"), broken));
            } catch (RefusedException e) {
                refused++;
                assertFalse(e.problem().oneLine().contains("\n"));
            }
        }
        assertTrue(refused > 5, refused + " were refused");
    }

    @Test
    void databaseFilesThatReachForOthers() throws IOException, SQLException {
        Path sqlite = folder.resolve("trick.db");
        Path target = folder.resolve("made.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + sqlite);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (a)");
            statement.execute("INSERT INTO t VALUES (1)");
            statement.execute("CREATE TABLE \"x\"\"; ATTACH '" + target + "' AS y; --\" (z)");
            statement.execute("CREATE VIEW forever AS WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i FROM r)"
                    + " SELECT i FROM r");
        }
        assertEquals(1, read(sqlite).rows());
        Path duck = folder.resolve("trick.duckdb");
        Path secret = write("secret.txt", "secret");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + duck);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t AS SELECT 1 AS a");
            statement.execute("CREATE VIEW spy AS SELECT content FROM read_text('" + secret + "')");
            statement.execute("CREATE MACRO upper(x) AS (SELECT content FROM read_text('" + secret + "'))");
        }
        DatasetManifest manifest = read(duck);
        try (Dataset dataset = Dataset.open(datasets(), manifest.id())) {
            assertEquals(1, dataset.manifest().rows());
            for (String condition : new String[]{"a IN (SELECT 1 FROM read_text('" + secret + "'))",
                    "length(read_text('" + secret + "')) > 0", "a = 1); ATTACH '" + target + "' AS y; SELECT (1",
                    "getenv('HOME') <> ''", "EXISTS (FROM '" + secret + "')"}) {
                assertThrows(RefusedException.class, () -> dataset.ids(condition, null, false), condition);
            }
        }
        assertFalse(Files.exists(target));
    }
}
