package secondlook.app.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.Schema;

class ExpressionBenchTest {

    private static final Schema SCHEMA = new Schema(
            List.of(new Column("wind", ColumnType.REAL), new Column("n", ColumnType.INTEGER),
                    new Column("city", ColumnType.TEXT), new Column("Wind Speed", ColumnType.REAL),
                    new Column("day", ColumnType.DATE), new Column("step1", ColumnType.BOOLEAN)));

    @SuppressWarnings("NullAway.Init") // by open()
    private static ExpressionBench bench;

    @BeforeAll
    static void open() {
        bench = new ExpressionBench();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"wind * 2;DOUBLE", "n + 1;BIGINT",
            "lower(city) || '!';VARCHAR",
            "n BETWEEN 1 AND 3 OR city LIKE 'O%';BOOLEAN", "CASE WHEN n > 1 THEN 'a' ELSE 'b' END;VARCHAR",
            "year(day);BIGINT", "date_diff('day', day, DATE '2020-01-01');BIGINT", "day + INTERVAL 1 DAY;TIMESTAMP",
            "TRY_CAST(city AS DOUBLE);DOUBLE", "city IN ('Oslo', 'Rome');BOOLEAN", "\"Wind Speed\" IS NOT NULL;BOOLEAN",
            "coalesce(n, 0) -- none;BIGINT", "NOT step1;BOOLEAN", "city ~ '^O.*';BOOLEAN",
            "extract(month FROM day);BIGINT"})
    void takesExpressions(String text, String type) {
        ExpressionBench.Trial trial = bench.expression(text, SCHEMA);
        assertNull(trial.mistake(), () -> String.valueOf(trial.mistake()));
        assertEquals(type, trial.sqlType());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(SELECT 1)", "EXISTS (SELECT * FROM read_csv('/etc/passwd'))",
            "(SELECT content FROM read_text('/etc/passwd'))", "(SELECT file FROM glob('/*') LIMIT 1)", "getenv('HOME')",
            "read_csv('/etc/passwd')", "glob('*')", "current_setting('temp_directory')", "n; ATTACH '/tmp/x.duckdb'",
            "n; COPY data TO '/tmp/x'", "1) FROM data; DROP TABLE data; SELECT (1", "n) + (n", "n, wind", "n FROM data",
            "n UNION SELECT 1", "n WHERE TRUE", "n AS m", "n m", "*", "COLUMNS(*)", "#1", "?", "$1", "sum(n)",
            "count(*)", "row_number() OVER ()", "max(n) OVER ()", "list_transform([1], x -> x)", "[x FOR x IN [1]]",
            "[1, 2]", "{'a': 1}", "day[1]", "random()", "now()", "current_date", "nextval('s')",
            "repeat('x', 1000000000)",
            "range(1000000000000)", "error('x')", "data.n", "rowid", "__row", "city COLLATE nocase", "sqrt(DISTINCT n)",
            "n::JSON", "n::INT[]", "'/etc/passwd'::BLOB", "system.main.lower(city)", "PRAGMA version",
            "SET threads=9", "/*", "'", "", "   ", "DEFAULT", "query('SELECT 1')", "getvariable('x')", "n ORDER BY 1",
            "md5(city)", "pg_sleep(100)", "load_extension('x')", "CAST(n AS missing_type)", "\u0000"})
    void refusesEverythingElse(String text) {
        Mistake mistake = bench.expression(text, SCHEMA).mistake();
        assertNotNull(mistake, text);
        assertTrue(mistake.at() >= 0 && mistake.at() + mistake.length() <= Math.max(text.length(), mistake.at()), text);
        assertTrue(!mistake.why().isBlank() && mistake.why().lines().count() == 1, mistake.why());
    }

    static Stream<String> bombs() {
        return Stream.of("(".repeat(4000) + "n" + ")".repeat(4000), "n" + "+n".repeat(4900),
                "NOT ".repeat(2400) + "step1",
                "- ".repeat(4900) + "n", "lower(".repeat(1600) + "city" + ")".repeat(1600),
                "CASE WHEN step1 THEN ".repeat(420) + "n" + " END".repeat(420), "x".repeat(20_000_000),
                "'" + "x".repeat(ExpressionBench.LONGEST) + "'");
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void refusesBombs(String text) {
        assertNotNull(bench.expression(text, SCHEMA).mistake());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"wnd > 3;0;3;there is no column wnd",
            "n + wnd;4;3;there is no column wnd",
            "wind_speed;0;10;there is no column wind_speed, there is Wind Speed",
            "'éé😀' || wnd;10;3;there is no column wnd",
            "n + sum(wind);4;9;sum looks at many rows, and an expression sees one row at a time",
            "n +;3;0;it is not complete",
            "lower(city) + foo(n);14;6;there is no function foo for expressions"})
    void saysWhere(String text, int at, int length, String why) {
        Mistake mistake = bench.expression(text, SCHEMA).mistake();
        assertNotNull(mistake);
        assertEquals(at + " " + length + " " + why, mistake.at() + " " + mistake.length() + " "
                + mistake.why().replace(';', ','));
    }

    @Test
    void saysWhereASecondStatementBegins() {
        assertEquals(new Mistake(5, 1, "it is more than one expression"),
                bench.expression("n > 1; ATTACH 'x'", SCHEMA).mistake());
    }

    @Test
    void saysWhereTypesDoNotGoTogether() {
        Mistake mistake = bench.expression("n > 1 AND city * 2 > 1", SCHEMA).mistake();
        assertNotNull(mistake);
        assertTrue(mistake.at() >= 10 && mistake.at() <= 15, mistake::toString);
        assertTrue(mistake.why().contains("VARCHAR"), mistake.why());
    }

    @Test
    void aConditionIsTrueOrFalse() {
        assertNull(bench.condition("n > 3", SCHEMA).mistake());
        Mistake mistake = bench.condition("n + 3", SCHEMA).mistake();
        assertNotNull(mistake);
        assertEquals("it gives integer, and a condition is true or false", mistake.why());
    }

    @Test
    void everyOfferedFunctionIsThere() {
        for (String written : Functions.written()) {
            String name = written.substring(0, written.indexOf('('));
            Mistake mistake = bench.expression(name + "(wind, wind, wind, wind)", SCHEMA).mistake();
            assertTrue(mistake == null || !mistake.why().contains("does not exist")
                    && !mistake.why().contains("there is no"), written + ": " + mistake);
        }
    }
}
