package secondlook.app.report;

import java.util.Map;
import java.util.TreeMap;
import secondlook.app.run.RunCalibration;
import secondlook.app.run.RunManifest;

/** What every figure rests on. */
final class ProvenancePart {

    private ProvenancePart() {
    }

    static void write(Html page, ReportContent content) {
        RunManifest run = content.run();
        page.element("h2", "What this rests on").raw("<table class=\"facts\">\n");
        if (run.datasetName() != null) {
            page.fact("Data",
                    run.datasetName() + (run.datasetSha256() == null ? "" : ", SHA-256 " + run.datasetSha256())
                            + (run.where() == null ? "" : ", rows where " + run.where()));
        }
        page.fact("Model", run.modelName() + (run.modelSha256() == null ? "" : ", SHA-256 " + run.modelSha256()));
        if (content.values() == null) {
            decided(page, content);
        }
        page.fact("Run", run.id() + ", made " + Figures.moment(run.created()) + " on " + run.provider()
                + (run.providerNote() == null ? "" : " (" + run.providerNote() + ")"))
                .fact("Second Look", content.version());
        if (content.choice().audience() != Audience.EVERYONE) {
            page.fact("Rows", Figures.count(run.rows()) + ", " + Figures.count(run.invalid())
                    + (content.values() == null ? " without usable scores, " : " without a usable value")
                    + (content.values() != null
                            ? ""
                            : Figures.count(run.renormalised()) + " renormalised, " + Figures.count(run.unknownTruth())
                                    + " whose answer is no class"));
            run.warnings().forEach(warning -> page.fact("Note", warning));
        }
        if (content.choice().audience().wantsSettings()) {
            settings(page, run);
        }
        page.raw("</table>\n");
    }

    /** How it was calibrated, by which policy it is decided, and what people said. */
    private static void decided(Html page, ReportContent content) {
        RunCalibration calibration = content.run().calibration();
        page.fact("Calibration", calibration == null
                ? "none: as the model says it"
                : calibration.method() + ", fitted to " + Figures.counted(calibration.fitRows(), "row") + " of "
                        + calibration.dataset())
                .fact("Policy", PolicyWords.threshold(content.policy().policy()) + ", " + content.policy().words());
        int done = content.reviews().stream().mapToInt(r -> r.entry().done()).sum();
        int items = content.reviews().stream().mapToInt(r -> r.entry().items()).sum();
        page.fact("Review", items == 0 ? "none" : Figures.count(done) + " of " + Figures.count(items) + " answered");
    }

    private static void settings(Html page, RunManifest run) {
        for (Map.Entry<String, String> bound : new TreeMap<>(run.binding()).entrySet()) {
            page.fact("Input " + bound.getKey(), bound.getValue());
        }
        new TreeMap<>(run.versions()).forEach((name, version) -> page.fact("Version of " + name, version));
        page.fact("Java", run.jvm()).fact("Platform", run.platform());
    }
}
