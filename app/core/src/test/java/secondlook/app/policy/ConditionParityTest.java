package secondlook.app.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.expression.BoundCondition;
import secondlook.runtime.expression.Condition;

/** Conditions mean in our own evaluator what they mean to a database. */
class ConditionParityTest {

    private static final int ROWS = 60;

    private static final Schema SCHEMA = new Schema(List.of(new Column("x", ColumnType.REAL),
            new Column("n", ColumnType.INTEGER), new Column("s", ColumnType.TEXT), new Column("b", ColumnType.BOOLEAN),
            new Column("d", ColumnType.DATE)));

    @Test
    void randomConditionsHoldForTheSameRowsAsInTheDatabase() throws Exception {
        Random random = new Random(7);
        FeatureBatch batch = batch(random);
        int held = 0;
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (x DOUBLE, n BIGINT, s VARCHAR, b BOOLEAN, d DATE)");
            for (int row = 0; row < ROWS; row++) {
                statement.execute("INSERT INTO t VALUES (" + batch.column(0).asText(row) + ","
                        + batch.column(1).asText(row)
                        + "," + quoted(batch.column(2).asText(row)) + ","
                        + (batch.column(3).isMissing(row) ? "NULL" : batch.column(3).asReal(row) != 0) + ","
                        + (batch.column(4).isMissing(row)
                                ? "NULL"
                                : "DATE '1970-01-01' + " + ((IntegerVector) batch.column(4)).values()[row])
                        + ")");
            }
            for (int trial = 0; trial < 600; trial++) {
                String condition = truth(random, 3);
                BoundCondition ours = Condition.parse(condition).bind(SCHEMA);
                try (var result = statement
                        .executeQuery("SELECT coalesce((" + condition + "), false) FROM t ORDER BY rowid")) {
                    for (int row = 0; row < ROWS; row++) {
                        result.next();
                        boolean theirs = result.getBoolean(1);
                        assertEquals(theirs, ours.test(batch, row), condition + " in row " + row);
                        held += theirs ? 1 : 0;
                    }
                }
            }
        }
        assertTrue(held > 5000 && held < 31_000, held + " of 36,000 hold");
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "NULL" : "'" + text + "'";
    }

    private static FeatureBatch batch(Random random) {
        double[] x = new double[ROWS];
        long[] n = new long[ROWS];
        @Nullable
        String[] s = new @Nullable String[ROWS];
        long[] b = new long[ROWS];
        long[] d = new long[ROWS];
        boolean[][] missing = new boolean[3][ROWS];
        for (int row = 0; row < ROWS; row++) {
            x[row] = random.nextInt(6) == 0 ? Double.NaN : (random.nextInt(9) - 4) / 2.0;
            n[row] = random.nextInt(7) - 3;
            s[row] = random.nextInt(6) == 0 ? null : List.of("a", "ab", "b", "ba", "").get(random.nextInt(5));
            b[row] = random.nextInt(2);
            d[row] = 16_436 + random.nextInt(5);
            for (boolean[] column : missing) {
                column[row] = random.nextInt(6) == 0;
            }
        }
        return new FeatureBatch(SCHEMA, ROWS, List.of(new RealVector(x), new IntegerVector(n, missing[0]),
                new TextVector(s), new IntegerVector(b, missing[1]), new IntegerVector(d, missing[2])));
    }

    private static String truth(Random random, int depth) {
        String sign = List.of("=", "<>", "<", "<=", ">", ">=").get(random.nextInt(6));
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 0 -> number(random, 2) + " " + sign + " " + number(random, 2);
            case 1 -> "s " + sign + " '" + List.of("a", "ab", "b").get(random.nextInt(3)) + "'";
            case 2 -> "s " + (random.nextBoolean() ? "NOT " : "") + "LIKE '"
                    + List.of("a%", "_b", "%", "%a%").get(random.nextInt(4)) + "'";
            case 3 -> "d " + sign + " '2015-01-0" + (1 + random.nextInt(4)) + "'";
            case 4 -> List.of("x", "n", "s", "b", "d").get(random.nextInt(5)) + " IS "
                    + (random.nextBoolean() ? "NOT " : "") + "NULL";
            case 5 -> number(random, 1) + (random.nextBoolean() ? " NOT" : "") + " BETWEEN -1 AND " + random.nextInt(3);
            case 6 -> "s" + (random.nextBoolean() ? " NOT" : "") + " IN ('a', "
                    + (random.nextBoolean() ? "NULL" : "'ba'") + ")";
            case 7 -> "b";
            case 8 -> "NOT (" + truth(random, depth - 1) + ")";
            case 9 -> "NOT " + truth(random, 0);
            case 10 -> truth(random, depth - 1) + " AND " + truth(random, depth - 1);
            default -> "(" + truth(random, depth - 1) + " OR " + truth(random, depth - 1) + ")";
        };
    }

    private static String number(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> "x";
            case 1 -> "n";
            case 2 -> String.format(Locale.ROOT, "%.1f", random.nextInt(9) / 2.0);
            case 3 -> "(" + number(random, depth - 1) + " " + List.of("+", "-", "*").get(random.nextInt(3)) + " "
                    + number(random, depth - 1) + ")";
            default -> "-" + number(random, 0);
        };
    }
}
