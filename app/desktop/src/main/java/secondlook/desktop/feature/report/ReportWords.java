package secondlook.desktop.feature.report;

import java.util.Arrays;
import java.util.List;
import secondlook.app.report.ReportChoice;
import secondlook.app.report.ReportContent;
import secondlook.app.report.ReportSection;
import secondlook.app.review.SessionEntry;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.view.Wording;

/** What is said above a report. */
final class ReportWords {

    private ReportWords() {
    }

    /** @param missing why sections cannot say what they should, each in a line */
    static String detail(ReportContent content, ReportChoice choice, List<String> missing) {
        StringBuilder words = new StringBuilder();
        boolean values = content.values() != null;
        long all = Arrays.stream(ReportSection.values()).filter(section -> !values || section.isOfValues()).count();
        long wanted = choice.sections().stream().filter(section -> !values || section.isOfValues()).count();
        words.append(Figures.count(wanted)).append(" of ").append(Wording.count(all, "section", "sections"))
                .append(".");
        int items = content.reviews().stream().mapToInt(review -> review.entry().items()).sum();
        int done = content.reviews().stream().map(review -> review.entry()).mapToInt(SessionEntry::done).sum();
        if (items > done) {
            words.append(" It says that ").append(Figures.count(done)).append(" of ")
                    .append(Wording.count(items, "review is", "reviews are"))
                    .append(" done; finish them first for a narrower estimate.");
        }
        if (choice.has(ReportSection.ROWS) && !values) {
            words.append(" It shows rows of the data: mind who gets it.");
        }
        missing.forEach(line -> words.append(' ').append(line));
        return words.toString();
    }
}
