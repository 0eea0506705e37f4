package secondlook.runtime.smile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.data.TextVector;

/** Rows to train on in tests: seeded ones, and those of small shared CSV files where they are present. */
@NullMarked
record Tables(FeatureBatch features, ColumnVector target) {

    /** Mixed columns with missing values; the target depends on them with some noise. */
    static Tables mixed(int rows, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] wind = new double[rows];
        long[] count = new long[rows];
        boolean[] countMissing = new boolean[rows];
        @Nullable
        String[] kind = new @Nullable String[rows];
        @Nullable
        String[] id = new @Nullable String[rows];
        long[] day = new long[rows];
        long[] flag = new long[rows];
        @Nullable
        String[] label = new @Nullable String[rows];
        String[] kinds = {"red", "green", "blue", "grey"};
        for (int i = 0; i < rows; i++) {
            double u = random.nextDouble();
            wind[i] = random.nextInt(20) == 0 ? Double.NaN : u * 10 + random.nextDouble();
            count[i] = random.nextInt(100);
            countMissing[i] = random.nextInt(15) == 0;
            int k = random.nextInt(kinds.length);
            kind[i] = random.nextInt(25) == 0 ? null : kinds[k];
            id[i] = "id-" + i;
            day[i] = 15000 + random.nextInt(1500);
            flag[i] = random.nextInt(2);
            int code = (int) (u * classes);
            label[i] = "c" + (random.nextInt(10) == 0 ? random.nextInt(classes) : Math.min(classes - 1, code));
        }
        Schema schema = new Schema(List.of(new Column("wind", ColumnType.REAL),
                new Column("count", ColumnType.INTEGER), new Column("kind", ColumnType.TEXT),
                new Column("id", ColumnType.TEXT), new Column("day", ColumnType.DATE),
                new Column("flag", ColumnType.BOOLEAN)));
        FeatureBatch batch = new FeatureBatch(schema, rows,
                List.of(new RealVector(wind), new IntegerVector(count, countMissing), new TextVector(kind),
                        new TextVector(id), new IntegerVector(day, null), new IntegerVector(flag, null)));
        return new Tables(batch, new TextVector(label));
    }

    /** Numeric columns only. */
    static Tables numeric(int rows, int columns, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[columns][rows];
        @Nullable
        String[] label = new @Nullable String[rows];
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int f = 0; f < columns; f++) {
                x[f][i] = random.nextDouble() * 2 - 1;
                sum += x[f][i] * (f % 3 == 0 ? 1 : -0.5);
            }
            long bin = Math.round((Math.tanh(sum) + 1) / 2 * (classes - 1) + (random.nextDouble() - 0.5) * 0.3);
            label[i] = "c" + Math.clamp(bin, 0, classes - 1);
        }
        List<Column> names = new ArrayList<>();
        List<ColumnVector> vectors = new ArrayList<>();
        for (int f = 0; f < columns; f++) {
            names.add(new Column("f" + f, ColumnType.REAL));
            vectors.add(new RealVector(x[f]));
        }
        return new Tables(new FeatureBatch(new Schema(names), rows, vectors), new TextVector(label));
    }

    /** A shared CSV file without quotes that hold commas; skips the test where it is absent. */
    static Tables shared(String name, String target) throws IOException {
        Path file = Path.of(System.getProperty("secondlook.shared", "absent"), "data", "datasets", "tabular", name);
        Assumptions.assumeTrue(Files.isRegularFile(file), name + " is not here");
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.getFirst().split(",", -1);
        List<String[]> rows = lines.stream().skip(1).filter(l -> !l.isBlank()).map(Tables::cells).toList();
        List<Column> columns = new ArrayList<>();
        List<ColumnVector> vectors = new ArrayList<>();
        ColumnVector answers = null;
        for (int c = 0; c < header.length; c++) {
            int column = c;
            @Nullable
            String[] texts = rows.stream().map(r -> missing(r[column]) ? null : r[column])
                    .toArray(String[]::new);
            ColumnVector vector = typed(texts);
            if (header[c].equals(target)) {
                answers = vector;
            } else {
                columns.add(new Column(header[c], vector instanceof RealVector ? ColumnType.REAL : ColumnType.TEXT));
                vectors.add(vector);
            }
        }
        return new Tables(new FeatureBatch(new Schema(columns), rows.size(), vectors), Objects.requireNonNull(answers));
    }

    private static String[] cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells.toArray(String[]::new);
    }

    private static boolean missing(String cell) {
        return cell.isEmpty() || cell.equals("NA") || cell.equals("?");
    }

    private static ColumnVector typed(@Nullable String[] texts) {
        TextVector text = new TextVector(texts);
        double[] numbers = new double[texts.length];
        Arrays.setAll(numbers, text::asReal);
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] != null && Double.isNaN(numbers[i])) {
                return text;
            }
        }
        return new RealVector(numbers);
    }
}
