package secondlook.desktop.feature.confidence;

import java.time.format.TextStyle;
import java.util.Locale;
import secondlook.app.segment.Group;
import secondlook.app.segment.Segment;
import secondlook.desktop.chart.Figures;

/** What the rows of a segment have in common, in words. */
final class SegmentLabels {

    private static final int LONGEST = 40;

    private SegmentLabels() {
    }

    static String of(Segment segment) {
        String column = segment.grouping().column();
        return switch (segment.group()) {
            case Group.Word word -> column + " = " + shortened(word.value());
            case Group.Truth truth -> column + " = " + truth.value();
            case Group.Exactly exactly -> column + " = " + Figures.number(exactly.value());
            case Group.Range range -> column + " " + range(range);
            case Group.InMonth month -> column + " in " + month.month().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case Group.OnDay day -> column + " on " + day.day().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s";
            case Group.Other other -> column + ": " + Figures.count(other.values()) + " rarer values";
            case Group.Missing _ -> column + " missing";
        };
    }

    private static String range(Group.Range range) {
        if (range.above() == Double.NEGATIVE_INFINITY) {
            return "up to " + Figures.number(range.upTo());
        }
        if (range.upTo() == Double.POSITIVE_INFINITY) {
            return "above " + Figures.number(range.above());
        }
        String from = Figures.number(range.above());
        String to = Figures.number(range.upTo());
        // numbers that differ in the fifth digit only must not look like one
        return from.equals(to) ? range.above() + " to " + range.upTo() : from + " to " + to;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
