package secondlook.app.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.FeatureBatch;

/** Tables that are written as proper CSV come back cell for cell, whatever stands in them. */
class CsvRoundTripTest {

    private static final List<String> PIECES = List.of("a", "Z", " ", ",", ";", "\t", "|", "\"", "\"\"", "'", "\n",
            "\r\n", "\\", "#", "--", "é", "漢", "😀", "NA", "?", "null", "=1+1", "%", "{", "<b>", "x y");

    @TempDir
    Path folder;

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("t");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.append(random.nextInt(10)).toString();
    }

    private static @Nullable Object cell(Random random, ColumnType type) {
        if (random.nextInt(8) == 0) {
            return null;
        }
        return switch (type) {
            case INTEGER -> random.nextLong() >> random.nextInt(64);
            case REAL -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            default -> text(random);
        };
    }

    private static String written(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> '"' + text.replace("\"", "\"\"") + '"';
            default -> value.toString();
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyCellComesBack(long seed) {
        Random random = new Random(seed);
        String delimiter = List.of(",", "\t", ";", "|").get((int) (seed % 4));
        String end = seed % 3 == 0 ? "\r\n" : "\n";
        int width = 2 + random.nextInt(6);
        int rows = seed % 5 == 0 ? 25_000 : 200;
        List<ColumnType> types = new ArrayList<>();
        StringBuilder csv = new StringBuilder();
        for (int c = 0; c < width; c++) {
            // the first is a number so that the header can be told from the rows
            types.add(c == 0
                    ? ColumnType.REAL
                    : List.of(ColumnType.INTEGER, ColumnType.REAL, ColumnType.TEXT).get(random.nextInt(3)));
            csv.append(c == 0 ? "" : delimiter).append(written("col " + c + (c % 2 == 0 ? "," : "\"")));
        }
        csv.append(end);
        List<List<@Nullable Object>> table = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int c = 0; c < width; c++) {
                row.add(r == 0 && c == 0 ? Double.valueOf(0.5) : cell(random, types.get(c)));
                csv.append(c == 0 ? "" : delimiter).append(written(row.get(c)));
            }
            csv.append(end);
            table.add(row);
        }
        try (Dataset dataset = Written.dataset(folder, "table" + seed + ".csv", csv.toString())) {
            FeatureBatch back = dataset.page(0, rows + 1);
            assertEquals(rows, back.rows(), dataset.manifest()::toString);
            assertEquals(types, back.schema().columns().stream().map(c -> c.type()).toList());
            for (int c = 0; c < width; c++) {
                assertEquals("col " + c + (c % 2 == 0 ? "," : "\""), back.schema().column(c).name());
                for (int r = 0; r < rows; r++) {
                    Object expected = table.get(r).get(c);
                    Object found = back.column(c).isMissing(r)
                            ? null
                            : types.get(c) == ColumnType.REAL
                                    ? (Object) back.column(c).asReal(r)
                                    : types.get(c) == ColumnType.INTEGER
                                            ? Long.valueOf(back.column(c).asText(r))
                                            : back.column(c).asText(r);
                    assertEquals(expected, found, "row " + r + " column " + c);
                }
            }
        }
    }
}
