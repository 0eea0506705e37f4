package secondlook.app.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/** Files met in the wild against what is known of them. Skipped where the files are not there. */
class SharedDatasetsTest {

    @TempDir
    Path folder;

    private static Path shared(String name) {
        Path file = Path.of(System.getProperty("secondlook.shared", ""), "data", "datasets").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is not here");
        return file;
    }

    private DatasetManifest importShared(String name) {
        return new DatasetImporter(folder, Clock.systemUTC()).importFile(shared(name), JobContext.NONE);
    }

    @ParameterizedTest
    @CsvSource({"tabular/adult_census_income.csv, 32561, 15", "tabular/california_housing.csv, 20640, 10",
            "tabular/electricity_elec2_drift.csv, 45312, 7", "tabular/iris_seaborn.csv, 150, 5",
            "tabular/iris_sklearn.csv, 150, 5", "tabular/penguins.csv, 344, 8", "tabular/penguins_raw.csv, 344, 17",
            "tabular/seattle_weather.csv, 1461, 6", "tabular/titanic.csv, 891, 12", "tabular/wine_sklearn.csv, 178, 14",
            "text/sms_spam_collection.tsv, 5572, 2", "parquet/userdata1.csv, 1000, 13",
            "parquet/userdata1.parquet, 1000, 13", "parquet/alltypes_plain.parquet, 8, 11",
            "parquet/alltypes_plain.snappy.parquet, 2, 11", "parquet/datapage_v2.snappy.parquet, 5, 5",
            "parquet/int96_from_spark.parquet, 6, 1", "parquet/nation.dict-malformed.parquet, 25, 4",
            "parquet/nested_lists.snappy.parquet, 3, 2", "parquet/nulls.snappy.parquet, 8, 1",
            "parquet/single_nan.parquet, 1, 1", "csv_torture/csv-spectrum/comma_in_quotes.csv, 1, 5",
            "csv_torture/csv-spectrum/empty.csv, 2, 3", "csv_torture/csv-spectrum/empty_crlf.csv, 2, 3",
            "csv_torture/csv-spectrum/escaped_quotes.csv, 2, 2", "csv_torture/csv-spectrum/json.csv, 1, 2",
            "csv_torture/csv-spectrum/location_coordinates.csv, 1, 4", "csv_torture/csv-spectrum/newlines.csv, 3, 3",
            "csv_torture/csv-spectrum/newlines_crlf.csv, 3, 3",
            "csv_torture/csv-spectrum/quotes_and_newlines.csv, 2, 2", "csv_torture/csv-spectrum/simple.csv, 1, 3",
            "csv_torture/csv-spectrum/simple_crlf.csv, 1, 3", "csv_torture/csv-spectrum/utf8.csv, 2, 3",
            "csv_torture/duckdb/decimal_separators.csv, 5, 2",
            "csv_torture/duckdb/duplicate_header_columns.csv, 2, 13", "csv_torture/duckdb/header_only.csv, 0, 1",
            "csv_torture/duckdb/imdb_movie_info_escaped.csv, 201, 5", "csv_torture/duckdb/latin1.csv, 12, 2",
            "csv_torture/duckdb/semicolon_quote.csv, 3, 3", "csv_torture/duckdb/utf16.csv, 20, 2",
            "csv_torture/duckdb/utf8bom.csv, 2, 2"})
    void hasTheRowsAndColumnsOf(String name, long rows, int columns) {
        DatasetManifest manifest = importShared(name);
        assertEquals(rows + " x " + columns, manifest.rows() + " x " + manifest.schema().size(), manifest::toString);
        try (Dataset dataset = Dataset.open(folder, manifest.id())) {
            assertEquals(rows, dataset.page(0, 50_000).rows());
            assertEquals(columns, dataset.profile().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"csv_torture/duckdb/empty.csv, empty", "csv_torture/duckdb/nullbyte.csv, NUL",
            "csv_torture/duckdb/shift_jis.csv, encoding",
            "csv_torture/duckdb/inconsistent_cells.csv, different numbers of cells",
            "csv_torture/duckdb/csv_quoted_newline_odd.csv, different numbers of cells",
            "parquet/bad/PARQUET-1481.parquet, damaged", "parquet, folder", "xlsx/datasets.xls, Excel",
            "images, folder"})
    void refuses(String name, String why) throws IOException {
        RefusedException refused = assertThrows(RefusedException.class, () -> importShared(name));
        assertTrue(refused.problem().oneLine().contains(why), () -> refused.problem().oneLine());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }
}
