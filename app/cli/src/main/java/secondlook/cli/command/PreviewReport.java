package secondlook.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import secondlook.app.review.Stratum;
import secondlook.app.review.queue.QueuePreview;

/** What a queue would be like, in words and as JSON. */
final class PreviewReport {

    private PreviewReport() {
    }

    static Document document(QueuePreview preview) {
        return new Document().put("items", preview.items()).put("invalid", preview.invalid())
                .put("audit", preview.audit()).put("alike", preview.groups())
                .put("expected_error", preview.error()).put("expected_half_width", preview.halfWidth())
                .put("expected_seconds", preview.seconds()).put("strata", preview.parts().stream().map(part -> {
                    Stratum stratum = part.stratum();
                    return new Document().put("name", stratum.name()).put("accepted", stratum.accepted())
                            .put("rows", stratum.rows()).put("drawn", stratum.drawn())
                            .put("inclusion_probability", part.chance()).put("expected_error", part.expectedError())
                            .values();
                }).toList());
    }

    static List<String> lines(QueuePreview preview) {
        List<String> lines = new ArrayList<>();
        lines.add(Words.counted(preview.items(), "item") + ", " + Words.count(preview.audit()) + " of them audit"
                + (preview.invalid() == 0 ? "" : ", " + Words.count(preview.invalid()) + " without usable scores")
                + (preview.groups() == 0 ? "" : ", " + Words.count(preview.groups()) + " alike another")
                + (Double.isNaN(preview.seconds())
                        ? ""
                        : String.format(Locale.ROOT, ", about %.0f minutes", preview.seconds() / 60)));
        for (QueuePreview.Part part : preview.parts()) {
            Stratum stratum = part.stratum();
            lines.add("  " + stratum.name() + "  " + Words.count(stratum.drawn()) + " of "
                    + Words.counted(stratum.rows(), "row")
                    + (Double.isNaN(part.expectedError())
                            ? ""
                            : ", about " + Words.percent(part.expectedError()) + " wrong if the confidence is right"));
        }
        lines.add(Double.isNaN(preview.halfWidth())
                ? "the overall error could not be estimated: part of the rows is not sampled (--audit)"
                : String.format(Locale.ROOT, "the overall error would be known to about ±%.1f percentage points",
                        100 * preview.halfWidth()));
        return lines;
    }
}
