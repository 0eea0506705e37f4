package secondlook.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.w3c.dom.Document;

/**
 * A run as one HTML page: complete in itself, no script, nothing fetched. After its first line it is well-formed XML too, so
 * that what lays out paper reads it with a strict parser.
 */
public final class ReportPage {

    static final String DOCTYPE = "<!DOCTYPE html>\n";

    private ReportPage() {
    }

    /** The page's markup, UTF-8. */
    public static String of(ReportContent content) {
        String title = content.title();
        Html page = new Html();
        page.raw(DOCTYPE + "<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
                + "<meta name=\"description\" content=\"").text("Second Look report: " + title).raw("\"/>\n")
                .element("title", title).raw("\n<style>\n").raw(resource("report.css"))
                .raw("</style>\n</head>\n<body>\n<main>\n")
                .element("p class=\"kicker\"", "Second Look report · " + Figures.moment(content.created()))
                .element("h1", title);
        if (!content.choice().note().isEmpty()) {
            page.element("p class=\"note\"", content.choice().note());
        }
        ReportedValues values = content.values();
        for (ReportSection section : content.choice().sections()) {
            if (values == null) {
                write(section, content, page);
            } else if (section.isOfValues()) {
                write(section, content, values, page);
            }
        }
        return page.raw("</main>\n</body>\n</html>\n").toString();
    }

    /** The page read back, for those who draw it by themselves; without document type, entities or anything from elsewhere. */
    public static Document document(String page) {
        return PdfPage.parse(page);
    }

    private static void write(ReportSection section, ReportContent content, Html page) {
        page.raw("<section id=\"" + section.key() + "\">\n");
        switch (section) {
            case SUMMARY -> SummaryPart.write(page, content);
            case CONFIDENCE -> ConfidencePart.write(page, content);
            case RELIABILITY -> ReliabilityPart.write(page, content);
            case CLASSES -> ClassesPart.write(page, content);
            case RULES -> RulesPart.write(page, content);
            case REVIEW -> ReviewPart.write(page, content);
            case DRIFT -> DriftPart.write(page, content);
            case DATA -> DataPart.write(page, content);
            case MODEL -> ModelPart.write(page, content);
            case ROWS -> RowsPart.write(page, content);
            case PROVENANCE -> ProvenancePart.write(page, content);
        }
        page.raw("</section>\n");
    }

    /** Of a regression. */
    private static void write(ReportSection section, ReportContent content, ReportedValues values, Html page) {
        switch (section) {
            case SUMMARY, CONFIDENCE, RELIABILITY -> {
                page.raw("<section id=\"" + section.key() + "\">\n");
                switch (section) {
                    case SUMMARY -> ErrorsPart.summary(page, values);
                    case CONFIDENCE -> ErrorsPart.picture(page, content, values);
                    default -> ErrorsPart.intervals(page, values);
                }
                page.raw("</section>\n");
            }
            default -> write(section, content, page);
        }
    }

    static String resource(String name) {
        try (InputStream in = Objects
                .requireNonNull(ReportPage.class.getResourceAsStream("/secondlook/app/report/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
