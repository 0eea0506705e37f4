package secondlook.desktop.feature.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.conformal.SetReport;
import secondlook.app.review.FlaggedRows;
import secondlook.app.segment.Group;
import secondlook.app.segment.Segment;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.feature.confidence.ConfidenceViewModel.Tab;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.sample.ToldNotices;
import secondlook.desktop.sample.WeatherFile;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.data.Column;
import secondlook.runtime.decision.Predictions;

/** Without a toolkit, over a workspace on disk; everything happens at once on this thread. */
@SuppressWarnings("NullAway.Init") // set before each test
class SegmentsAndSetsTest {

    @TempDir
    private Path folder;
    private final Session session = new Session(Runnable::run);
    private final ToldNotices notices = new ToldNotices();
    private final ConfidenceViewModel model = new ConfidenceViewModel(session,
            new JobRunner(Runnable::run, Runnable::run, InstantSource.system()), Runnable::run, Runnable::run, notices);
    private Workspace workspace;
    private Predictions predictions;

    @BeforeEach
    void open() {
        WeatherFile.Opened opened = WeatherFile.open(folder,
                Clock.fixed(Instant.parse("2026-03-14T10:22:00Z"), ZoneOffset.UTC));
        workspace = opened.workspace();
        predictions = opened.run().predictions();
        session.use(workspace, Registry.of(workspace));
        session.useDataset(opened.dataset());
        session.useRun(opened.run());
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
        assertEquals(List.of(), notices.problems());
    }

    private Column column(String name) {
        return model.segments().columns().get().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    private List<SegmentRow> rows() {
        return model.segments().rows().get();
    }

    @Test
    void nothingIsReadBeforeTheTabIsOpened() {
        assertEquals(List.of(), rows());
        assertNull(model.sets().report().get());
        model.show(Tab.SEGMENTS);
        assertEquals(12, rows().size());
    }

    @Test
    void theWorstOfAllColumnsIsTheDryDays() {
        model.show(Tab.SEGMENTS);
        Segment worst = rows().getFirst().segment();
        assertEquals("precipitation", worst.grouping().column());
        assertEquals(new Group.Exactly(0), worst.group());
        assertEquals(60, worst.wrong());
        assertTrue(rows().getFirst().interval().off());
        for (int i = 1; i < rows().size(); i++) {
            assertTrue(rows().get(i - 1).segment().error() >= rows().get(i).segment().error());
        }
        String sentence = model.answer().get().sentence();
        assertTrue(sentence.startsWith("All 60 errors are where precipitation = 0"), sentence);
        assertTrue(model.answer().get().detail().contains("new data has to confirm it"),
                model.answer().get().detail());
    }

    @Test
    void theFlagRateFollowsTheThresholdAndAClassOfItsOwn() {
        model.show(Tab.SEGMENTS);
        model.segments().choose(column("date"));
        assertEquals(12, rows().size());
        model.move(0.85);
        model.scope(4);
        model.move(0.95);
        model.settle();
        for (SegmentRow row : rows()) {
            long expected = IntStream.range(0, predictions.rows()).filter(i -> row.segment().holds(i))
                    .filter(i -> FlaggedRows.flags(predictions, model.policy(), i)).count();
            assertEquals(expected, row.flagged(), row.label());
        }
        assertEquals(model.flagged().get(), rows().stream().mapToInt(SegmentRow::flagged).sum());
    }

    @Test
    void aClickOnASegmentSelectsItsRows() {
        model.show(Tab.SEGMENTS);
        model.segments().choose(column("wind"));
        SegmentRow row = rows().getLast();
        model.select(new RowFilter.InSegment(row.label(), row.segment()));
        assertEquals(row.segment().rows(), Objects.requireNonNull(model.rows().rows().get()).size());
        assertEquals(row.segment().rows(), Objects.requireNonNull(session.selection().get()).size());
        assertTrue(model.rows().chip().get().startsWith("wind "), model.rows().chip().get());
    }

    @Test
    void anotherRunForgetsWhatWasFound() {
        model.show(Tab.SEGMENTS);
        model.show(Tab.SETS);
        assertNotNull(model.sets().report().get());
        session.useRun(null);
        assertEquals(List.of(), rows());
        assertNull(model.sets().report().get());
        assertEquals(SegmentsViewModel.State.NO_COLUMNS, model.segments().state().get());
    }

    @Test
    void setsAreReportedOnTheOtherHalfAndAskedAgainWhenASettingChanges() {
        model.show(Tab.SETS);
        SetReport report = Objects.requireNonNull(model.sets().report().get());
        assertEquals(182, report.fitted());
        assertEquals(183, report.testedRows());
        assertTrue(model.answer().get().sentence().startsWith("Sets promised to hold the truth 90.0"),
                model.answer().get().sentence());
        String conditions = SetWords.conditions(report, 365);
        assertTrue(conditions.contains("183") && conditions.contains("not for each class"), conditions);
        model.sets().promise().set(0.5);
        SetReport looser = Objects.requireNonNull(model.sets().report().get());
        assertTrue(looser.meanSize() < report.meanSize());
        model.sets().perClass().set(true);
        model.sets().method().set(SetMethod.RAPS);
        SetReport raps = Objects.requireNonNull(model.sets().report().get());
        // snow is never the truth: nothing limits it
        assertTrue(raps.unlimitedClasses() >= 1);
        assertTrue(SetWords.conditions(raps, 365).contains("are in every set"));
    }

    @Test
    void rowsWithoutASingleClassAreSelected() {
        model.show(Tab.SETS);
        SetReport report = Objects.requireNonNull(model.sets().report().get());
        model.select(new RowFilter.NoSingle("no single class", report));
        assertEquals(report.withoutSingle(), Objects.requireNonNull(model.rows().rows().get()).size());
    }

    @Test
    void withoutTruthTheScreenSaysWhatIsMissing() {
        Predictions none = new Predictions(predictions.classes(), predictions.rowIds(), predictions.predicted(),
                predictions.confidence(), predictions.margin(), predictions.entropy(), predictions.status(), null);
        model.show(LoadedRun.of(SampleRuns.manifest(none, false), none, null));
        model.show(Tab.SETS);
        assertEquals(SetsViewModel.State.NO_TRUTH, model.sets().state().get());
        assertTrue(model.answer().get().sentence().contains("need the truth"), model.answer().get().sentence());
        model.show(Tab.SEGMENTS);
        assertTrue(model.answer().get().sentence().contains("nobody knows yet"), model.answer().get().sentence());
        assertTrue(rows().stream().allMatch(row -> row.flagged() >= 0 && Double.isNaN(row.segment().error())));
    }
}
