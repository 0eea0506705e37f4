package secondlook.app.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.DatasetManifest;
import secondlook.app.data.finding.Finding;
import secondlook.runtime.data.ColumnType;

/** What the rows are, what their columns hold, and what is odd in them. */
final class DataPart {

    private static final int SHORT = 40;

    private DataPart() {
    }

    static void write(Html page, ReportContent content) {
        ReportedData data = content.data();
        page.element("h2", "Data");
        if (data == null) {
            page.element("p", "The predictions were made elsewhere; the rows are not at hand.");
            return;
        }
        DatasetManifest dataset = data.manifest();
        String where = content.run().where();
        page.raw("<table class=\"facts\">\n").fact("File", dataset.name())
                .fact("Rows", Figures.count(dataset.rows()) + (where == null
                        ? ""
                        : ", of which " + Figures.count(content.run().rows()) + " where " + where))
                .fact("SHA-256", dataset.sha256()).fact("Imported", Figures.moment(dataset.imported()));
        var origin = dataset.origin();
        if (origin != null) {
            page.fact("Shaped from", origin.name() + ", " + Figures.counted(origin.rows(), "row") + ", SHA-256 "
                    + origin.sha256());
            for (int i = 0; i < origin.steps().size(); i++) {
                page.fact("Step " + (i + 1), origin.steps().get(i));
            }
        }
        dataset.warnings().forEach(warning -> page.fact("Note", warning));
        if (content.choice().audience().wantsSettings()) {
            page.fact("Read from", dataset.source()).fact("Format", dataset.format());
            dataset.options().forEach((name, value) -> page.fact("Read with " + name, value));
        }
        page.raw("</table>\n");
        columns(page, data);
        findings(page, data);
    }

    private static void columns(Html page, ReportedData data) {
        HtmlTable table = new HtmlTable("column", "<type", "missing", "different", "least", "most",
                "mean or most often");
        if (data.profile().isEmpty()) {
            data.manifest().schema().columns().forEach(column -> table.row(column.name(),
                    column.type().name().toLowerCase(Locale.ROOT), "–", "–", "–", "–", "–"));
        }
        for (ColumnProfile column : data.profile()) {
            table.row(column.name(), column.type().name().toLowerCase(Locale.ROOT), Figures.count(column.missing()),
                    (column.exact() ? "" : "about ") + Figures.count(column.distinct()), text(column, column.min()),
                    text(column, column.max()), middle(column));
        }
        table.writeTo(page);
    }

    private static String text(ColumnProfile column, @Nullable String value) {
        return Figures.value(value, column.type() == ColumnType.REAL || column.type() == ColumnType.INTEGER);
    }

    private static String middle(ColumnProfile column) {
        if (column.mean() != null) {
            return Figures.fixed(column.mean());
        }
        return column.top().isEmpty()
                ? Figures.NOT_AVAILABLE
                : Figures.shortened(column.top().getFirst().value(), SHORT) + " ("
                        + Figures.count(column.top().getFirst().count()) + ")";
    }

    private static void findings(Html page, ReportedData data) {
        if (!data.findings().found().isEmpty()) {
            page.element("h3", "What is odd");
            HtmlTable table = new HtmlTable("finding", "<", "rows");
            for (Finding finding : data.findings().found()) {
                table.row(finding.title(), finding.detail(),
                        finding.count() < 0 ? Figures.NOT_AVAILABLE : Figures.count(finding.count()));
            }
            table.writeTo(page);
        }
        if (!data.findings().fine().isEmpty()) {
            page.element("p class=\"muted\"", "As it should be: " + String.join("; ", data.findings().fine()) + ".");
        }
    }
}
