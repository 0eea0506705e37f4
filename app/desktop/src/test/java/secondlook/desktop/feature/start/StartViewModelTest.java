package secondlook.desktop.feature.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.open.Opener;
import secondlook.desktop.open.RecentFolders;
import secondlook.desktop.open.RecentWorkspace;
import secondlook.desktop.open.SampleOffer;
import secondlook.desktop.sample.ToldNotices;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ModelFiles;

class StartViewModelTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T10:31:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private final Session session = new Session(Runnable::run);
    private final ToldNotices notices = new ToldNotices();
    private final Kept kept = new Kept();
    private StartViewModel start;

    @BeforeEach
    void open() {
        JobRunner jobs = new JobRunner(Runnable::run, Runnable::run, CLOCK);
        Opener opener = new Opener(session, jobs, notices, new ModelFiles(List.of()), kept, CLOCK, home);
        start = new StartViewModel(kept, new Offer(), opener, jobs, notices, home);
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    @Test
    void saysThatAlarmsStandInTheWorkspaceToGoOnWith() {
        kept.list.add(new RecentWorkspace(home.resolve("seattle"), null, "1 run", 0, 2, false));
        start.refresh();
        assertEquals("The workspace seattle was opened last. 2 alarms stand in it: see Monitor.", start.continueText());
    }

    @Test
    void goesOnWithTheNewestWorkspaceThatIsThere() {
        kept.list.add(new RecentWorkspace(home.resolve("gone"), null, "", 7, true));
        kept.list.add(new RecentWorkspace(home.resolve("seattle"), null, "1 run", 98, false));
        kept.list.add(new RecentWorkspace(home.resolve("older"), null, "1 run", 3, false));
        start.refresh();
        assertEquals("seattle", start.toContinue().orElseThrow().name());
        assertEquals("The workspace seattle has 98 items left to review.", start.continueText());
        assertEquals(Path.of("~", "seattle").toString(), start.place(start.toContinue().orElseThrow()));
    }

    @Test
    void saysWhenNoneIsWhereItWas() {
        kept.list.add(new RecentWorkspace(home.resolve("gone"), null, "", 0, true));
        start.refresh();
        assertTrue(start.toContinue().isEmpty());
        assertEquals("None of the workspaces listed is where it was.", start.continueText());
    }

    @Test
    void aForgottenWorkspaceLeavesTheList() {
        kept.list.add(new RecentWorkspace(home.resolve("gone"), null, "", 0, true));
        start.refresh();
        start.forget(start.workspaces().getFirst());
        assertTrue(start.workspaces().isEmpty());
        assertTrue(kept.list.isEmpty());
    }

    @Test
    void aMovedWorkspaceIsOpenedWhereItIsNow() {
        Path now = home.resolve("moved");
        Workspace.open(now, CLOCK).close();
        kept.list.add(new RecentWorkspace(home.resolve("gone"), null, "", 0, true));
        start.refresh();
        start.relocate(start.workspaces().getFirst(), now);
        assertEquals(now, Objects.requireNonNull(session.workspace().get()).folder());
        assertEquals(List.of(now), kept.list.stream().map(RecentWorkspace::folder).toList());
        assertTrue(notices.problems().isEmpty());
    }

    @Test
    void theSampleIsToldByItsOwnFigures() {
        assertEquals("A year of weather, 6 wrong answers to find", start.sampleHint());
        assertTrue(start.sampleText().contains("about 36 days"), start.sampleText());
        assertTrue(start.sampleText().contains("83.3\u00a0%"), start.sampleText());
    }

    @Test
    void timesAreShortAndKnowTheYear() {
        Instant now = CLOCK.instant();
        assertEquals("today 09:05", StartViewModel.when(Instant.parse("2026-03-14T09:05:00Z"), now, ZoneOffset.UTC));
        assertEquals("12 Mar", StartViewModel.when(Instant.parse("2026-03-12T09:05:00Z"), now, ZoneOffset.UTC));
        assertEquals("3 Feb 2025", StartViewModel.when(Instant.parse("2025-02-03T09:05:00Z"), now, ZoneOffset.UTC));
        assertEquals("", StartViewModel.when(null, now, ZoneOffset.UTC));
    }

    /** A list in memory. */
    private static final class Kept implements RecentFolders {
        private final List<RecentWorkspace> list = new ArrayList<>();

        @Override
        public List<RecentWorkspace> list() {
            return List.copyOf(list);
        }

        @Override
        public void opened(Path folder, Registry holds) {
            list.addFirst(new RecentWorkspace(folder, null, "", 0, false));
        }

        @Override
        public void remove(Path folder) {
            list.removeIf(w -> w.folder().equals(folder));
        }
    }

    private static final class Offer implements SampleOffer {
        @Override
        public @Nullable Preview preview() {
            return new Preview(new double[]{0, 0.5, 1}, new int[]{10, 20}, new int[]{5, 1});
        }

        @Override
        public Path make(JobContext context) {
            throw new IllegalStateException("not asked for");
        }
    }
}
