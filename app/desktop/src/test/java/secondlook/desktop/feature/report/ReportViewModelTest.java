package secondlook.desktop.feature.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import secondlook.app.data.Dataset;
import secondlook.app.report.Audience;
import secondlook.app.report.ReportMaking;
import secondlook.app.report.ReportSection;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.feature.report.ReportViewModel.State;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.open.SessionFolder;
import secondlook.desktop.open.ShownDocuments;
import secondlook.desktop.sample.ToldNotices;
import secondlook.desktop.sample.WeatherFile;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.ThresholdIndex;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ModelFiles;

/** A report of a made-up year, without a toolkit. */
class ReportViewModelTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T10:34:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private final Session session = new Session(Runnable::run);
    private final JobRunner jobs = new JobRunner(Runnable::run, Runnable::run, CLOCK);
    private final ToldNotices notices = new ToldNotices();
    private final List<String> shown = new ArrayList<>();
    private SessionFolder passing;
    private Workspace workspace;
    private RunManifest run;
    private ReportViewModel model;

    @BeforeEach
    void open() throws IOException {
        passing = new SessionFolder(home.resolve("cache/reports"));
        workspace = Workspace.open(home.resolve("work"), CLOCK);
        session.use(workspace, Registry.of(workspace));
        String id = workspace.importDataset(WeatherFile.write(home.resolve("year.csv"), 7), JobContext.NONE).id();
        try (Dataset dataset = workspace.openDataset(id)) {
            run = PredictionFiles.toRun(dataset, "weather", workspace.runsFolder(), CLOCK, JobContext.NONE);
            workspace.addRun(run);
        }
        ShownDocuments documents = new ShownDocuments();
        documents.useFor(shown::add);
        model = new ReportViewModel(session, jobs, notices,
                of -> new ReportMaking(of, new ModelFiles(List.of()), CLOCK, "1"), documents, passing);
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    private void use(double threshold) {
        session.useDataset(workspace.openDataset(Objects.requireNonNull(run.datasetId())));
        session.useRun(workspace.openRun(run.id()));
        session.usePolicy(DecisionPolicy.of(Measure.CONFIDENCE, threshold));
    }

    private String text() {
        return Objects.requireNonNull(model.page().get()).getElementsByTagName("main").item(0).getTextContent();
    }

    private List<String> shownSections() {
        NodeList all = Objects.requireNonNull(model.page().get()).getElementsByTagName("section");
        return IntStream.range(0, all.getLength()).mapToObj(i -> ((Element) all.item(i)).getAttribute("id")).toList();
    }

    private int indexOf(ReportSection section) {
        return model.sections().stream().map(SectionRow::section).toList().indexOf(section);
    }

    private SectionRow row(ReportSection section) {
        return model.sections().get(indexOf(section));
    }

    @Test
    void nothingIsGatheredBeforeSomebodyLooks() {
        assertEquals(State.NO_RUN, model.state().get());
        use(0.6);
        assertEquals(State.MAKING, model.state().get());
        assertNull(model.page().get());
        session.goTo(Place.REPORT);
        assertEquals(State.SHOWN, model.state().get());
        assertFalse(text().isEmpty());
        session.useRun(null);
        assertEquals(State.NO_RUN, model.state().get());
        assertNull(model.page().get());
    }

    @Test
    void theFiguresAreThoseOfTheThresholdOnTheOtherScreen() {
        session.goTo(Place.REPORT);
        for (double threshold : new double[]{0.6, 0.9}) {
            use(threshold);
            try (Run opened = workspace.openRun(run.id())) {
                int flagged = new ThresholdIndex(opened.predictions(), Measure.CONFIDENCE, -1).at(threshold).flagged();
                assertTrue(text().contains(flagged + " of 365 predictions"), text());
            }
        }
    }

    @Test
    void theDraggedThresholdCountsOnceTheScreenIsLookedAtAgain() {
        use(0.6);
        session.goTo(Place.REPORT);
        String before = text();
        session.goTo(Place.CONFIDENCE);
        session.usePolicy(DecisionPolicy.of(Measure.CONFIDENCE, 0.95));
        assertEquals(before, text(), "nobody looks");
        session.goTo(Place.REPORT);
        assertTrue(text().contains("below 0.95"), text());
    }

    @Test
    void sectionsAreLeftOutAndMoved() {
        use(0.6);
        session.goTo(Place.REPORT);
        assertEquals("summary", shownSections().getFirst());
        assertFalse(shownSections().contains("rows"));
        assertTrue(model.detail().get().startsWith("10 of 11 sections."), model.detail().get());
        row(ReportSection.SUMMARY).wanted().set(false);
        row(ReportSection.ROWS).wanted().set(true);
        model.move(indexOf(ReportSection.ROWS), -5);
        assertEquals("rows", shownSections().getFirst());
        assertFalse(shownSections().contains("summary"));
        assertTrue(text().contains("the least sure first"), "it was gathered with the rest");
        assertTrue(model.detail().get().contains("mind who gets it"), model.detail().get());
    }

    @Test
    void theNoteAndTheReadersAreFollowed() {
        use(0.6);
        session.goTo(Place.REPORT);
        model.note().set("Mind the <gap>");
        assertTrue(text().contains("Mind the <gap>"));
        assertFalse(text().contains("Platform"));
        model.audience().set(Audience.AUDITORS);
        assertTrue(text().contains("Platform"));
    }

    @Test
    void bothKindsOfFilesAreSavedAndCanBeOpened() throws IOException {
        use(0.6);
        session.goTo(Place.REPORT);
        row(ReportSection.DATA).wanted().set(false);
        assertEquals("Report year on year", model.fileName());
        Path page = home.resolve("a page.html");
        Path paper = home.resolve("paper.pdf");
        model.save(page);
        model.save(paper);
        String html = Files.readString(page);
        assertTrue(html.startsWith("<!DOCTYPE html>") && !html.contains("<section id=\"data\">"));
        assertTrue(Files.readString(paper, java.nio.charset.StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
        assertEquals(List.of("a page.html is saved", "paper.pdf is saved"), notices.done());
        Objects.requireNonNull(notices.ways().get("Open")).run();
        Objects.requireNonNull(notices.ways().get("Open folder")).run();
        assertEquals(List.of(paper.toUri().toString(), home.toUri().toString()), shown);
        model.openInBrowser();
        assertTrue(shown.getLast().endsWith("/report.html"), shown.getLast());
        Path looked = Path.of(java.net.URI.create(shown.getLast()));
        assertTrue(looked.startsWith(home.resolve("cache/reports")), "where the program's own folders are");
        assertTrue(Files.isRegularFile(looked));
        model.openInBrowser();
        Path again = Path.of(java.net.URI.create(shown.getLast()));
        assertNotEquals(looked, again, "what is looked at already stays as it is");
        Path reports = home.resolve("cache/reports");
        assertEquals(reports.relativize(looked).getName(0), reports.relativize(again).getName(0),
                "one folder for the session");
        passing.close();
        try (java.util.stream.Stream<Path> left = Files.list(home.resolve("cache/reports"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void whatIsSavedIsOfTheThresholdOnTheOtherScreenToo() throws IOException {
        ArrayDeque<Runnable> waiting = new ArrayDeque<>();
        ReportViewModel slow = new ReportViewModel(session, new JobRunner(waiting::add, Runnable::run, CLOCK), notices,
                of -> new ReportMaking(of, new ModelFiles(List.of()), CLOCK, "1"), new ShownDocuments(), passing);
        use(0.6);
        session.goTo(Place.REPORT);
        finish(waiting);
        session.goTo(Place.CONFIDENCE);
        session.usePolicy(DecisionPolicy.of(Measure.CONFIDENCE, 0.95));
        session.goTo(Place.REPORT);
        Path page = home.resolve("page.html");
        slow.save(page);
        finish(waiting);
        assertTrue(Files.readString(page).contains("below 0.95"));
    }

    private static void finish(ArrayDeque<Runnable> waiting) {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    @Test
    void aNoteIsOfTheRunThatItWasWrittenFor() {
        use(0.6);
        session.goTo(Place.REPORT);
        model.note().set("The sensor was new in March.");
        session.useRun(null);
        assertEquals("", model.note().get());
        use(0.6);
        assertEquals("The sensor was new in March.", model.note().get());
        assertTrue(text().contains("The sensor was new in March."));
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        use(0.6);
        session.goTo(Place.REPORT);
        model.save(home.resolve("no such folder").resolve("r.html"));
        assertEquals(1, notices.problems().size());
        assertTrue(notices.done().isEmpty());
        assertEquals(State.SHOWN, model.state().get());
    }
}
