package secondlook.app.report;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a person wants in a report.
 *
 * @param sections what is in it, in this order, each once
 * @param audience for whom it is
 * @param note     stands at the top; empty for none
 */
public record ReportChoice(List<ReportSection> sections, Audience audience, String note) {

    /** Everything but the rows, which may hold what is not for everybody who gets the report. */
    public static final ReportChoice USUAL = new ReportChoice(
            Arrays.stream(ReportSection.values()).filter(s -> s != ReportSection.ROWS).toList(), Audience.COLLEAGUES,
            "");

    public ReportChoice {
        sections = List.copyOf(new LinkedHashSet<>(sections));
        note = note.strip();
    }

    public boolean has(ReportSection section) {
        return sections.contains(section);
    }
}
