package secondlook.desktop.feature.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import secondlook.app.policy.GuardedRun;
import secondlook.app.policy.KnownAnswers;
import secondlook.app.policy.RuleReport;
import secondlook.app.report.Audience;
import secondlook.app.report.ReportChoice;
import secondlook.app.report.ReportMaking;
import secondlook.app.report.ReportPage;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.HistogramBars;
import secondlook.desktop.feature.confidence.ConfidenceViewModel.Tab;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.sample.ToldNotices;
import secondlook.desktop.sample.WeatherFile;
import secondlook.desktop.session.Decided;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.decision.RuleOutcome;
import secondlook.runtime.guard.PolicyFigures;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ModelFiles;

/** What the Confidence screen shows and what the report's page says are the same figures, read off both. */
class ReportedFiguresTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T10:22:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Session session = new Session(Runnable::run);
    private final ConfidenceViewModel screen = new ConfidenceViewModel(session,
            new JobRunner(Runnable::run, Runnable::run, InstantSource.system()), Runnable::run, Runnable::run,
            new ToldNotices());
    private WeatherFile.Opened opened;

    @BeforeEach
    void open() {
        opened = WeatherFile.open(folder, CLOCK);
        session.use(opened.workspace(), Registry.of(opened.workspace()));
        session.useDataset(opened.dataset());
        session.useRun(opened.run());
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    private Document page() {
        ReportMaking making = new ReportMaking(opened.workspace(), new ModelFiles(List.of()), CLOCK, "1");
        return ReportPage.document(ReportPage.of(making.make(new ReportMaking.Request(opened.run().manifest(),
                screen.policy(), null, null, new ReportChoice(ReportChoice.USUAL.sections(), Audience.COLLEAGUES, "")),
                missing -> {
                }, JobContext.NONE)));
    }

    private static Element section(Document page, String id) {
        NodeList all = page.getElementsByTagName("section");
        return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i))
                .filter(one -> one.getAttribute("id").equals(id)).findFirst().orElseThrow();
    }

    /** Cells of a table's body. */
    private static List<List<String>> rows(Element table) {
        List<List<String>> rows = new ArrayList<>();
        NodeList lines = ((Element) table.getElementsByTagName("tbody").item(0)).getElementsByTagName("tr");
        for (int i = 0; i < lines.getLength(); i++) {
            NodeList cells = ((Element) lines.item(i)).getElementsByTagName("td");
            rows.add(IntStream.range(0, cells.getLength()).mapToObj(k -> cells.item(k).getTextContent()).toList());
        }
        return rows;
    }

    private static Element table(Element section) {
        return (Element) section.getElementsByTagName("table").item(0);
    }

    /** The report writes a plain space before a per cent sign where the screen has a narrow one. */
    private static String plain(String text) {
        return text.replace('\u202f', ' ').replace('\u00a0', ' ').strip();
    }

    /** "51 of 365 predictions (14.0 %)", and what of the accepted is wrong with its interval. */
    private void assertSentencesAgree() {
        String said = plain(screen.answer().get().sentence());
        String lead = plain(section(page(), "summary").getTextContent());
        String counts = said.substring(0, said.indexOf(')') + 1);
        assertTrue(counts.matches("\\d+ of 365 predictions \\(\\d+\\.\\d %\\)"), said);
        assertTrue(lead.startsWith(counts), lead);
        String wrong = said.replaceFirst(".*would be wrong about (\\S+ %).*", "$1");
        String interval = said.replaceFirst(".*95 % interval ([^)]*)\\).*", "$1");
        assertTrue(lead.contains(wrong + " are wrong (95 % interval " + interval + ")"), said + " | " + lead);
    }

    @Test
    void theSentenceTheThresholdAndTheFourFiguresAgree() {
        for (double threshold : new double[]{0.5, 0.62, 0.79, 0.93}) {
            screen.move(threshold);
            screen.settle();
            assertSentencesAgree();
            String lead = plain(section(page(), "summary").getTextContent());
            RunFacts.Labelled known = Objects.requireNonNull(Objects.requireNonNull(screen.loaded().get()).facts())
                    .labelled();
            assertTrue(lead.contains(plain(Figures.percent(known.accuracy()))), lead);
            screen.show(Tab.RELIABILITY);
            String gap = screen.answer().get().sentence().replaceFirst(".*The average gap is (\\S+) points.*", "$1");
            assertTrue(lead.contains("calibration gap" + gap + " %"), lead);
            screen.show(Tab.CONFUSION);
        }
    }

    @Test
    void theHistogramHasTheSameBarsAndTheSameAxis() {
        Element part = section(page(), "confidence");
        HistogramBars bars = screen.bars().get();
        List<List<String>> expected = new ArrayList<>();
        for (int bin = 0; bin < bars.bins(); bin++) {
            if (bars.total(bin) > 0) {
                expected.add(List.of(String.format(Locale.ROOT, "%.2f–%.2f", bars.edges()[bin], bars.edges()[bin + 1]),
                        Integer.toString(bars.correct()[bin]), Integer.toString(bars.wrong()[bin])));
            }
        }
        assertTrue(expected.size() > 10, expected.toString());
        assertEquals(expected, rows(table(part)));
        NodeList texts = part.getElementsByTagName("text");
        List<String> ticks = IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent())
                .filter(text -> text.matches("[01]\\.\\d")).toList();
        assertEquals(String.format(Locale.ROOT, "%.1f", bars.low()), ticks.getFirst(), "where the axis begins");
        assertEquals("0.2", ticks.getFirst(), "a fifth is the least confidence among five classes");
        assertEquals("1.0", ticks.getLast());
    }

    @Test
    void classesAndBinsAgree() {
        screen.move(0.7);
        screen.settle();
        screen.show(Tab.CLASSES);
        assertClassesAgree();
        List<List<String>> bins = rows(table(section(page(), "reliability")));
        var points = Objects.requireNonNull(Objects.requireNonNull(screen.loaded().get()).facts()).reliability()
                .getLast().points();
        assertEquals(points.size(), bins.size());
        for (int i = 0; i < bins.size(); i++) {
            assertEquals(Figures.count(points.get(i).rows()), bins.get(i).get(1));
            assertEquals(Figures.probability(points.get(i).said()), bins.get(i).get(2));
            assertEquals(plain(Figures.percent(points.get(i).right())), plain(bins.get(i).get(3)));
        }
    }

    private void assertClassesAgree() {
        List<List<String>> classes = rows(table(section(page(), "classes")));
        assertEquals(5, screen.classRows().get().size());
        for (ClassRow row : screen.classRows().get()) {
            List<String> said = classes.get(row.index());
            assertEquals(row.name(), said.get(0));
            assertEquals(Figures.count(row.rows()), said.get(1));
            if (row.rows() > 0) {
                assertEquals(plain(Figures.percent(row.right())), plain(said.get(2)));
                assertEquals(Figures.count(row.flagged()), said.get(4), row.name());
            }
        }
    }

    @Test
    void withRulesInForceBothSayWhatIsDecided() {
        DecisionPolicy policy = DecisionPolicy.of(Measure.CONFIDENCE, 0.6)
                .withRules(
                        List.of(new Rule("calm sun", "predicted = 'sun' AND wind < 3", RuleOutcome.REVIEW, null, false),
                                new Rule("cold", "temp_min < 0", RuleOutcome.OVERRIDE, "snow", false)));
        screen.move(0.6);
        int alone = screen.flagged().get();
        screen.guard(policy);
        assertTrue(screen.answer().get().sentence().startsWith("By the threshold alone: " + alone + " of 365"),
                "while the rules are tried: " + screen.answer().get().sentence());
        RuleReport tried = RuleReport.of(new GuardedRun("m", opened.run().predictions(), opened.dataset(), null),
                policy,
                KnownAnswers.ofTruth(opened.run().predictions()), JobContext.NONE);
        session.decide(new Decided(policy, tried.decisions(), tried.figures()));
        PolicyFigures decided = tried.figures();
        assertTrue(decided.reviewed() > alone, "the rules do something");
        assertEquals(decided.reviewed(), screen.flagged().get());
        assertTrue(plain(screen.answer().get().sentence()).contains(plain(Figures.percent(decided.errorRate()))));
        assertTrue(screen.answer().get().detail().startsWith("The threshold alone: " + alone + " of 365"));
        assertSentencesAgree();
        screen.show(Tab.CLASSES);
        assertClassesAgree();
        WholePolicy whole = Objects.requireNonNull(screen.whole());
        int said = 0;
        for (int row = 0; row < 365; row++) {
            String word = Objects.requireNonNull(whole.decision(opened.run().predictions(), row));
            said += word.equals("review") ? 1 : 0;
        }
        assertEquals(decided.reviewed(), said, "and so does the list of rows");
        screen.show(Tab.CONFUSION);
        screen.move(0.9);
        assertTrue(screen.answer().get().sentence().startsWith("By the threshold alone"), "of another threshold");
    }
}
