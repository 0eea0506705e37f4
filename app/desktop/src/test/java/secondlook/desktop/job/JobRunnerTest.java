package secondlook.desktop.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import secondlook.runtime.job.JobCancelledException;

class JobRunnerTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Queue<Runnable> screen = new ArrayDeque<>();
    private final JobRunner runner = new JobRunner(background::add, screen::add, () -> now);
    private final List<Object> ended = new ArrayList<>();

    @Test
    void progressBecomesShareAndTimeLeft() {
        RunningJob[] running = new RunningJob[1];
        running[0] = runner.start("Scoring", context -> {
            context.step("Half way");
            now = now.plusSeconds(10);
            context.progress(1, 4);
            drain(screen);
            assertEquals(0.25, running[0].progress().get());
            assertEquals(Duration.ofSeconds(30), running[0].left().get());
            assertEquals("Half way", running[0].step().get());
            return "done";
        }, ended::add, ended::add);
        assertEquals(List.of(running[0]), runner.active());
        drain(background);
        drain(screen);
        assertEquals(List.of("done"), ended);
        assertTrue(runner.active().isEmpty());
        assertFalse(running[0].running().get());
        assertNull(running[0].left().get());
    }

    @Test
    void everyStepIsKeptWithItsTimeHoweverLateTheScreenIs() {
        RunningJob running = runner.start("Scoring", context -> {
            context.step("Opening");
            now = now.plusSeconds(2);
            context.step("Scoring");
            now = now.plusSeconds(5);
            return "done";
        }, ended::add, ended::add);
        drain(background);
        drain(screen);
        assertEquals(List.of(new JobStep("Opening", Duration.ofSeconds(2), true),
                new JobStep("Scoring", Duration.ofSeconds(5), true)), running.steps().get());
    }

    @Test
    void manyReportsWaitForTheScreenAsOne() {
        runner.start("Importing", context -> {
            for (int i = 0; i < 1000; i++) {
                context.progress(i, 1000);
            }
            return "done";
        }, ended::add, ended::add);
        drain(background);
        assertEquals(2, screen.size(), "one for all reports, one for the end");
    }

    @Test
    void cancelReachesTheJobAndIsTold() {
        RunningJob job = runner.start("Training", context -> {
            context.checkCancelled();
            return "never";
        }, ended::add, ended::add);
        job.cancel();
        drain(background);
        drain(screen);
        assertInstanceOf(JobCancelledException.class, ended.getFirst());
    }

    @Test
    void unknownAmountShowsNoShare() {
        RunningJob job = runner.start("Reading", context -> {
            context.progress(5, -1);
            return "done";
        }, ended::add, ended::add);
        drain(background);
        Objects.requireNonNull(screen.poll()).run();
        assertEquals(-1, job.progress().get());
    }

    private static void drain(Queue<Runnable> queue) {
        for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
            task.run();
        }
    }
}
