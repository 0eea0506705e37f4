package secondlook.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.ScoreKind;

/** What the database makes of the numbers that it is handed is what was decided of each row. */
class RunWriterTest {

    private static final int ROWS = 5_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 300})
    void labelConfidenceAndStatusAreThoseOfTheRow(int width) throws Exception {
        List<String> classes = classes(width);
        ScoredBatch batch = batch(width);
        Path file = folder.resolve("run.parquet");
        try (RunWriter writer = new RunWriter(file, RunColumn.of(RunShape.plain(classes, null)))) {
            writer.write(batch);
            writer.finish();
        }
        List<String> expected = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            int label = batch.predicted()[row];
            expected.add(batch.ids()[row] + " " + (label < 0 ? "none" : classes.get(label)) + " "
                    + (label < 0 ? "null" : Double.toString(batch.confidence()[row])) + " "
                    + RowStatus.of(batch.status()[row]).key());
        }
        assertEquals(3, expected.stream().map(line -> line.substring(line.lastIndexOf(' '))).distinct().count());
        assertEquals(expected, written(file));
    }

    /** Names that could be taken for something else; the last two are the same where there are enough. */
    private static List<String> classes(int width) {
        List<String> classes = new ArrayList<>(List.of("none", "it's 100 % \"sure\""));
        for (int k = classes.size(); k < width; k++) {
            classes.add("class " + Math.min(k, width - 2));
        }
        return classes.subList(0, width);
    }

    /** Distributions, of which every seventh does not quite sum to 1 and every eleventh is none. */
    private static ScoredBatch batch(int width) {
        SplittableRandom random = new SplittableRandom(11);
        double[] scores = new double[ROWS * width];
        long[] ids = new long[ROWS];
        for (int row = 0; row < ROWS; row++) {
            ids[row] = 3L * row;
            double sum = 0;
            for (int k = 0; k < width; k++) {
                scores[row * width + k] = 0.1 + random.nextDouble();
                sum += scores[row * width + k];
            }
            for (int k = 0; k < width; k++) {
                scores[row * width + k] *= (row % 7 == 0 ? 0.999 : 1) / sum;
            }
            if (row % 11 == 0) {
                scores[row * width + row % width] = Double.NaN;
            }
        }
        return ScoredBatch.classification(ids,
                Distributions.of(new RawScores(ROWS, width, scores), ScoreKind.PROBABILITY, width), null, null);
    }

    private static List<String> written(Path file) throws Exception {
        List<String> lines = new ArrayList<>();
        try (DuckDBConnection connection = DuckDb.inMemory();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT row_id, predicted, confidence, status FROM read_parquet("
                        + Sql.file(file) + ", file_row_number = true) ORDER BY file_row_number")) {
            while (row.next()) {
                Object confidence = row.getObject(3);
                lines.add(row.getLong(1) + " " + row.getString(2) + " " + confidence + " " + row.getString(4));
            }
        }
        return lines;
    }
}
