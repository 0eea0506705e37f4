package secondlook.desktop.feature.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.monitor.Alarm;
import secondlook.app.monitor.ChunkWatch;
import secondlook.app.monitor.Chunking;
import secondlook.app.monitor.ColumnWatch;
import secondlook.app.monitor.LogImport;
import secondlook.app.monitor.MonitorLimits;
import secondlook.app.monitor.MonitorReport;
import secondlook.app.monitor.MonitorSettings;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.MonitoredRun;
import secondlook.app.workspace.Retention;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.feature.monitor.MonitorViewModel.State;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.open.Opener;
import secondlook.desktop.open.RecentFolders;
import secondlook.desktop.sample.ToldNotices;
import secondlook.desktop.sample.WeatherFile;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.RowSelection;
import secondlook.desktop.session.Session;
import secondlook.runtime.Problem;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ModelFiles;

/** A year of made-up weather against another year with more wind, and with fewer right in spring. */
class MonitorViewModelTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private final Session session = new Session(Runnable::run);
    private final JobRunner jobs = new JobRunner(Runnable::run, Runnable::run, CLOCK);
    private final ToldNotices notices = new ToldNotices();
    private Workspace workspace;
    private RunManifest before;
    private RunManifest now;
    private MonitorViewModel model;

    @BeforeEach
    void open() throws IOException {
        workspace = Workspace.open(home.resolve("work"), CLOCK);
        session.use(workspace, Registry.of(workspace));
        before = run(WeatherFile.write(home.resolve("before.csv"), 7));
        now = run(windy(WeatherFile.write(home.resolve("now.csv"), 8)));
        session.refresh(Registry.of(workspace));
        Opener opener = new Opener(session, jobs, notices, new ModelFiles(List.of()), RecentFolders.NONE, CLOCK, home);
        model = new MonitorViewModel(session, jobs, notices, new Alarms(session, jobs, notices), opener);
        use(now);
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    private RunManifest run(Path file) {
        String id = workspace.importDataset(file, JobContext.NONE).id();
        try (Dataset dataset = workspace.openDataset(id)) {
            RunManifest run = PredictionFiles.toRun(dataset, "weather", workspace.runsFolder(), CLOCK, JobContext.NONE);
            workspace.addRun(run);
            return run;
        }
    }

    private void use(RunManifest run) {
        session.useDataset(workspace.openDataset(Objects.requireNonNull(run.datasetId())));
        session.useRun(workspace.openRun(run.id()));
    }

    /** More wind, no rain known on some days, and in March the truth of sunny days is fog. */
    private static Path windy(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        Random random = new Random(1);
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",");
            if (!cells[0].equals("date")) {
                cells[4] = String.valueOf(Double.parseDouble(cells[4]) + 3);
                cells[1] = random.nextInt(10) == 0 ? "" : cells[1];
                cells[5] = cells[0].startsWith("2015-03") ? "fog" : cells[5];
            }
            lines.add(String.join(",", cells));
        }
        return Files.write(file, lines);
    }

    private ColumnRow row(String subject) {
        return model.rows().get().stream().filter(r -> r.subject().equals(subject)).findFirst().orElseThrow();
    }

    private Watch watched() {
        return Objects.requireNonNull(model.watch().get());
    }

    @Test
    void nothingIsComparedBeforeSomebodyLooks() {
        assertEquals(State.NO_RUN, model.state().get());
        assertTrue(jobs.active().isEmpty());
        session.goTo(Place.MONITOR);
        assertEquals(State.REFUSED, model.state().get(), "its training rows are not here");
        Problem why = Objects.requireNonNull(model.problem().get());
        assertTrue(why.why().contains("trained"));
        assertEquals(model.title(now) + " cannot be watched", why.what(), "as the breadcrumb names it");
        assertEquals(List.of(before.id()), model.otherRuns().stream().map(RunManifest::id).toList());
        assertEquals("", model.railState().getValue());
    }

    @Test
    void theFiguresAreThoseOfTheCommandLine() {
        session.goTo(Place.MONITOR);
        model.compareWith(before.id());
        assertEquals(State.SHOWN, model.state().get());
        MonitorReport report = watched().report();
        assertEquals(Chunking.by("date", Chunking.Period.MONTH), watched().chunking(), "a year goes by months");
        session.useRun(null);
        session.useDataset(null);
        try (MonitoredRun same = new MonitoredRun(workspace, now, before.id())) {
            MonitorReport again = same.watch(Chunking.by("date", Chunking.Period.MONTH), MonitorLimits.DEFAULT,
                    JobContext.NONE);
            assertEquals(again.columns(), report.columns());
            assertEquals(again.chunks(), report.chunks());
            assertEquals(again.findings(), report.findings());
        }
    }

    @Test
    void worstComesFirstAndPointsAtItsRows() {
        session.goTo(Place.MONITOR);
        model.compareWith(before.id());
        assertEquals("column wind", model.rows().get().getFirst().subject());
        assertEquals(ColumnWatch.Level.CHANGED, row("missing precipitation").level(), "missing has a line of its own");
        assertEquals("missing", row("missing precipitation").under());
        assertTrue(MonitorAnswer.of(watched()).sentence().startsWith("2 of 4 inputs are not what the model knows."),
                MonitorAnswer.of(watched()).sentence());
        model.pick("missing precipitation");
        model.select();
        RowSelection chosen = Objects.requireNonNull(session.selection().get());
        assertEquals("precipitation: missing", chosen.label());
        Dataset dataset = Objects.requireNonNull(session.dataset().get());
        assertEquals(dataset.count("precipitation IS NULL"), chosen.size());
        for (int id : dataset.ids("precipitation IS NULL", null, false)) {
            assertTrue(java.util.Arrays.binarySearch(chosen.rowIds(), id) >= 0, "row " + id);
        }
        model.pick("chunk 2015-03");
        model.openInConfidence();
        assertEquals(31, Objects.requireNonNull(session.selection().get()).size());
        assertEquals("March 2015", session.selection().get().label());
        assertEquals(Place.CONFIDENCE, session.place().get());
    }

    @Test
    void fewerRightInAMonthIsAnAlarmThatIsAcknowledgedWithANote() {
        session.goTo(Place.MONITOR);
        model.compareWith(before.id());
        ChunkWatch march = watched().report().chunks().get(2);
        assertEquals("2015-03", march.name());
        assertTrue(march.accuracyAlarming());
        List<Alarm> standing = model.alarms().all().get().stream().filter(Alarm::stands).toList();
        assertEquals(standing.size() + " alarms", model.railState().getValue());
        Alarm alarm = standing.stream().filter(a -> a.subject().equals("accuracy 2015-03")).findFirst().orElseThrow();
        assertEquals("Fewer right in March 2015", AlarmWords.title(alarm));
        model.open(alarm);
        assertEquals(Picked.chunk("2015-03"), Objects.requireNonNull(model.picked().get()).subject());
        model.alarms().acknowledge(alarm, "the truth was typed wrong");
        Alarm noted = model.alarms().all().get().stream().filter(a -> a.id() == alarm.id()).findFirst().orElseThrow();
        assertFalse(noted.stands());
        assertEquals(standing.size() - 1 + " alarms", model.railState().getValue());
        assertTrue(AlarmWords.evidence(noted).contains("the truth was typed wrong"));
        model.again();
        assertFalse(model.alarms().all().get().stream().filter(a -> a.id() == alarm.id()).findFirst().orElseThrow()
                .stands(), "what was said stays said");
    }

    @Test
    void anAlarmOfAnotherRunOpensThatRun() {
        session.goTo(Place.MONITOR);
        model.compareWith(before.id());
        Alarm alarm = model.alarms().all().get().stream().filter(a -> a.subject().equals("column wind")).findFirst()
                .orElseThrow();
        assertEquals(model.title(now), model.watched(alarm));
        use(before);
        assertEquals(State.REFUSED, model.state().get());
        assertFalse(model.isShown(alarm));
        assertNull(model.reference().get(), "another run, another reference");
        model.open(alarm);
        assertEquals(now.id(), Objects.requireNonNull(session.run().get()).manifest().id());
        assertEquals(before.id(), watched().reference());
        assertEquals("column wind", Objects.requireNonNull(model.picked().get()).subject());
        assertTrue(model.isShown(alarm));
    }

    @Test
    void limitsAndStretchesCanBeChosen() {
        session.goTo(Place.MONITOR);
        model.compareWith(before.id());
        model.change(watched().settings().with(new MonitorLimits(0.05, 100, 3, Double.NaN, 1, List.of())),
                gone -> fail("nothing is deleted by limits: " + gone));
        assertEquals(100, workspace.monitorSettings().get().psi(), "kept for the command line too");
        assertTrue(watched().report().columns().stream().noneMatch(c -> c.alarming() || c.missingAlarming()));
        model.chunk(new ChunkWish.Chosen(Chunking.ofSize(73)));
        assertEquals(5, watched().report().chunks().size());
        Trend says = Trend.of(watched(), Trend.What.SAYS);
        assertEquals(List.of("fog", "rain", "sun", "drizzle").stream().sorted().toList(),
                says.lines().stream().sorted().toList(), "snow is never said");
        assertEquals(1, says.points().getFirst().shares().stream().mapToDouble(s -> s).sum(), 1e-9);
        model.chunk(new ChunkWish.Together());
        assertEquals(List.of(), watched().report().chunks());
        assertNotNull(Trend.of(watched(), Trend.What.GOOD));
    }

    @Test
    void nothingIsDeletedBeforeItIsSaidAndWanted() {
        session.goTo(Place.MONITOR);
        model.compareWith(before.id());
        model.chunk(new ChunkWish.Together());
        MonitorSettings wanted = watched().settings().keeping(null, 0);
        List<Retention.Gone> asked = new ArrayList<>();
        model.change(wanted, asked::add);
        assertEquals(List.of(new Retention.Gone(0, 1)), asked, "the newest run keeps its rows");
        assertFalse(workspace.isMissing(before));
        assertNull(workspace.monitorSettings().get().keepRowsDays(), "who does not answer has changed nothing");
        assertEquals("The rows of 1 run will be deleted. This cannot be undone.",
                DeletionForm.words(asked.getFirst()).replace('\u00a0', ' '));
        assertEquals("The rows of 12 runs and 30 entries of the log will be deleted. This cannot be undone.",
                DeletionForm.words(new Retention.Gone(30, 12)).replace('\u00a0', ' '));
        assertEquals("1 entry of the log will be deleted. This cannot be undone.",
                DeletionForm.words(new Retention.Gone(1, 0)).replace('\u00a0', ' '));
        model.keep(wanted);
        assertTrue(workspace.isMissing(before));
        assertFalse(workspace.isMissing(now));
        model.change(wanted, asked::add);
        assertEquals(1, asked.size(), "nothing is left to be deleted");
    }

    @Test
    void whoOpensAWorkspaceIsToldOfTheAlarmsThatStand() {
        session.goTo(Place.MONITOR);
        assertEquals(List.of(), notices.done());
        model.compareWith(before.id());
        int standing = model.alarms().standing().get();
        assertTrue(standing > 0);
        assertEquals(List.of(), notices.done(), "who sees them already is not told");
        session.use(null, Registry.EMPTY);
        assertEquals(0, model.alarms().standing().get());
        workspace = Workspace.open(home.resolve("work"), CLOCK);
        session.use(workspace, Registry.of(workspace));
        assertEquals(List.of(standing + " alarms stand in work. Monitor says why."), notices.done());
    }

    @Test
    void aMonthOfTheLogIsWatchedWithoutARunAndItsAlarmLeadsBackToIt() {
        Dataset dataset = Objects.requireNonNull(session.dataset().get());
        new LogImport(dataset, (rows, truth, context) -> {
            RunManifest made = PredictionFiles.toRun(rows, "weather", home, CLOCK, context);
            return Run.open(home, made.id());
        }, new LogImport.Wish("elsewhere", "date", Chunking.Period.DAY, "weather", CLOCK.instant()), workspace.log())
                .run(JobContext.NONE);
        session.useRun(null);
        session.goTo(Place.MONITOR);
        assertEquals(State.NO_RUN, model.state().get());
        assertEquals(11, model.months().get().size(), "January has nothing before it");
        LogChoices march = model.months().get().stream().filter(c -> c.subject().period().equals("2015-03")).findFirst()
                .orElseThrow();
        assertEquals("Log of elsewhere, March 2015: 31 entries, 31 rows",
                SubjectMenus.words(march).replace('\u00a0', ' '));
        model.watch(march.subject());
        assertEquals(State.SHOWN, model.state().get());
        assertTrue(watched().isOfLog());
        assertEquals(12, watched().report().chunks().size());
        assertEquals("column weather", model.rows().get().getFirst().subject(), "all of March is fog");
        assertTrue(watched().report().chunks().get(2).accuracyAlarming());
        model.select();
        assertNull(session.selection().get(), "its rows were not kept");
        Alarm alarm = model.alarms().all().get().stream().filter(a -> a.subject().equals("accuracy 2015-03"))
                .findFirst()
                .orElseThrow();
        model.compareWith("2015-02");
        assertEquals(28, watched().report().referenceRows());
        model.watch(new Subject.OfLog("elsewhere", Chunking.Period.YEAR, ""));
        assertEquals(State.REFUSED, model.state().get(), "there is one year only");
        model.open(alarm);
        assertEquals(march.subject(), watched().subject());
        assertEquals("all before", watched().reference());
        use(now);
        assertEquals(State.REFUSED, model.state().get(), "a run that is opened is what is watched");
    }
}
