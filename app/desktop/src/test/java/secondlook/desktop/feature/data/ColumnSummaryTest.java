package secondlook.desktop.feature.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.ColumnProfile.Frequency;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;

class ColumnSummaryTest {

    @Test
    void ofAColumnThatWasNotLookedAtNothingIsSaid() {
        ColumnSummary column = ColumnSummary.notYet(new Column("wind", ColumnType.REAL));
        assertEquals("", column.range());
        assertEquals("", column.note());
        assertTrue(column.bars().isEmpty());
    }

    private static final ColumnSummary WIND = new ColumnSummary(new ColumnProfile("wind", ColumnType.REAL, 0, 79, true,
            "-0.4", "9.5", 3.2, List.of(), List.of(-1.0, 2.0, 5.0, 9.5), List.of(3L, 2L, 1L)), 6);
    private static final ColumnSummary DAY = new ColumnSummary(new ColumnProfile("day", ColumnType.DATE, 0, 4, true,
            "2012-01-01", "2015-12-31", null, List.of(), List.of(15340.0, 16070.5, 16801.0), List.of(2L, 2L)), 4);
    private static final ColumnSummary SKY = new ColumnSummary(new ColumnProfile("the sky", ColumnType.TEXT, 0, 3, true,
            "fog", "sun", null, List.of(new Frequency("sun", 5), new Frequency("rain", 3), new Frequency("fog", 1)),
            List.of(), List.of()), 9);

    @Test
    void saysWhatAColumnHolds() {
        assertEquals("\u22120.4\u20139.5", WIND.range());
        assertEquals("79 values", WIND.note());
        assertEquals("2012\u20132015", DAY.range());
        assertEquals("3 classes", SKY.range());
        assertEquals("fog only 1", SKY.note());
        assertTrue(SKY.holdsClasses());
    }

    @Test
    void barsOfClassesStandInTheOrderOfTheirNames() {
        assertEquals(List.of(1L, 3L, 5L), SKY.bars());
    }

    @Test
    void draggingOverBarsMakesACondition() {
        assertEquals("wind >= 2 AND wind < 5", WIND.condition(1, 1));
        assertEquals("wind >= 2 AND wind <= 9.5", WIND.condition(1, 2));
        assertEquals("day >= DATE '2012-01-01' AND day < DATE '2013-12-31'", DAY.condition(0, 0));
        assertEquals("\"the sky\" IN ('fog', 'rain')", SKY.condition(0, 1));
        assertEquals("\"the sky\" = 'sun'", SKY.condition(2, 2));
    }

    @Test
    void aValueBelongsToTheBarOfItsBin() {
        assertEquals(0, WIND.barOf(-1));
        assertEquals(1, WIND.barOf(2));
        assertEquals(2, WIND.barOf(9.5));
        assertEquals(-1, WIND.barOf(9.6));
        assertEquals(-1, WIND.barOf(Double.NaN));
    }
}
