package secondlook.app.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobContext;

/** Opens every table among the shared files and says what came of it. Skipped where the files are not there. */
class EverySharedFileTest {

    private static final Set<String> REFUSED = Set.of("csv_torture/duckdb/csv_quoted_newline_odd.csv",
            "csv_torture/duckdb/empty.csv", "csv_torture/duckdb/inconsistent_cells.csv",
            "csv_torture/duckdb/nullbyte.csv", "csv_torture/duckdb/shift_jis.csv",
            "parquet/bad/PARQUET-1481.parquet", "xlsx/datasets.xls");

    /** Counts that the manifest of the files says in other words, or that its sources say. */
    private static final Map<String, String> COUNTS = Map.ofEntries(Map.entry("arff/date.arff", "2x1"),
            Map.entry("arff/sparse.arff", "2x5"), Map.entry("arff/string.arff", "5x2"),
            Map.entry("confidence/mnist_test_original_labels.npy", "10000x1"),
            Map.entry("confidence/mnist_test_pyx.npy", "10000x10"), Map.entry("json/cars.json", "406x9"),
            Map.entry("json/books.json", "7x10"), Map.entry("sqlite/chinook.db", "8715x2"),
            Map.entry("xlsx/datasets.xlsx", "32x11"), Map.entry("xlsx/deaths.xlsx", "10x6"),
            Map.entry("tabular/penguins_raw.csv", "344x17"), Map.entry("tabular/wine_sklearn.csv", "178x14"),
            Map.entry("text/sms_spam_collection.tsv", "5572x2"), Map.entry("tabular/titanic.csv", "891x12"));

    @TempDir
    Path folder;

    private static Path shared() {
        Path data = Path.of(System.getProperty("secondlook.shared", ""), "data");
        Assumptions.assumeTrue(Files.exists(data.resolve("MANIFEST.tsv")), () -> data + " is not here");
        return data;
    }

    private static Map<String, String> expected(Path data) throws IOException {
        Map<String, String> expected = new HashMap<>(COUNTS);
        for (String line : Files.readAllLines(data.resolve("MANIFEST.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells[0].startsWith("datasets/") && cells[3].matches("\\d+x\\d+")) {
                expected.put(cells[0].substring("datasets/".length()), cells[3]);
            }
        }
        return expected;
    }

    @Test
    void opensAsItsManifestSaysOrIsRefusedWithAReason() throws IOException {
        Path data = shared();
        Map<String, String> expected = expected(data);
        Path root = data.resolve("datasets");
        StringBuilder table = new StringBuilder("\n");
        List<String> wrong = new ArrayList<>();
        int files = 0;
        for (Path file : tables(root)) {
            String name = root.relativize(file).toString().replace('\\', '/');
            String outcome;
            String counts = "-";
            try {
                DatasetManifest manifest = new DatasetImporter(folder, Clock.systemUTC()).importFile(file,
                        JobContext.NONE);
                counts = manifest.rows() + "x" + manifest.schema().size();
                outcome = manifest.format();
                if (REFUSED.contains(name)) {
                    wrong.add(name + " was not refused");
                }
            } catch (RefusedException e) {
                outcome = "refused: " + e.problem().why();
                if (!REFUSED.contains(name)) {
                    wrong.add(name + " was refused");
                }
            }
            files++;
            table.append(String.format("%-52s %-10s %s%n", name, counts, outcome));
            if (expected.containsKey(name) && !expected.get(name).equals(counts)) {
                wrong.add(name + " is " + expected.get(name) + " and became " + counts);
            }
        }
        System.out.print(table);
        assertEquals(List.of(), wrong, table::toString);
        assertTrue(files > 55, table::toString);
    }

    private static List<Path> tables(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).filter(p -> !p.startsWith(root.resolve("images")))
                    .filter(p -> !(p.startsWith(root.resolve("csv_torture/csv-spectrum"))
                            && p.toString().endsWith(".json")))
                    .sorted().toList();
        }
    }

    @Test
    void theAnswersOfCsvSpectrumMatchExactly() throws IOException {
        Path folderOfAnswers = shared().resolve("datasets/csv_torture/csv-spectrum");
        int compared = 0;
        try (Stream<Path> answers = Files.list(folderOfAnswers)) {
            for (Path answer : answers.filter(p -> p.toString().endsWith(".json")).sorted().toList()) {
                Path csv = Path.of(answer.toString().replaceFirst("json$", "csv"));
                if (Files.notExists(csv)) {
                    continue;
                }
                JsonNode read = new ObjectMapper().readTree(answer.toFile());
                JsonNode rows = read.isArray() ? read : new ObjectMapper().createArrayNode().add(read);
                DatasetManifest manifest = new DatasetImporter(folder, Clock.systemUTC()).importFile(csv,
                        JobContext.NONE);
                try (Dataset dataset = Dataset.open(folder, manifest.id())) {
                    assertSame(csv.getFileName().toString(), rows, dataset.page(0, 100));
                }
                compared++;
            }
        }
        assertEquals(12, compared);
    }

    private static void assertSame(String name, JsonNode rows, FeatureBatch found) {
        assertEquals(rows.size(), found.rows(), name);
        for (int row = 0; row < rows.size(); row++) {
            List<String> columns = new ArrayList<>();
            rows.get(row).fieldNames().forEachRemaining(columns::add);
            assertEquals(columns, found.schema().names(), name);
            String[] cells = new String[columns.size()];
            String[] wanted = new String[columns.size()];
            for (int c = 0; c < cells.length; c++) {
                String text = found.column(c).asText(row);
                // an empty cell is a missing value here
                cells[c] = text == null ? "" : text;
                // the answer has another number than its question: https://github.com/max-mapper/csv-spectrum
                wanted[c] = rows.get(row).get(columns.get(c)).asText().replace("1234567890", "2095257564");
            }
            assertEquals(Arrays.asList(wanted), Arrays.asList(cells), name + ", row " + row);
        }
    }
}
