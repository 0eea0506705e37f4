package secondlook.desktop.feature.review;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.Figures;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;

/** How a person calls a row, and what is asked about it: by its date where there is one, else by its number. */
final class RowNames {

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final int date;
    private final @Nullable String truth;

    /** @param truth the column that would hold the answer; {@code null} if the run has none */
    RowNames(Schema schema, @Nullable String truth) {
        OptionalInt first = IntStream.range(0, schema.size())
                .filter(i -> schema.column(i).type() == ColumnType.DATE && !schema.column(i).name().equals(truth))
                .findFirst();
        this.date = first.orElse(-1);
        this.truth = truth;
    }

    /** Index of the column that names the rows; -1 where their numbers do. */
    int column() {
        return date;
    }

    /** Heading of the names. */
    String heading(Schema schema) {
        return date < 0 ? "row" : schema.column(date).name();
    }

    String name(FeatureBatch rows, int row, long rowId) {
        LocalDate day = day(rows, row);
        return day == null ? "row " + Figures.count(rowId + 1) : SHORT.format(day);
    }

    /** As {@link #name}, short enough for a table. */
    String brief(FeatureBatch rows, int row, long rowId) {
        LocalDate day = day(rows, row);
        return day == null ? Figures.count(rowId + 1) : day.toString();
    }

    String question(FeatureBatch rows, int row, long rowId) {
        String what = truth == null ? "right answer" : truth.replace('_', ' ');
        LocalDate day = day(rows, row);
        return day == null
                ? "What is the " + what + (truth == null ? " for row " : " of row ") + Figures.count(rowId + 1) + "?"
                : "What was the " + what + (truth == null ? " for " : " on ") + LONG.format(day) + "?";
    }

    private @Nullable LocalDate day(FeatureBatch rows, int row) {
        if (date < 0 || rows.column(date).isMissing(row)) {
            return null;
        }
        try {
            return LocalDate.ofEpochDay((long) rows.column(date).asReal(row));
        } catch (DateTimeException _) {
            return null;
        }
    }
}
