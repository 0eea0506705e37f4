package secondlook.app.report;

import java.util.Locale;

/** A part of a report that can be left out, in the order in which parts stand if nobody chose another. */
public enum ReportSection {
    SUMMARY("Summary"), CONFIDENCE("Confidence and threshold"), RELIABILITY("Reliability"), CLASSES("Classes"), RULES(
            "Policy and rules"), REVIEW("Review so far"), DRIFT("Drift and alarms"), DATA(
                    "Data and findings"), MODEL("Model and versions"), ROWS("Rows to review"), PROVENANCE("Provenance");

    private final String title;

    ReportSection(String title) {
        this.title = title;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For a list to choose from. */
    public String title() {
        return title;
    }

    /** The same for a regression, which has errors and intervals instead of confidence and reliability. */
    public String titleOfValues() {
        return switch (this) {
            case CONFIDENCE -> "Errors";
            case RELIABILITY -> "Intervals";
            default -> title;
        };
    }

    /** Whether it can be said of a regression; classes, rules, reviews and drift of answers are of classifiers. */
    public boolean isOfValues() {
        return switch (this) {
            case SUMMARY, CONFIDENCE, RELIABILITY, DATA, MODEL, PROVENANCE -> true;
            case CLASSES, RULES, REVIEW, DRIFT, ROWS -> false;
        };
    }
}
