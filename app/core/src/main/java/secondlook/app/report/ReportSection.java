package secondlook.app.report;

import java.util.Locale;

/** A part of a report that can be left out. */
public enum ReportSection {
    SUMMARY, CONFIDENCE, RELIABILITY, CLASSES, DRIFT, DATA, MODEL, REVIEW, PROVENANCE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
