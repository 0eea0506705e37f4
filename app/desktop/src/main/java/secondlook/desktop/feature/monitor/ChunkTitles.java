package secondlook.desktop.feature.monitor;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.Chunking;
import secondlook.app.monitor.Chunking.Period;
import secondlook.desktop.chart.Figures;

/** How stretches of time are called. */
final class ChunkTitles {

    private static final int[] SIZES = {100, 500, 1_000, 10_000};
    private static final int[] NUMBERS = {4, 10, 20};
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

    private ChunkTitles() {
    }

    /** "Month by month". */
    static String of(@Nullable Chunking chunking) {
        if (chunking == null) {
            return "All rows together";
        }
        Period period = chunking.period();
        if (period != null) {
            return switch (period) {
                case DAY -> "Day by day";
                case WEEK -> "Week by week";
                case MONTH -> "Month by month";
                case YEAR -> "Year by year";
            };
        }
        return chunking.size() > 0
                ? "Every " + Figures.count(chunking.size()) + " rows"
                : "In " + Figures.count(chunking.number()) + " parts";
    }

    /** What can be chosen, besides any other size or number. */
    static List<Chunking> choices(List<String> times, int rows) {
        List<Chunking> choices = new ArrayList<>();
        for (String time : times) {
            for (Period period : Period.values()) {
                choices.add(Chunking.by(time, period));
            }
        }
        for (int size : SIZES) {
            if (size < rows) {
                choices.add(Chunking.ofSize(size));
            }
        }
        for (int number : NUMBERS) {
            if (number < rows) {
                choices.add(Chunking.into(number));
            }
        }
        return choices;
    }

    /** Under an axis: "Jan" of "2015-01"; a January says its year. */
    static String label(String name, @Nullable Period period) {
        try {
            if (period == Period.MONTH) {
                LocalDate first = LocalDate.parse(name + "-01");
                return first.getMonthValue() == 1 ? Integer.toString(first.getYear()) : SHORT.format(first);
            }
            if (period == Period.DAY || period == Period.WEEK) {
                LocalDate day = LocalDate.parse(name);
                return day.getDayOfMonth() + " " + SHORT.format(day);
            }
        } catch (DateTimeParseException odd) {
            return name;
        }
        return period == null && name.contains("–") ? name.substring(0, name.indexOf('–')) : name;
    }

    /** In a sentence: "January 2015" of "2015-01", "rows 1–100" of "1–100". */
    static String words(String name, @Nullable Period period) {
        try {
            return switch (period) {
                case null -> "rows " + name;
                case MONTH -> MONTH.format(LocalDate.parse(name + "-01"));
                case WEEK -> "the week of " + name;
                case DAY, YEAR -> name;
            };
        } catch (DateTimeParseException odd) {
            return name;
        }
    }
}
