package secondlook.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.scoring.ScoringRun;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Place;
import secondlook.runtime.ProblemException;

/** Hands one model after another to the window while a person reviews in it. Not on the FX thread. */
final class HostileTurns {

    private final AppAssembly app;
    private final ReviewedWorkspace workspace;
    private final Path pictures;
    private final ReviewingPerson person;
    private boolean fine = true;

    HostileTurns(AppAssembly app, ReviewedWorkspace workspace, Path pictures) throws Exception {
        this.app = app;
        this.workspace = workspace;
        this.pictures = pictures;
        this.person = FxThread.on(() -> new ReviewingPerson(app));
    }

    /** By keys, as a person does. */
    void openReview() throws Exception {
        FxThread.on(() -> {
            app.opener().workspace(workspace.folder());
            return true;
        });
        FxThread.await(() -> app.session().run().get() != null && app.jobs().active().isEmpty());
        FxThread.on(() -> {
            app.session().goTo(Place.REVIEW);
            return true;
        });
        FxThread.await(() -> app.window().scene().getFocusOwner() != null
                && app.window().scene().getFocusOwner().getStyleClass().contains("session-row"));
        FxThread.on(() -> {
            new Robot().keyType(KeyCode.ENTER);
            return true;
        });
        FxThread.await(() -> app.session().review().get() != null);
    }

    void withNothing(String name) throws Exception {
        begin();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(10));
        report(name, end(), "");
    }

    /** Opens the model, scores with it where that is possible, and tells what the window says. */
    void with(Path model) throws Exception {
        String name = String.valueOf(model.getFileName());
        begin();
        long began = System.nanoTime();
        boolean opened = open(model);
        String said = FxThread.on(WindowWords::notices);
        if (opened) {
            said = score();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        FrameTimes frames = end();
        String line = said;
        // for the picture: a notice slides in
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        FxThread.on(() -> {
            WindowWords.picture(pictures.resolve(name + ".png"));
            WindowWords.closeNotices();
            app.scoring().dismiss();
            return true;
        });
        report(name, frames, String.format(Locale.ROOT, "%s after %.1f s: %s", opened ? "run ended" : "not opened",
                seconds, line));
        check(!line.isBlank() && (line.contains(name) || opened), name + " was named");
        check(FxThread.on(() -> app.session().review().get()) != null, "the review is open");
    }

    /** Whether it became the current model. */
    private boolean open(Path model) throws Exception {
        OpenModel before = FxThread.on(() -> app.session().model().get());
        FxThread.on(() -> {
            app.opener().files(List.of(model));
            return true;
        });
        FxThread.await(() -> app.jobs().active().isEmpty());
        return FxThread.on(() -> app.session().model().get()) != before;
    }

    /** Scores with the current model; the person goes back by key at once, before a short run has ended, and reviews on. */
    private String score() throws Exception {
        FxThread.await(() -> app.commands().find("run.score").obstacle().getValue().isEmpty());
        FxThread.on(() -> {
            app.commands().find("run.score").run();
            return true;
        });
        press(KeyCode.DIGIT4);
        FxThread.await(() -> app.jobs().active().isEmpty());
        ScoringRun run = FxThread.on(() -> app.scoring().current().get());
        String said = run == null ? null : failure(run.failure().get());
        if (said != null) {
            // what the run's own screen says, for the picture
            FxThread.on(() -> {
                app.session().goTo(Place.CONFIDENCE);
                return true;
            });
        }
        return said == null ? "scored all rows; notices: " + FxThread.on(WindowWords::notices) : said;
    }

    /** With Ctrl held. */
    private static void press(KeyCode key) throws Exception {
        FxThread.on(() -> {
            Robot robot = new Robot();
            robot.keyPress(KeyCode.CONTROL);
            robot.keyType(key);
            robot.keyRelease(KeyCode.CONTROL);
            return true;
        });
    }

    private static @Nullable String failure(@Nullable Throwable thrown) {
        return thrown instanceof ProblemException known ? known.problem().oneLine() : null;
    }

    private void begin() throws Exception {
        FxThread.on(() -> {
            app.session().goTo(Place.REVIEW);
            person.begin();
            return true;
        });
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }

    private FrameTimes end() throws Exception {
        // so that the last key has done what it does
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        return FxThread.on(person::end);
    }

    /** The next model runs in the same window; every answer that was typed is in the file. */
    boolean end(Path good) throws Exception {
        int before = FxThread.on(() -> app.session().registry().get().runs().size());
        with(good);
        int after = FxThread.on(() -> app.session().registry().get().runs().size());
        check(after == before + 1, "the next model ran: " + before + " runs before, " + after + " after");
        int answered = FxThread.on(person::answered);
        int stored = workspace.answersOnDisk();
        check(answered > 0 && stored == answered, answered + " items answered, " + stored + " answers on disk");
        return fine;
    }

    private void report(String name, FrameTimes frames, String said) {
        System.out.println(name + ": " + frames);
        if (!said.isEmpty()) {
            System.out.println("  " + said);
        }
    }

    private void check(boolean holds, String what) {
        System.out.println("  " + (holds ? "yes: " : "NO: ") + what);
        fine &= holds;
    }
}
