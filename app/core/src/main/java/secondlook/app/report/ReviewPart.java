package secondlook.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.ReviewEstimate;
import secondlook.app.review.ReviewEstimate.Share;
import secondlook.app.review.SessionEntry;

/** What people said, and what follows of the rows that nobody looked at. */
final class ReviewPart {

    private ReviewPart() {
    }

    static void write(Html page, ReportContent content) {
        page.element("h2", "Review");
        if (content.reviews().isEmpty()) {
            page.element("p", "No review session was started.");
            return;
        }
        HtmlTable sessions = new HtmlTable("session", "<reviewer", "<started", "done", "items");
        for (ReportedReview review : content.reviews()) {
            SessionEntry entry = review.entry();
            sessions.row(entry.name(), entry.reviewer(), Figures.moment(entry.created()), Figures.count(entry.done()),
                    Figures.count(entry.items()));
        }
        sessions.writeTo(page);
        content.reviews().forEach(review -> estimate(page, review));
        if (content.choice().audience().wantsSettings()) {
            content.reviews().forEach(review -> settings(page, review.entry()));
        }
    }

    private static void estimate(Html page, ReportedReview review) {
        ReviewEstimate estimate = review.estimate();
        HtmlTable table = new HtmlTable("wrong predictions", "rows", "answered", "wrong", "estimate", "95 % interval");
        List<IntervalPicture.Line> lines = new ArrayList<>();
        share(table, lines, "of all rows", estimate.all());
        share(table, lines, "of the flagged rows", estimate.flagged());
        share(table, lines, "of the accepted rows", estimate.accepted());
        if (table.isEmpty()) {
            return;
        }
        page.element("h3", "What the answers of " + review.entry().name() + " say");
        IntervalPicture.draw(page, lines, "Estimated share of wrong predictions with 95 % intervals");
        table.writeTo(page);
        page.element("p class=\"muted\"", estimate.whyNotAll() == null
                ? "Rows are weighted by how likely they were to be drawn."
                : "Of all rows nothing can be said: " + estimate.whyNotAll() + ".");
    }

    private static void share(HtmlTable table, List<IntervalPicture.Line> lines, String of, @Nullable Share share) {
        if (share != null) {
            table.row(of, Figures.count(share.rows()), Figures.count(share.seen()), Figures.count(share.wrong()),
                    Figures.percent(share.rate()), Figures.interval(share.interval()));
            lines.add(new IntervalPicture.Line(of, share.rate(), share.interval()));
        }
    }

    private static void settings(Html page, SessionEntry entry) {
        page.element("h3", "How the items of " + entry.name() + " were chosen").raw("<table class=\"facts\">\n")
                .fact("Policy", PolicyWords.threshold(entry.policy()));
        for (Map.Entry<String, String> option : new TreeMap<>(entry.queue().options()).entrySet()) {
            page.fact(option.getKey(), option.getValue());
        }
        entry.queue().strata().forEach(stratum -> page.fact("Part " + stratum.name(),
                Figures.count(stratum.drawn()) + " of " + Figures.counted(stratum.rows(), "row")
                        + (stratum.random() ? ", at random" : "")));
        page.raw("</table>\n");
    }
}
