package secondlook.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.ReviewCalibration;
import secondlook.app.review.ReviewEstimate;
import secondlook.app.review.ReviewFindings;

/** What the answers of a session say so far, in words and as JSON. */
final class FindingsReport {

    private FindingsReport() {
    }

    static Document document(ReviewFindings findings) {
        ReviewEstimate estimate = findings.estimate();
        return new Document().put("error_flagged", share(estimate.flagged()))
                .put("error_accepted", share(estimate.accepted())).put("error_all", share(estimate.all()))
                .put("why_not_all", estimate.whyNotAll())
                .put("calibration", findings.calibration().map(FindingsReport::calibration).orElse(null))
                .put("seconds_per_item", findings.pace().isEmpty() ? null : findings.pace().get().secondsPerItem())
                .put("seconds_left", findings.pace().isEmpty() ? null : findings.pace().get().secondsLeft())
                .put("more_audit", findings.moreAudit().isEmpty() ? null : findings.moreAudit().getAsLong())
                .put("within", findings.within());
    }

    private static @Nullable Map<String, @Nullable Object> share(ReviewEstimate.@Nullable Share share) {
        return share == null
                ? null
                : new Document().put("rows", share.rows()).put("seen", share.seen()).put("wrong", share.wrong())
                        .put("rate", share.rate()).put("lower", share.interval().lower())
                        .put("upper", share.interval().upper()).values();
    }

    private static Map<String, @Nullable Object> calibration(ReviewCalibration calibration) {
        return new Document().put("seen", calibration.seen()).put("mean_confidence", calibration.confidence())
                .put("accuracy", calibration.accuracy()).put("overconfidence", calibration.overconfidence())
                .put("bins", calibration.bins().stream()
                        .map(bin -> new Document().put("lower_edge", bin.lower()).put("upper_edge", bin.upper())
                                .put("seen", bin.seen()).put("mean_confidence", bin.confidence())
                                .put("accuracy", bin.accuracy()).put("lower", bin.interval().lower())
                                .put("upper", bin.interval().upper()).values())
                        .toList())
                .values();
    }

    static List<String> lines(ReviewFindings findings) {
        List<String> lines = new ArrayList<>();
        ReviewEstimate estimate = findings.estimate();
        lines.add("wrong among the flagged   " + words(estimate.flagged()));
        lines.add("wrong among the accepted  " + words(estimate.accepted()));
        lines.add("wrong among all rows      " + (estimate.all() == null
                ? Words.NOT_AVAILABLE + "  " + estimate.whyNotAll()
                : words(estimate.all())));
        findings.calibration().ifPresent(c -> lines.add("on these rows it was sure to " + Words.percent(c.confidence())
                + " and right in " + Words.percent(c.accuracy())));
        findings.moreAudit().ifPresent(more -> lines.add(more == 0
                ? String.format(Locale.ROOT, "known to ±%.1f points", 100 * findings.within())
                : String.format(Locale.ROOT, "%s more for ±%.1f points", Words.counted(more, "audit item"),
                        100 * findings.within())));
        findings.pace().ifPresent(pace -> lines.add(String.format(Locale.ROOT,
                "%.1f seconds an item without breaks, %.0f minutes left", pace.secondsPerItem(),
                pace.secondsLeft() / 60)));
        return lines;
    }

    private static String words(ReviewEstimate.@Nullable Share share) {
        return share == null
                ? Words.NOT_AVAILABLE
                : Words.percent(share.rate()) + " (" + Words.percent(share.interval().lower()) + " to "
                        + Words.percent(share.interval().upper()) + "), " + share.wrong() + " of " + share.seen()
                        + " seen, " + Words.counted(share.rows(), "row");
    }
}
