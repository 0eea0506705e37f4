package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import secondlook.app.report.Audience;
import secondlook.app.report.ReportChoice;
import secondlook.app.report.ReportContent;
import secondlook.app.report.ReportMaking;
import secondlook.app.report.ReportPage;
import secondlook.app.report.ReportSection;
import secondlook.app.review.ReviewEstimate;
import secondlook.app.review.ReviewQueue;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.VerdictKind;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
import secondlook.cli.sample.Sample;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.decision.RuleOutcome;
import secondlook.runtime.decision.ThresholdIndex;
import secondlook.runtime.decision.TopLabel;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;
import secondlook.runtime.evaluation.Confusion;
import secondlook.runtime.guard.RuleFigures;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ModelFiles;

/** Every figure of the sample's report is what the functions say that the window's screens ask. */
class ReportFiguresTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T10:34:00Z"), ZoneOffset.UTC);

    private static final DecisionPolicy POLICY = DecisionPolicy.of(Measure.CONFIDENCE, 0.65);

    private static final Rule WATCHED = new Rule("calm <sun>", "predicted = 'sun' AND wind < 2", RuleOutcome.REVIEW,
            null,
            true);

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // by score()
    private static Workspace workspace;
    @SuppressWarnings("NullAway.Init") // by score()
    private static RunManifest run;
    @SuppressWarnings("NullAway.Init") // by score()
    private static Predictions predictions;
    @SuppressWarnings("NullAway.Init") // by score()
    private static ReviewEstimate estimate;

    @BeforeAll
    static void score() {
        workspace = Workspace.open(folder.resolve("w"), CLOCK);
        run = Sample.install(workspace, ModelFiles.discovered(), CLOCK, JobContext.NONE);
        try (Run opened = workspace.openRun(run.id())) {
            predictions = opened.predictions();
        }
        SessionEntry entry = workspace.reviews().create("days", run.id(), POLICY, predictions.classes(), "someone",
                ReviewQueue.of(predictions, POLICY, ReviewQueue.Order.RANDOM, 30, 7));
        try (ReviewSession session = workspace.reviews().open(entry.id())) {
            for (int position = 0; position < 60; position++) {
                String said = session.item(position).predicted();
                session.answer(position, VerdictKind.LABEL, position % 4 == 0 ? "fog" : said, null, 1);
            }
            estimate = ReviewEstimate.of(session);
        }
        workspace.savePolicy(run.id(), POLICY);
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    private static ReportContent content(DecisionPolicy policy, ReportChoice choice) {
        return new ReportMaking(workspace, ModelFiles.discovered(), CLOCK, "1").make(
                new ReportMaking.Request(run, policy, "a test", null, choice), unavailable -> {
                }, JobContext.NONE);
    }

    private static ReportChoice only(ReportSection... sections) {
        return new ReportChoice(List.of(sections), Audience.COLLEAGUES, "");
    }

    private static String page(ReportSection... sections) {
        return text(ReportPage.of(content(POLICY, only(sections))));
    }

    /** What a reader sees: of elements, each on a line. */
    private static String text(String page) {
        Document document = ReportPage.document(page);
        StringBuilder text = new StringBuilder();
        NodeList all = ((Element) document.getElementsByTagName("main").item(0)).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).getElementsByTagName("*").getLength() == 0) {
                text.append(all.item(i).getTextContent()).append('\n');
            }
        }
        return text.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String interval(Interval interval) {
        return String.format(Locale.ROOT, "%.1f–%.1f %%", 100 * interval.lower(), 100 * interval.upper());
    }

    private static void assertSays(String page, String... lines) {
        assertTrue(page.contains("\n" + String.join("\n", lines) + "\n"), String.join(" | ", lines) + " in " + page);
    }

    @Test
    void theSummaryIsWhatTheThresholdDoes() {
        ThresholdIndex.Outcome outcome = new ThresholdIndex(predictions, Measure.CONFIDENCE, -1).at(0.65);
        TopLabel top = TopLabel.of(predictions);
        String page = page(ReportSection.SUMMARY);
        assertSays(page, "right, of 365 known", percent(top.accuracy()),
                interval(Wilson.of95(top.rows() - top.errors(), top.rows())));
        assertSays(page, "wrong if accepted", percent(outcome.errorRate()),
                interval(Wilson.of95(outcome.wrongAccepted(), outcome.labelledAccepted())));
        assertSays(page, "to review", String.valueOf(outcome.flagged()), percent(outcome.flagged() / 365.0));
        assertSays(page, "calibration gap",
                percent(ReliabilityTable.equalWidth(top, ReliabilityTable.NUMBER_BINS).expectedError()));
    }

    @Test
    void classesAreWhatTheConfusionSays() {
        Confusion confusion = Confusion.of(predictions);
        int rain = predictions.classes().indexOf("rain");
        ThresholdIndex.Outcome outcome = new ThresholdIndex(predictions, Measure.CONFIDENCE, rain).at(0.65);
        assertSays(page(ReportSection.CLASSES), "rain", String.valueOf(outcome.rows()),
                percent(confusion.precision(rain)),
                interval(Wilson.of95(confusion.hits(rain), confusion.predicted(rain))),
                String.valueOf(outcome.flagged()), "0.65", confusion.hits(rain) + " of " + confusion.support(rain));
    }

    @Test
    void reviewsAreWeightedEstimatesWithTheirIntervals() {
        ReviewEstimate.Share all = estimate.all();
        ReviewEstimate.Share accepted = estimate.accepted();
        assertNotNull(all);
        assertNotNull(accepted);
        String page = page(ReportSection.REVIEW);
        assertSays(page, "of all rows", String.valueOf(all.rows()), String.valueOf(all.seen()),
                String.valueOf(all.wrong()), percent(all.rate()), interval(all.interval()));
        assertSays(page, "of the accepted rows", String.valueOf(accepted.rows()), String.valueOf(accepted.seen()),
                String.valueOf(accepted.wrong()), percent(accepted.rate()), interval(accepted.interval()));
        assertTrue(accepted.rate() != (double) all.wrong() / all.seen(), "the weights matter");
    }

    @Test
    void rulesShowWhatTheyDo() {
        ReportContent content = content(POLICY.withRules(List.of(WATCHED)), only(ReportSection.RULES));
        var report = content.policy().rules();
        assertNotNull(report);
        RuleFigures rule = report.rules().getFirst();
        assertTrue(rule.hits() > 0);
        String page = text(ReportPage.of(content));
        assertSays(page, "calm <sun>", WATCHED.when(), "review", "watched only", String.valueOf(rule.hits()),
                String.valueOf(rule.helped()), String.valueOf(rule.harmed()),
                percent(rule.share()) + " (" + interval(rule.precision()) + ")");
        assertSays(page, "calm <sun>", String.valueOf(rule.without().accepted()),
                String.valueOf(rule.with().accepted()), String.valueOf(rule.without().reviewed()),
                String.valueOf(rule.with().reviewed()), percent(rule.without().errorRate()),
                percent(rule.with().errorRate()));
    }

    @Test
    void rowsToReviewAreTheFlaggedOnesLeastSureFirst() {
        String page = page(ReportSection.ROWS);
        int flagged = new ThresholdIndex(predictions, Measure.CONFIDENCE, -1).at(0.65).flagged();
        assertSays(page, flagged + ", the least sure first.");
        double least = 1;
        for (double confidence : predictions.confidence()) {
            least = Math.min(least, confidence);
        }
        int at = page.indexOf(String.format(Locale.ROOT, "\n%.2f\n", least));
        assertTrue(at > 0 && page.indexOf("0.64\n") > at, page);
        assertFalse(ReportChoice.USUAL.has(ReportSection.ROWS), "rows may hold what is not for everybody");
    }

    @Test
    void sectionsStandInTheOrderChosenUnderTheNote() {
        Document document = ReportPage.document(ReportPage.of(content(POLICY,
                new ReportChoice(List.of(ReportSection.DATA, ReportSection.SUMMARY, ReportSection.DATA),
                        Audience.EVERYONE, " <b>Mind</b> the gap\n"))));
        NodeList sections = document.getElementsByTagName("section");
        assertEquals(2, sections.getLength());
        assertEquals("data", ((Element) sections.item(0)).getAttribute("id"));
        assertTrue(text(ReportPage.of(content(POLICY, new ReportChoice(List.of(), Audience.EVERYONE, "<b>Mind</b>"))))
                .contains("<b>Mind</b>"));
    }

    @Test
    void theReaderDecidesHowMuchIsSaid() {
        List<ReportSection> all = List.of(ReportSection.values());
        int before = 0;
        for (Audience audience : List.of(Audience.EVERYONE, Audience.COLLEAGUES, Audience.AUDITORS)) {
            String page = text(ReportPage.of(content(POLICY, new ReportChoice(all, audience, ""))));
            assertTrue(page.length() > before, audience + " reads more than those before");
            assertEquals(audience == Audience.AUDITORS, page.contains(run.jvm()), audience.key());
            before = page.length();
        }
    }
}
