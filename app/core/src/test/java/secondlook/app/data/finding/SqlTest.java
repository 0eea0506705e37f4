package secondlook.app.data.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.Written;
import secondlook.runtime.job.JobContext;

class SqlTest {

    @TempDir
    Path folder;

    @Test
    void aColumnMayHaveAnyNameThatTheDatabaseUsesItself() throws Exception {
        int words = 0;
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'")) {
            while (result.next()) {
                words++;
                assertTrue(Sql.RESERVED.contains(result.getString(1)), result.getString(1));
            }
        }
        assertTrue(words > 100, words + " words");
        assertEquals("\"Left\"", Sql.name("Left"));
        assertEquals("wind", Sql.name("wind"));
    }

    @Test
    void datesInAColumnThatIsCalledAtAreCheckedForGaps() {
        StringBuilder csv = new StringBuilder("at,left,order\n");
        for (int i = 0; i < 60; i++) {
            csv.append(java.time.LocalDate.of(2024, 1, 1).plusDays(i < 50 ? i : i + 20)).append(',').append(i)
                    .append(',').append(i % 2 == 0 ? "a" : "b").append('\n');
        }
        try (Dataset dataset = Written.dataset(folder, "words.csv", csv.toString())) {
            Findings found = Findings.of(dataset, dataset.profile(), "order", JobContext.NONE);
            assertTrue(found.found().stream().anyMatch(f -> f.title().equals("at has gaps")),
                    () -> found.found().stream().map(Finding::title).toList().toString());
        }
    }
}
