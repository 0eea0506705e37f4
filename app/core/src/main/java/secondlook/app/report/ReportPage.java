package secondlook.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import secondlook.app.review.FlaggedRows;
import secondlook.app.review.SessionEntry;
import secondlook.app.run.RunManifest;
import secondlook.runtime.data.Column;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;

/**
 * A run as one HTML page: complete in itself, no script, nothing fetched. After its first line it is well-formed XML too, so
 * that what lays out paper reads it with a strict parser.
 */
public final class ReportPage {

    static final String DOCTYPE = "<!DOCTYPE html>\n";

    private final ReportContent content;
    private final Predictions predictions;
    private final Html page = new Html();
    private int flagged;
    private int labelledAccepted;
    private int wrongAccepted;

    private ReportPage(ReportContent content) {
        this.content = content;
        this.predictions = content.predictions();
        for (int row = 0; row < predictions.rows(); row++) {
            if (FlaggedRows.flags(predictions, content.policy(), row)) {
                flagged++;
            } else if (predictions.isLabelled(row)) {
                labelledAccepted++;
                wrongAccepted += predictions.isWrong(row) ? 1 : 0;
            }
        }
    }

    /** The page's markup, UTF-8. */
    public static String of(ReportContent content) {
        return new ReportPage(content).write();
    }

    private String write() {
        String title = content.run().modelName() + " on "
                + (content.dataset() == null ? "predictions" : content.dataset().name());
        page.raw(DOCTYPE + "<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
                + "<meta name=\"description\" content=\"" + Html.escape("Second Look report: " + title) + "\"/>\n")
                .element("title", title).raw("\n<style>\n").raw(resource("report.css"))
                .raw("</style>\n</head>\n<body>\n<main>\n")
                .element("p class=\"kicker\"", "Second Look report · " + content.created()).element("h1", title);
        for (ReportSection section : ReportSection.values()) {
            if (content.sections().contains(section)) {
                write(section);
            }
        }
        return page.raw("</main>\n</body>\n</html>\n").toString();
    }

    private void write(ReportSection section) {
        switch (section) {
            case SUMMARY -> summary();
            case CONFIDENCE -> confidence();
            case RELIABILITY -> ReliabilityPart.write(page, predictions);
            case CLASSES -> classes();
            case DRIFT -> {
                if (content.drift() != null) {
                    DriftPart.write(page, content.drift(), content.alarms());
                }
            }
            case DATA -> data();
            case MODEL -> model();
            case REVIEW -> reviews();
            case PROVENANCE -> provenance();
        }
    }

    private void summary() {
        RunManifest run = content.run();
        double share = run.rows() == 0 ? Double.NaN : (double) flagged / run.rows();
        String sentence = Figures.count(flagged) + " of " + Figures.count(run.rows()) + " predictions ("
                + Figures.percent(share) + ") should be looked at by a person: " + rule() + ".";
        page.element("p class=\"lead\"", labelledAccepted == 0
                ? sentence
                : sentence + " Of the others, accepted as they are, " + Figures.percent(errorRate()) + " are wrong.");
        page.raw("<dl class=\"figures\">");
        figure("right, of all with a known answer", Figures.percent(run.accuracy()));
        figure("wrong among the accepted", Figures.percent(errorRate()));
        figure("to review", Figures.count(flagged));
        figure("mean confidence", Figures.probability(run.meanConfidence()));
        page.raw("</dl>\n");
    }

    private void figure(String name, String value) {
        page.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
    }

    private double errorRate() {
        return labelledAccepted == 0 ? Double.NaN : (double) wrongAccepted / labelledAccepted;
    }

    private String rule() {
        DecisionPolicy policy = content.policy();
        String word = policy.measure().key() + (policy.measure().highIsUnsure() ? " above " : " below ");
        return (policy.perClass().isEmpty()
                ? word + Figures.probability(policy.threshold())
                : word + "a threshold for each class") + ", " + content.policyWords();
    }

    private void confidence() {
        ConfidenceBins bins = ConfidenceBins.of(predictions);
        DecisionPolicy policy = content.policy();
        boolean onThisAxis = policy.measure() == Measure.CONFIDENCE && policy.perClass().isEmpty();
        page.element("h2", "Confidence");
        page.raw(
                "<p class=\"legend\"><span class=\"key correct\"></span> correct <span class=\"key wrong\"></span> wrong "
                        + "<span class=\"key unknown\"></span> answer not known</p>\n");
        new HistogramPicture(bins).draw(page, onThisAxis ? policy.threshold() : Double.NaN,
                Figures.probability(policy.threshold()), "How many predictions were made with which confidence");
        page.raw("<details><summary>As a table</summary><table><thead><tr><th>confidence</th><th>correct</th>"
                + "<th>wrong</th><th>not known</th></tr></thead><tbody>\n");
        for (int bin = bins.first(); bin < ConfidenceBins.BINS; bin++) {
            String range = Figures.probability((double) bin / ConfidenceBins.BINS) + "–"
                    + Figures.probability((double) (bin + 1) / ConfidenceBins.BINS);
            page.raw("<tr>").element("td", range).element("td", Figures.count(bins.correct()[bin]))
                    .element("td", Figures.count(bins.wrong()[bin])).element("td", Figures.count(bins.unknown()[bin]))
                    .raw("</tr>\n");
        }
        page.raw("</tbody></table></details>\n");
    }

    private void classes() {
        page.element("h2", "By predicted class");
        page.raw("<table class=\"wide\"><thead><tr><th>class</th><th>predicted</th><th>flagged</th><th>threshold</th>"
                + "<th>right among those with a known answer</th></tr></thead><tbody>\n");
        for (int k = 0; k < predictions.classes().size(); k++) {
            classRow(k);
        }
        page.raw("</tbody></table>\n");
    }

    private void classRow(int k) {
        int count = 0;
        int flaggedHere = 0;
        int labelled = 0;
        int right = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            if (predictions.predicted()[row] != k) {
                continue;
            }
            count++;
            flaggedHere += FlaggedRows.flags(predictions, content.policy(), row) ? 1 : 0;
            if (predictions.isLabelled(row)) {
                labelled++;
                right += predictions.isWrong(row) ? 0 : 1;
            }
        }
        String name = predictions.classes().get(k);
        page.raw("<tr>").element("td", name).element("td", Figures.count(count))
                .element("td", Figures.count(flaggedHere))
                .element("td", Figures.probability(content.policy().thresholdFor(name)))
                .element("td", Figures.percent(labelled == 0 ? null : (double) right / labelled)).raw("</tr>\n");
    }

    private void data() {
        var dataset = content.dataset();
        if (dataset == null) {
            return;
        }
        page.element("h2", "Data").raw("<table class=\"facts\">\n").fact("File", dataset.name())
                .fact("Rows", Figures.count(dataset.rows()) + (content.run().where() == null
                        ? ""
                        : ", of which " + Figures.count(content.run().rows()) + " where " + content.run().where()))
                .fact("Columns",
                        String.join(", ", dataset.schema().columns().stream().map(ReportPage::column).toList()))
                .fact("SHA-256", dataset.sha256()).fact("Imported", dataset.imported());
        var origin = dataset.origin();
        if (origin != null) {
            page.fact("Shaped from", origin.name() + ", " + Figures.count(origin.rows()) + " rows, SHA-256 "
                    + origin.sha256());
            for (int i = 0; i < origin.steps().size(); i++) {
                page.fact("Step " + (i + 1), origin.steps().get(i));
            }
        }
        dataset.warnings().forEach(warning -> page.fact("Note", warning));
        page.raw("</table>\n");
    }

    private static String column(Column column) {
        return column.name() + " (" + column.type().name().toLowerCase(java.util.Locale.ROOT) + ")";
    }

    private void model() {
        var card = content.card();
        var signature = content.signature();
        if (card == null || signature == null) {
            return;
        }
        page.element("h2", "Model").raw("<table class=\"facts\">\n").fact("Name", content.run().modelName())
                .fact("Kind", card.format() + (card.algorithm() == null ? "" : ", " + card.algorithm())
                        + (card.producer().isEmpty() ? "" : ", by " + card.producer()))
                .fact("Classes", String.join(", ", signature.classes())).fact("Scores", signature.scoreKind().key())
                .fact("SHA-256", card.sha256());
        card.metadata().forEach(page::fact);
        signature.warnings().forEach(warning -> page.fact("Note", warning));
        page.raw("</table>\n");
    }

    private void reviews() {
        page.element("h2", "Review");
        if (content.reviews().isEmpty()) {
            page.element("p", "No review session was started.");
            return;
        }
        page.raw(
                "<table class=\"wide\"><thead><tr><th>session</th><th>started</th><th>items</th><th>done</th></tr></thead><tbody>\n");
        for (SessionEntry session : content.reviews()) {
            page.raw("<tr>").element("td", session.name()).element("td", session.created())
                    .element("td", Figures.count(session.items())).element("td", Figures.count(session.done()))
                    .raw("</tr>\n");
        }
        page.raw("</tbody></table>\n");
    }

    private void provenance() {
        RunManifest run = content.run();
        page.element("h2", "What this rests on").raw("<table class=\"facts\">\n").fact("Run", run.id())
                .fact("Made", run.created()).fact("Provider", run.provider()
                        + (run.providerNote() == null ? "" : " (" + run.providerNote() + ")"))
                .fact("Without usable scores", Figures.count(run.invalid()))
                .fact("Renormalised", Figures.count(run.renormalised()))
                .fact("Answer is no class", Figures.count(run.unknownTruth()));
        for (Map.Entry<String, String> bound : new TreeMap<>(run.binding()).entrySet()) {
            page.fact("Input " + bound.getKey(), bound.getValue());
        }
        run.warnings().forEach(warning -> page.fact("Note", warning));
        new TreeMap<>(run.versions()).forEach(page::fact);
        page.fact("Java", run.jvm()).fact("Platform", run.platform()).fact("Second Look", content.version())
                .raw("</table>\n");
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
