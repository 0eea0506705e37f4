package secondlook.runtime.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.data.TextVector;

class ConditionTest {

    private static final Schema SCHEMA = new Schema(List.of(new Column("wind", ColumnType.REAL),
            new Column("predicted", ColumnType.TEXT), new Column("id", ColumnType.INTEGER),
            new Column("wet", ColumnType.BOOLEAN), new Column("date", ColumnType.DATE)));

    /** Row 0 has every value, row 1 has none. */
    private static final FeatureBatch BATCH = new FeatureBatch(SCHEMA, 2, List.of(
            new RealVector(new double[]{8.5, Double.NaN}), new TextVector(new String[]{"sun's", null}),
            new IntegerVector(new long[]{9007199254740993L, 0}, new boolean[]{false, true}),
            new IntegerVector(new long[]{1, 0}, new boolean[]{false, true}),
            new IntegerVector(new long[]{LocalDate.of(2015, 3, 4).toEpochDay(), 0}, new boolean[]{false, true})));

    private static boolean test(String condition, int row) {
        return Condition.parse(condition).bind(SCHEMA).test(BATCH, row);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"wind > 8|true", "wind>8 AND predicted='sun''s'|true", "wind < 8|false",
            "\"wind\" BETWEEN 8 AND 8.5|true", "wind NOT BETWEEN 8 AND 8.5|false", "WIND * 2 - 1 = 16|true",
            "wind / 0 = 1|false", "predicted IN ('rain', 'sun''s')|true", "predicted NOT IN ('rain')|true",
            "predicted LIKE 's_n%'|true", "predicted LIKE '%x%'|false", "predicted IS NULL|false",
            "predicted IS NOT NULL AND NOT wet = false|true", "wet|true", "NOT wet|false", "NOT NOT wet|true",
            "id = 9007199254740993|true", "id = 9007199254740992|false", "date >= '2015-03-04'|true",
            "date < DATE '2015-03-04'|false", "date > 'no date'|false", "NULL IS NULL|true", "wind = NULL|false",
            "wind < 1 OR wind > 8 AND wet|true", "(wind < 1 OR wind > 8) AND NOT wet|false", "-wind < -8|true",
            "1e1 > wind|true", "predicted NOT IN ('rain', NULL)|false"})
    void aConditionMeansWhatItSays(String condition, boolean holds) {
        assertEquals(holds, test(condition, 0), condition);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"wind > 8", "NOT wind > 8", "wind <> 8", "predicted = 'sun'",
            "predicted NOT IN ('sun')", "NOT wet", "wind > 8 AND TRUE", "date < '2020-01-01'", "predicted LIKE '%'"})
    void whatIsMissingFulfilsNothing(String condition) {
        assertEquals(false, test(condition, 1), condition);
    }

    @Test
    void missingCanBeAskedForAndDoesNotSpoilAnOr() {
        assertTrue(test("wind IS NULL", 1));
        assertTrue(test("wind > 8 OR predicted IS NULL", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"wind >|where a field or a value belongs",
            "wind > 8; DROP TABLE x|means nothing", "read_csv('x') = 1|is a function",
            "wind = (SELECT 1)|where ) belongs",
            "'open|never closed", "wind > 'a'|is compared with", "gust > 1|there is no field gust",
            "wind|not true or false",
            "predicted + 1 = 2|needs numbers", "wind LIKE 'a'|needs a text", "99999999999999999999 = id|can hold",
            "wind NOT 8|IN, BETWEEN or LIKE", "1.2.3 = wind|not a number", "wind BETWEEN 1|where AND belongs"})
    void whatIsNoConditionIsRefusedWithTheReason(String condition, String why) {
        RefusedException refused = assertThrows(RefusedException.class, () -> test(condition, 0));
        assertTrue(refused.problem().oneLine().contains(why), refused.problem().oneLine());
    }

    @Test
    void whatIsMadeToHangOrToOverflowIsRefused() {
        assertThrows(RefusedException.class, () -> Condition.parse("(".repeat(5000)));
        assertThrows(RefusedException.class, () -> Condition.parse("wet AND ".repeat(1200) + "wet"));
        assertThrows(RefusedException.class, () -> Condition.parse("x".repeat(20_000)));
        assertThrows(RefusedException.class, () -> Condition.parse(" "));
        assertTrue(test("wet AND ".repeat(400) + "wet", 0));
        assertTrue(test("NOT ".repeat(900) + "wet", 0));
        // a naive matcher would not come back from this one
        assertEquals(false, Values.like("a".repeat(20_000), "%a".repeat(500) + "b"));
    }

    @Test
    void theFieldsAreThoseThatItNames() {
        assertEquals(Set.of("wind", "date", "p"),
                Condition.parse("wind > 1 AND (date < '2015-01-01' OR p IN (wind, 2))")
                        .fields());
    }
}
