package secondlook.app.data.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.ColumnProfile.Frequency;
import secondlook.app.data.Dataset;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobContext;

/** Values that often stand for a missing one: -999 far below the rest, the first day of a calendar, "unknown". */
final class Sentinels implements Check {

    private static final Set<Double> NUMBERS = Set.of(-1.0, -9.0, -99.0, -999.0, -9999.0, -99999.0, 99.0, 999.0, 9999.0,
            99999.0, 999999.0);

    private static final Set<String> DAYS = Set.of("1900-01-01", "1899-12-31", "1899-12-30", "1970-01-01", "1601-01-01",
            "0001-01-01", "2099-12-31", "9999-12-31");

    private static final Set<String> WORDS = Set.of("unknown", "none", "missing", "n/a", "na", "nan", "null", "-", "--",
            "?", "tbd", "not available", "unbekannt", "#n/a", "(null)", "<na>");

    /** A sentinel lies as many quartile ranges from the quartiles as no honest value does. */
    private static final double FAR = 3;

    @Override
    public Result run(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        List<Finding> found = new ArrayList<>();
        for (ColumnProfile column : profile) {
            context.checkCancelled();
            switch (column.type()) {
                case INTEGER, REAL -> numbers(dataset, column, found);
                case DATE, TIMESTAMP -> days(dataset, column, found);
                case TEXT -> words(column, found);
                case BOOLEAN -> {
                    // two values, neither of which stands for a missing one
                }
            }
        }
        return new Result(found, "No stand-ins for missing values");
    }

    private static void numbers(Dataset dataset, ColumnProfile column, List<Finding> found) {
        ColumnProfile.Spread spread = column.spread();
        String low = column.min();
        String high = column.max();
        if (spread == null || low == null || high == null) {
            return;
        }
        double range = spread.q75() - spread.q25();
        for (String end : List.of(low, high)) {
            double value = Double.parseDouble(end);
            boolean far = value < spread.q25() - FAR * range || value > spread.q75() + FAR * range;
            if (NUMBERS.contains(value) && far) {
                String condition = Sql.name(column.name()) + " = " + Sql.edge(column.type(), value);
                long rows = dataset.count(condition);
                // one far value is an outlier; the same one again is a habit
                if (rows > 1) {
                    found.add(finding(column, FigureWords.number(value), rows, condition));
                }
            }
        }
    }

    private static void days(Dataset dataset, ColumnProfile column, List<Finding> found) {
        for (String end : new String[]{column.min(), column.max()}) {
            if (end != null && end.length() >= 10 && DAYS.contains(end.substring(0, 10))) {
                String condition = Sql.name(column.name()) + "::DATE = DATE '" + end.substring(0, 10) + "'";
                found.add(finding(column, end.substring(0, 10), dataset.count(condition), condition));
            }
        }
    }

    private static void words(ColumnProfile column, List<Finding> found) {
        for (Frequency value : column.top()) {
            if (WORDS.contains(value.value().strip().toLowerCase(Locale.ROOT)) && column.distinct() > 2) {
                found.add(finding(column, '"' + value.value() + '"', value.count(),
                        Sql.name(column.name()) + " = " + Sql.text(value.value())));
            }
        }
    }

    private static Finding finding(ColumnProfile column, String value, long rows, String condition) {
        return new Finding(Finding.Level.WARNING, column.name() + " is " + value + " in some rows",
                "That often stands for a missing value; a model would take it for a real one.", rows,
                List.of(column.name()), Finding.where(condition));
    }
}
