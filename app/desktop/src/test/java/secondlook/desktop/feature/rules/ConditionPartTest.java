package secondlook.desktop.feature.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.Schema;
import secondlook.runtime.expression.Condition;

/** Parts and completions make conditions that the runtime reads as they were meant. */
class ConditionPartTest {

    private static final List<Column> FIELDS = List.of(new Column("predicted", ColumnType.TEXT),
            new Column("confidence", ColumnType.REAL), new Column("wind", ColumnType.REAL),
            new Column("wind gust", ColumnType.REAL), new Column("date", ColumnType.DATE));

    @Test
    void anyNameAndAnyTextBecomeOneComparisonOfThatField() {
        Random random = new Random(11);
        String letters = "ab'\" ;-%_(OR=1日é\\";
        for (int i = 0; i < 2000; i++) {
            String name = word(random, letters);
            Column field = new Column(name, ColumnType.TEXT);
            String part = ConditionPart.of(field, random.nextBoolean() ? Comparison.IS : Comparison.CONTAINS,
                    word(random, letters));
            if (part != null) {
                Condition condition = Condition.parse(part);
                assertEquals(Set.of(name), condition.fields(), part);
                condition.bind(new Schema(List.of(field)));
            }
        }
    }

    private static String word(Random random, String letters) {
        StringBuilder word = new StringBuilder("x");
        for (int n = random.nextInt(8); n > 0; n--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    @Test
    void aValueThatDoesNotFitIsNoPart() {
        Column wind = FIELDS.get(2);
        assertEquals("wind < 2.5", ConditionPart.of(wind, Comparison.LESS, " 2.5 "));
        assertEquals("wind <= -2", ConditionPart.of(wind, Comparison.AT_MOST, "\u22122"));
        assertEquals("\"wind gust\" IS NULL", ConditionPart.of(FIELDS.get(3), Comparison.MISSING, "whatever"));
        assertEquals("\"date\" >= '2015-01-31'", ConditionPart.of(FIELDS.get(4), Comparison.AT_LEAST, "2015-01-31"));
        for (String wrong : List.of("", "windy", "2 OR 1 = 1", "NaN", "Infinity", "0x10", "1d")) {
            assertNull(ConditionPart.of(wind, Comparison.LESS, wrong), wrong);
        }
        assertNull(ConditionPart.of(wind, Comparison.CONTAINS, "2"), "a number contains no text");
        assertThrows(RefusedException.class, () -> Condition.parse("wind <"), "what the parts keep from happening");
    }

    @Test
    void wordsThatCanFollowAreOffered() {
        List<String> classes = List.of("sun", "snow", "rain");
        assertEquals(List.of("wind", "\"wind gust\""), texts("predicted = 'sun' AND wi", classes));
        assertEquals(List.of("'sun'", "'snow'"), texts("predicted = 's", classes));
        assertEquals(List.of("'sun'", "'snow'", "'rain'"), texts("wind > 2 AND predicted <> ", classes));
        assertEquals(List.of("AND"), texts("wind > 2 a", classes));
        assertTrue(texts("place = 'wi", classes).isEmpty(), "within a text nothing is known");
        Completion completion = Completion.of("wi > 2", 2, FIELDS, classes).getLast();
        assertEquals("\"wind gust\" > 2", completion.in("wi > 2"));
    }

    private static List<String> texts(String text, List<String> classes) {
        return Completion.of(text, text.length(), FIELDS, classes).stream().map(Completion::text).toList();
    }
}
