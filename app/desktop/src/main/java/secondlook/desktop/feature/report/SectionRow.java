package secondlook.desktop.feature.report;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import secondlook.app.report.ReportSection;

/** A section that a person can leave out or move. */
final class SectionRow {

    private final ReportSection section;
    private final BooleanProperty wanted;

    SectionRow(ReportSection section, boolean wanted) {
        this.section = section;
        this.wanted = new SimpleBooleanProperty(wanted);
    }

    ReportSection section() {
        return section;
    }

    BooleanProperty wanted() {
        return wanted;
    }
}
