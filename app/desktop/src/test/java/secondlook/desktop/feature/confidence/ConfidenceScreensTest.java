package secondlook.desktop.feature.confidence;

import java.util.concurrent.Executor;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import secondlook.desktop.screens.FxToolkit;
import secondlook.desktop.screens.ScreenShooter;
import secondlook.desktop.session.Session;
import secondlook.desktop.theme.Theme;
import secondlook.desktop.view.Notices;
import secondlook.desktop.view.ViewLoader;
import secondlook.runtime.Problem;
import secondlook.runtime.decision.Predictions;

/** Pictures of the screen by itself, in every state. */
class ConfidenceScreensTest {

    private record Shown(Scene scene, Theme theme, ConfidenceViewModel model) {}

    private static Shown open() {
        return FxToolkit.call(() -> {
            Executor now = Runnable::run;
            Session session = new Session(now);
            Notices notices = new Notices() {
                @Override
                public void problem(Problem problem, Throwable cause) {
                    throw new AssertionError(problem.oneLine(), cause);
                }

                @Override
                public void done(String text) {
                }
            };
            ConfidenceViewModel model = new ConfidenceViewModel(session, now, now, notices);
            ViewLoader views = new ViewLoader();
            views.register(ConfidenceController.class,
                    () -> new ConfidenceController(model, new ReviewMaking(session, now, now, notices)));
            views.register(SolveController.class, () -> new SolveController(model));
            views.register(RowsController.class, () -> new RowsController(model));
            Parent view = views.load(ConfidenceController.class);
            Theme theme = new Theme();
            Scene scene = new Scene(view, 1256, 824);
            theme.dress(scene);
            return new Shown(scene, theme, model);
        });
    }

    private static LoadedRun loaded(Predictions predictions) {
        return LoadedRun.of(SampleRuns.manifest(predictions, false), predictions, null);
    }

    @Test
    void everyState() {
        Shown shown = open();
        ScreenShooter shooter = new ScreenShooter();
        FxToolkit.run(() -> shown.model().show(loaded(SampleRuns.weather())));
        FxToolkit.run(() -> shown.model().select(RowFilter.Cell.of(SampleRuns.weather(), 1, 4)));
        shooter.shoot(shown.scene(), shown.theme(), "part-confidence");
        FxToolkit.run(() -> {
            shown.model().move(0.68);
            shown.model().settle();
        });
        shooter.shoot(shown.scene(), shown.theme(), "part-confidence-drag");
    }
}
