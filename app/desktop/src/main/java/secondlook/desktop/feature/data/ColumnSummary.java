package secondlook.desktop.feature.data;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.finding.Sql;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.view.Wording;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;

/** What the head of a column shows: a small distribution and two lines. */
record ColumnSummary(ColumnProfile profile, long rows) {

    private static final long NOT_COUNTED = -1;

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final int MOST_BARS = 12;

    /** Of a column whose values were not looked at yet. */
    static ColumnSummary notYet(Column column) {
        return new ColumnSummary(new ColumnProfile(column.name(), column.type(), 0, 0, false, null, null, null,
                List.of(), List.of(), List.of()), NOT_COUNTED);
    }

    /** Bars left to right: bins of numbers and dates, otherwise the values by name. */
    List<Long> bars() {
        return profile.counts().isEmpty()
                ? values().stream().map(ColumnProfile.Frequency::count).toList()
                : profile.counts();
    }

    /** The values of a column with few, by name, so that the order is the same everywhere. */
    List<ColumnProfile.Frequency> values() {
        List<ColumnProfile.Frequency> byName = new ArrayList<>(
                profile.top().subList(0, Math.min(MOST_BARS, profile.top().size())));
        byName.sort(java.util.Comparator.comparing(ColumnProfile.Frequency::value));
        return byName;
    }

    /** Whether the column holds classes, that is a few different words. */
    boolean holdsClasses() {
        return profile.type() == ColumnType.TEXT && profile.distinct() >= 2 && profile.distinct() <= MOST_BARS
                && profile.top().size() == profile.distinct();
    }

    /** "0.0–55.9", "5 classes", "2012–2015". */
    String range() {
        String min = profile.min();
        String max = profile.max();
        if (rows == NOT_COUNTED) {
            return "";
        }
        if (min == null || max == null) {
            return "empty";
        }
        return switch (profile.type()) {
            case DATE, TIMESTAMP -> span(min, max);
            case TEXT -> holdsClasses() ? Wording.count(profile.distinct(), "class", "classes") : distinctValues();
            default -> min.replace('-', '\u2212') + "\u2013" + max.replace('-', '\u2212');
        };
    }

    /** "57.4 % are missing", "snow only 26", "67 values". */
    String note() {
        if (rows == NOT_COUNTED) {
            return "";
        }
        if (profile.missing() > 0) {
            return Figures.count(profile.missing()) + " missing";
        }
        if (profile.type() == ColumnType.TEXT) {
            if (holdsClasses()) {
                ColumnProfile.Frequency least = profile.top().getLast();
                return least.value() + " only " + Figures.count(least.count());
            }
            return "";
        }
        return distinctValues();
    }

    private String distinctValues() {
        return (profile.exact() ? "" : "\u2248 ") + Wording.count(profile.distinct(), "value", "values");
    }

    /** The condition that bars {@code from} to {@code to} (inclusive) stand for. */
    String condition(int from, int to) {
        String name = Sql.name(profile.name());
        if (profile.counts().isEmpty()) {
            List<String> chosen = values().subList(from, to + 1).stream().map(v -> Sql.text(v.value())).toList();
            return chosen.size() == 1
                    ? name + " = " + chosen.getFirst()
                    : name + " IN (" + String.join(", ", chosen) + ")";
        }
        boolean last = to == profile.counts().size() - 1;
        return name + " >= " + Sql.edge(profile.type(), profile.edges().get(from)) + " AND " + name
                + (last ? " <= " : " < ") + Sql.edge(profile.type(), profile.edges().get(to + 1));
    }

    /** The bar that a value belongs to; -1 if none. Dates and times as in {@link ColumnProfile#edges()}. */
    int barOf(double value) {
        List<Double> edges = profile.edges();
        if (edges.size() < 2 || !(value >= edges.getFirst() && value <= edges.getLast())) {
            return -1;
        }
        int bar = 0;
        while (bar < edges.size() - 2 && value >= edges.get(bar + 1)) {
            bar++;
        }
        return bar;
    }

    /** The figures of the picture in words. */
    String accessibleText() {
        return (profile.name() + ", " + profile.type().name().toLowerCase(Locale.ROOT) + ", " + range() + ", " + note())
                .replaceFirst(", $", "");
    }

    /** "2012\u20132015", or within one year "Jan\u2013Mar 2015". */
    private static String span(String from, String to) {
        if (from.length() < 10 || to.length() < 10) {
            return from + "\u2013" + to;
        }
        LocalDate first = LocalDate.parse(from.substring(0, 10));
        LocalDate last = LocalDate.parse(to.substring(0, 10));
        return first.getYear() == last.getYear()
                ? MONTH.format(first) + "\u2013" + MONTH.format(last) + " " + last.getYear()
                : first.getYear() + "\u2013" + last.getYear();
    }
}
