package secondlook.app.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.data.read.Guess;
import secondlook.app.data.read.ReadOptions;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobContext;

/** Every format that is read, from files that are written here. */
class FormatsTest {

    @TempDir
    Path folder;

    private DatasetManifest read(Path file, Map<String, String> options) {
        return new DatasetImporter(folder.resolve("datasets"), Clock.systemUTC()).importFile(file,
                new ReadOptions(options), JobContext.NONE);
    }

    private DatasetManifest read(String name, byte[] bytes, Map<String, String> options) throws IOException {
        return read(Files.write(folder.resolve(name), bytes), options);
    }

    private DatasetManifest read(String name, String text, Map<String, String> options) throws IOException {
        return read(name, text.getBytes(StandardCharsets.UTF_8), options);
    }

    private List<List<String>> rows(DatasetManifest manifest) {
        try (Dataset dataset = Dataset.open(folder.resolve("datasets"), manifest.id())) {
            FeatureBatch page = dataset.page(0, 1000);
            List<List<String>> rows = new ArrayList<>();
            for (int r = 0; r < page.rows(); r++) {
                List<String> row = new ArrayList<>();
                for (int c = 0; c < page.columns().size(); c++) {
                    String text = page.column(c).asText(r);
                    row.add(text == null ? "-" : text);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static List<ColumnType> types(DatasetManifest manifest) {
        return manifest.schema().columns().stream().map(c -> c.type()).toList();
    }

    private static String guess(DatasetManifest manifest, String key) {
        return manifest.guesses().stream().filter(g -> g.key().equals(key)).map(Guess::value).findFirst().orElse("");
    }

    @Test
    void arffHasDenseAndSparseRowsQuotesDatesAndMissingValues() throws IOException {
        DatasetManifest dense = read("a.arff", """
                % about
                @RELATION 'a b'
                @attribute 'the name' numeric
                @ATTRIBUTE kind {a, 'b c', "d,e"}
                @attribute day date "yyyy-MM-dd"
                @attribute note string
                @data
                1,a,2024-02-29,'it''s'
                ?,'b c',?,"say \\"x\\", y"
                -2.5e3,"d,e","1999-12-31",?
                """.replace("'it''s'", "'it\\'s'"), Map.of());
        assertEquals(List.of("the name", "kind", "day", "note"), dense.schema().names());
        assertEquals(List.of(ColumnType.REAL, ColumnType.TEXT, ColumnType.TIMESTAMP, ColumnType.TEXT), types(dense));
        List<List<String>> rows = rows(dense);
        assertEquals("it's", rows.get(0).get(3));
        assertEquals(List.of("-", "b c", "-", "say \"x\", y"), rows.get(1));
        assertEquals("-2500", rows.get(2).getFirst());
        assertEquals("d,e", rows.get(2).get(1));
        DatasetManifest sparse = read("s.arff",
                "@relation s\n@attribute x integer\n@attribute k {u,v}\n@data\n{0 7, 1 v}\n{}\n{1 v}\n", Map.of());
        assertEquals(List.of(List.of("7", "v"), List.of("0", "u"), List.of("0", "v")), rows(sparse));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2|more values", "x|no number", "{3 1}|no attribute 3", "{0 1|not closed",
            "'a|never closed"})
    void arffNamesTheLineThatIsWrong(String expectation) {
        String line = expectation.replaceFirst("\\|.*", "");
        String why = expectation.substring(line.length() + 1);
        RefusedException refused = assertThrows(RefusedException.class,
                () -> read("a.arff", "@relation a\n@attribute x numeric\n@data\n1\n" + line + "\n", Map.of()));
        assertTrue(refused.problem().oneLine().contains("(line 5)") && refused.problem().oneLine().contains(why),
                refused.problem().oneLine());
    }

    @Test
    void libsvmWritesItsZerosOut() throws IOException {
        DatasetManifest manifest = read("a.txt", "+1 1:0.5 3:2 # note\n-1 2:1e-3\n1\n".replace("1\n", "1 3:7\n"),
                Map.of());
        assertEquals("libsvm", manifest.format());
        assertEquals(List.of("label", "f1", "f2", "f3"), manifest.schema().names());
        assertEquals(List.of("1", "0.5", "0", "2"), rows(manifest).getFirst());
        RefusedException refused = assertThrows(RefusedException.class,
                () -> read("b.libsvm", "1 1:0.5\n1 x:2\n", Map.of()));
        assertTrue(refused.problem().oneLine().contains("(line 2)"), refused.problem().oneLine());
    }

    private static byte[] npy(String header, byte[] body) {
        ByteBuffer file = ByteBuffer.allocate(10 + header.length() + body.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
        file.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII)).put(body);
        return file.array();
    }

    @Test
    void npyMayBeStoredByColumnAndOfOtherByteOrder() throws IOException {
        ByteBuffer body = ByteBuffer.allocate(48).order(ByteOrder.BIG_ENDIAN);
        for (double value : new double[]{0.25, 1, 0.5, 0.75, 0, 0.5}) {
            body.putDouble(value);
        }
        DatasetManifest manifest = read("p.npy",
                npy("{'descr': '>f8', 'fortran_order': True, 'shape': (3, 2), }", body.array()), Map.of());
        assertEquals(List.of("p_0", "p_1"), manifest.schema().names());
        assertEquals(List.of(List.of("0.25", "0.75"), List.of("1", "0"), List.of("0.5", "0.5")), rows(manifest));
        DatasetManifest whole = read("i.npy",
                npy("{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }", new byte[]{-1, 3}), Map.of());
        assertEquals(List.of(List.of("255"), List.of("3")), rows(whole));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'descr': '|O', 'fortran_order': False, 'shape': (1,), }|run code",
            "{'descr': '<f8', 'fortran_order': False, 'shape': (999999999, 999999), }|bytes follow",
            "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1, 1), }|two dimensions",
            "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }|records"})
    void npyThatLiesIsRefused(String expectation) {
        String[] parts = expectation.split("\\|(?=[a-z ]+$)");
        RefusedException refused = assertThrows(RefusedException.class,
                () -> read("x.npy", npy(parts[0], new byte[8]), Map.of()));
        assertTrue(refused.problem().oneLine().contains(parts[1]), refused.problem().oneLine());
    }

    @Test
    void jsonRecordsAreFlattenedAndPlacesNamed() throws IOException {
        DatasetManifest manifest = read("a.json",
                "[{\"a\": 1, \"b\": {\"c\": \"x\", \"d\": {\"e\": 2.5}}, \"l\": [1,2]},\n"
                        + "{\"a\": null, \"b\": null}]",
                Map.of());
        assertEquals(List.of("a", "b.c", "b.d.e", "l"), manifest.schema().names());
        assertEquals(List.of(List.of("1", "x", "2.5", "[1, 2]"), List.of("-", "-", "-", "-")), rows(manifest));
        assertEquals(2, read("l.jsonl", "{\"a\": 1}\n{\"a\": 2}\n", Map.of()).rows());
        assertEquals(2, read("bom.jsonl", "\uFEFF{\"a\": 1}\n{\"a\": 2}\n", Map.of()).rows());
        RefusedException refused = assertThrows(RefusedException.class,
                () -> read("b.jsonl", "{\"a\": 1}\n{\"a\": }\n", Map.of()));
        assertTrue(refused.problem().oneLine().contains("2"), refused.problem().oneLine());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1", "UTF-8"})
    void encodingsAreRecognisedWithoutAMark(String name) throws IOException {
        Charset charset = Charset.forName(name);
        String sign = name.equals("ISO-8859-1") ? "\u00a3" : "\u20ac";
        byte[] bytes = ("name,price\nJos\u00e9,5 " + sign + "\nAnna,7 " + sign + "\n").getBytes(charset);
        DatasetManifest manifest = read("e.csv", bytes, Map.of());
        assertEquals(List.of(List.of("Jos\u00e9", "5 " + sign), List.of("Anna", "7 " + sign)), rows(manifest));
        assertEquals(name, guess(manifest, "encoding"));
    }

    @Test
    void anEncodingThatCannotBeToldCanBeSaid() throws IOException {
        byte[] bytes = "\u540d\u524d,x\n\u6771\u4eac,1\n".getBytes(Charset.forName("Shift_JIS"));
        assertThrows(RefusedException.class, () -> read("s.csv", bytes, Map.of()));
        assertEquals(List.of(List.of("\u6771\u4eac", "1")),
                rows(read("s.csv", bytes, Map.of("encoding", "shift_jis"))));
    }

    @Test
    void everyGuessOfACsvFileCanBeCorrected() throws IOException {
        DatasetManifest guessed = read("g.csv", "a;b\n1,5;01\n2,5;2\n", Map.of());
        assertEquals("semicolon", guess(guessed, "delimiter"));
        assertEquals("comma", guess(guessed, "decimal"));
        assertEquals("yes", guess(guessed, "header"));
        assertTrue(guessed.guesses().stream().noneMatch(g -> g.why().isBlank()));
        assertEquals(List.of(List.of("1,5", "01"), List.of("2,5", "2")),
                rows(read("g.csv", "a;b\n1,5;01\n2,5;2\n", Map.of("decimal", "point", "type.b", "text"))));
        DatasetManifest whole = read("g.csv", "a;b\n1,5;01\n2,5;2\n", Map.of("header", "no", "delimiter", "semicolon"));
        assertEquals(3, whole.rows());
        assertEquals(List.of(List.of("1", "-"), List.of("-999", "5")), rows(read("m.csv", "a,b\n1,-999\n-999,5\n",
                Map.of("missing", "-999", "type.a", "text"))).stream()
                .map(r -> r.getFirst().equals("-") ? List.of("-999", r.get(1)) : r).toList());
        DatasetManifest skipped = read("k.csv", "about this\nwritten by, me\na,b\n1,2\n", Map.of("skip", "2"));
        assertEquals(List.of("a", "b"), skipped.schema().names());
        DatasetManifest dates = read("d.csv", "d\n03/04/2024\n05/06/2024\n", Map.of("dates", "%d/%m/%Y"));
        assertEquals(ColumnType.DATE, types(dates).getFirst());
        assertEquals("2024-04-03", rows(dates).getFirst().getFirst().length() > 10 ? "" : day(dates));
    }

    @Test
    void oneLineOfNamesIsColumnsWithoutRowsAndOneLineOfValuesIsARow() throws IOException {
        for (String text : List.of("id;name;city\n", "id;name;city", "id\tname\tcity\r\n")) {
            DatasetManifest names = read("h.csv", text, Map.of());
            assertEquals(List.of("id", "name", "city"), names.schema().names(), text);
            assertEquals(0, names.rows(), text);
        }
        for (String text : List.of("1;2;3\n", "a;;b\n", "a;2024-01-02;b\n")) {
            assertEquals(1, read("v.csv", text, Map.of()).rows(), text);
        }
        assertEquals(1, read("w.csv", "id;name;city\n", Map.of("header", "no")).rows(), "as a person says");
    }

    @Test
    void moreLinesThanThereAreCannotBePassedOver() throws IOException {
        for (String ends : List.of("\n", "\r\n", "\r")) {
            String text = "about this\na,b\n1,2\n3,4".replace("\n", ends);
            assertEquals(List.of("a", "b"), read("k.csv", text, Map.of("skip", "1")).schema().names(), ends);
            for (String skip : List.of("4", "99")) {
                RefusedException refused = assertThrows(RefusedException.class,
                        () -> read("k.csv", text, Map.of("skip", skip)));
                assertEquals("skip=" + skip + " passes over all of its 4 lines", refused.problem().why());
            }
            assertEquals(1, read("k.csv", text + ends, Map.of("skip", "3")).rows(), "the last line");
        }
    }

    private String day(DatasetManifest manifest) {
        try (Dataset dataset = Dataset.open(folder.resolve("datasets"), manifest.id())) {
            return String.valueOf(dataset.profile().getFirst().min());
        }
    }

    @Test
    void commentLinesAreNoRows() throws IOException {
        DatasetManifest manifest = read("c.csv",
                "# made by a machine\n# on a Monday\na,b\n1,C# code\n# in between\n2,y\n",
                Map.of());
        assertEquals(List.of(List.of("1", "C# code"), List.of("2", "y")), rows(manifest));
        assertEquals("#", guess(manifest, "comment"));
        DatasetManifest names = read("n.csv", "#id,b\n1,x\n2,y\n", Map.of());
        assertEquals(List.of("#id", "b"), names.schema().names());
    }

    @Test
    void raggedLinesAreFilledWhenAskedFor() throws IOException {
        String csv = "a,b,c\n1,2,3\n4,5\n6\n7,8,9\n";
        assertEquals(List.of(List.of("1", "2", "3"), List.of("4", "5", "-"), List.of("6", "-", "-"),
                List.of("7", "8", "9")), rows(read("r.csv", csv, Map.of("ragged", "fill"))));
    }

    @ParameterizedTest
    @CsvSource({"colour,red", "header,perhaps", "delimiter,ab", "skip,-1", "encoding,klingon", "type.a,number",
            "type.nobody,text", "ragged,maybe"})
    void anOptionThatMeansNothingIsRefused(String key, String value) {
        RefusedException refused = assertThrows(RefusedException.class,
                () -> read("o.csv", "a,b\n1,2\n", Map.of(key, value)));
        assertFalse(refused.problem().oneLine().isBlank());
    }

    @Test
    void compressedFilesAreReadAsWhatTheyHold() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("a,b\n1,x\n2,y\n".getBytes(StandardCharsets.UTF_8));
        }
        DatasetManifest manifest = read("t.csv.gz", packed.toByteArray(), Map.of());
        assertEquals(List.of(List.of("1", "x"), List.of("2", "y")), rows(manifest));
        assertEquals("t.csv.gz", manifest.name());
        byte[] zstd = new byte[4096];
        byte[] plain = "a,b\n1,x\n2,y\n".repeat(10).getBytes(StandardCharsets.UTF_8);
        int n = new io.airlift.compress.v3.zstd.ZstdJavaCompressor().compress(plain, 0, plain.length, zstd, 0, 4096);
        assertEquals(29, read("t.csv.zst", java.util.Arrays.copyOf(zstd, n), Map.of()).rows());
        RefusedException cut = assertThrows(RefusedException.class, () -> read("c.csv.gz",
                java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 9), Map.of()));
        assertTrue(cut.problem().oneLine().contains("cut off"), cut.problem().oneLine());
    }

    @Test
    void aTableOfADatabaseFileCanBeChosen() throws SQLException, IOException {
        Path sqlite = folder.resolve("s.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + sqlite);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE small (a INTEGER, b TEXT)");
            statement.execute("INSERT INTO small VALUES (1, 'x''y'), (NULL, '')");
            statement.execute("CREATE TABLE \"large one\" (a REAL, b)");
            statement.execute("INSERT INTO \"large one\" VALUES (1.5, 1), (2, 'mixed'), (3, x'00ff')");
        }
        byte[] before = Files.readAllBytes(sqlite);
        DatasetManifest largest = read(sqlite, Map.of());
        assertEquals("large one", guess(largest, "table"));
        assertEquals(List.of("3", "00ff"), rows(largest).get(2));
        assertEquals(List.of(List.of("1", "x'y"), List.of("-", "")), rows(read(sqlite, Map.of("table", "small"))));
        assertThrows(RefusedException.class, () -> read(sqlite, Map.of("table", "absent")));
        assertArrayEquals(before, Files.readAllBytes(sqlite));

        Path duck = folder.resolve("d.duckdb");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + duck);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t AS SELECT i AS a, 'n' || i AS b, DATE '2024-01-01' + i::INTEGER AS d,"
                    + " TIMESTAMP '2024-01-01 10:00:00' AS m, [i] AS l, i % 2 = 0 AS even FROM range(3) r(i)");
            statement.execute("CREATE VIEW spy AS SELECT 1 AS x FROM t");
        }
        DatasetManifest table = read(duck, Map.of());
        assertEquals(List.of(ColumnType.INTEGER, ColumnType.TEXT, ColumnType.DATE, ColumnType.TIMESTAMP,
                ColumnType.TEXT, ColumnType.BOOLEAN), types(table));
        assertEquals(3, table.rows());
        assertThrows(RefusedException.class, () -> read(duck, Map.of("table", "spy")));
    }

    @Test
    void theSameBytesReadAnotherWayAreAnotherDataset() throws IOException {
        DatasetManifest one = read("o.csv", "a,b\n1,2\n", Map.of());
        DatasetManifest other = read("o.csv", "a,b\n1,2\n", Map.of("header", "no"));
        assertFalse(one.id().equals(other.id()));
        assertEquals(one.sha256(), other.sha256());
        assertEquals(Map.of("header", "no"), other.options());
    }
}
