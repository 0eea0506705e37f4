package secondlook.app.report;

import secondlook.app.registry.Lineage;
import secondlook.app.registry.ModelVersion;
import secondlook.app.registry.VersionComparison;
import secondlook.runtime.comparison.Difference;
import secondlook.runtime.comparison.PairedComparison;
import secondlook.runtime.model.ModelCard;

/** What the model is, where it comes from, and how it stands against the one that counts. */
final class ModelPart {

    private ModelPart() {
    }

    static void write(Html page, ReportContent content) {
        ReportedModel model = content.model();
        page.element("h2", "Model");
        if (model == null) {
            page.element("p", content.run().modelName() + " is not in the workspace.");
            return;
        }
        ModelCard card = model.card();
        page.raw("<table class=\"facts\">\n").fact("Name", content.run().modelName())
                .fact("Kind", card.format() + (card.algorithm() == null ? "" : ", " + card.algorithm())
                        + (card.producer().isEmpty() ? "" : ", by " + card.producer()))
                .fact("Classes", String.join(", ", model.signature().classes()))
                .fact("Scores", model.signature().scoreKind().key()).fact("SHA-256", card.sha256());
        ModelVersion version = model.version();
        if (version != null) {
            lineage(page, version);
        }
        if (content.choice().audience().wantsSettings()) {
            card.metadata().forEach(page::fact);
        }
        model.signature().warnings().forEach(warning -> page.fact("Note", warning));
        page.raw("</table>\n");
        if (model.versions().size() > 1) {
            versions(page, model);
        }
        VersionComparison comparison = model.comparison();
        if (comparison != null) {
            comparison(page, comparison);
        }
    }

    private static void lineage(Html page, ModelVersion version) {
        Lineage lineage = version.lineage();
        page.fact("Version", version.version() + ", " + version.state().key());
        if (lineage.dataset() != null) {
            page.fact("Trained on", lineage.dataset() + (lineage.where() == null ? "" : " where " + lineage.where()));
        }
        if (lineage.parent() != null) {
            page.fact("Made to replace", "version " + lineage.parent());
        }
        page.fact("Came here", lineage.source());
    }

    private static void versions(Html page, ReportedModel model) {
        page.element("h3", "Versions");
        HtmlTable table = new HtmlTable("version", "<state", "<added", "<SHA-256");
        for (ModelVersion version : model.versions()) {
            boolean reported = model.version() != null && version.id() == model.version().id();
            table.row(version.version() + (reported ? " (this one)" : ""), version.state().key(),
                    Figures.moment(version.added()), version.sha256().substring(0, 12));
        }
        table.writeTo(page);
    }

    private static void comparison(Html page, VersionComparison comparison) {
        PairedComparison figures = comparison.figures();
        page.element("h3", "Against the champion, version " + comparison.champion());
        page.element("p", Figures.counted(figures.rows(), "row") + (comparison.where() == null
                ? ""
                : " where " + comparison.where()) + ", the same for both; p = " + Figures.probability(figures.pValue())
                + " (McNemar) that they are equally often right.");
        HtmlTable table = new HtmlTable("figure", "champion", "this one", "difference", "95 % interval");
        row(table, "share right", figures.accuracy());
        row(table, "log loss", figures.logLoss());
        row(table, "Brier score", figures.brier());
        row(table, "calibration gap", figures.ece());
        figures.perClass().forEach(k -> row(table, "found of " + k.name(), k.recall()));
        table.writeTo(page);
        comparison.contractBreaks().forEach(broken -> page.element("p", broken));
        comparison.notes().forEach(note -> page.element("p class=\"muted\"", note));
    }

    private static void row(HtmlTable table, String name, Difference difference) {
        table.row(name, Figures.precise(difference.first()), Figures.precise(difference.second()),
                Figures.difference(difference.change()), difference.interval().isAvailable()
                        ? Figures.difference(difference.interval().lower()) + " to "
                                + Figures.difference(difference.interval().upper())
                        : Figures.NOT_AVAILABLE);
    }
}
