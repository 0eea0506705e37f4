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
}
