package secondlook.app.segment;

import java.time.DayOfWeek;
import java.time.Month;

/** What the rows of a segment have in common. */
public sealed interface Group {

    /** One value of a column of words. */
    record Word(String value) implements Group {}

    /** Yes or no. */
    record Truth(boolean value) implements Group {}

    /** One number. */
    record Exactly(double value) implements Group {}

    /**
     * Numbers in (above, upTo].
     *
     * @param above −∞ for the lowest group
     * @param upTo  +∞ for the highest group
     */
    record Range(double above, double upTo) implements Group {}

    /** A month of any year. */
    record InMonth(Month month) implements Group {}

    /** A day of any week. */
    record OnDay(DayOfWeek day) implements Group {}

    /**
     * All values that are too rare for a group of their own.
     *
     * @param values how many different ones; at least so many where there are more than are counted
     */
    record Other(int values) implements Group {}

    /** The column has no value. */
    record Missing() implements Group {}
}
