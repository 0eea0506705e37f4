package secondlook.desktop.feature.monitor;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.ChunkWatch;
import secondlook.app.monitor.LogWatch;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.MonitoredRun;
import secondlook.desktop.feature.monitor.Subject.OfLog;
import secondlook.desktop.view.Wording;

/** The menus that say what is compared with what. */
final class SubjectMenus {

    private static final int MOST = 40;

    private final MonitorViewModel model;
    private final MenuButton subject;
    private final MenuButton reference;

    SubjectMenus(MonitorViewModel model, MenuButton subject, MenuButton reference) {
        this.model = model;
        this.subject = subject;
        this.reference = reference;
        subject.setAccessibleText("What is watched");
        reference.setAccessibleText("What it is compared with");
        // a menu button with no items never says that it is about to show
        subject.getItems().add(new MenuItem(""));
        reference.getItems().add(new MenuItem(""));
        subject.setOnShowing(e -> fillSubjects());
        reference.setOnShowing(e -> fillReferences());
    }

    void show(@Nullable Watch now) {
        if (now == null) {
            return;
        }
        if (now.subject() instanceof OfLog log) {
            subject.setText(ChunkTitles.words(log.period(), log.unit()) + " in the log");
            reference.setText("against " + (now.reference().equals(LogWatch.BEFORE)
                    ? "all before"
                    : ChunkTitles.words(now.reference(), log.unit())));
        } else {
            subject.setText("this run");
            reference.setText("against " + (now.reference().equals(MonitoredRun.TRAINING)
                    ? "training"
                    : title(now.reference())));
        }
    }

    private String title(String runId) {
        return model.otherRuns().stream().filter(run -> run.id().equals(runId)).findFirst().map(model::title)
                .orElse("run " + runId);
    }

    private void fillSubjects() {
        List<MenuItem> items = new ArrayList<>();
        items.add(item("this run", () -> model.watch(new Subject.CurrentRun())));
        items.add(new SeparatorMenuItem());
        for (LogChoices choice : model.months().get()) {
            items.add(item(words(choice), () -> model.watch(choice.subject())));
        }
        if (model.months().get().isEmpty()) {
            MenuItem none = new MenuItem("The prediction log has no two months to compare yet");
            none.setDisable(true);
            items.add(none);
        }
        subject.getItems().setAll(items);
    }

    /** "Log of weather-forest, March 2015: 31 entries, 11 315 rows". */
    static String words(LogChoices choice) {
        return "Log of " + choice.subject().model() + ", "
                + ChunkTitles.words(choice.subject().period(), choice.subject().unit()) + ": "
                + Wording.count(choice.entries(), "entry", "entries") + ", "
                + Wording.count(choice.rows(), "row", "rows");
    }

    private void fillReferences() {
        List<MenuItem> items = new ArrayList<>();
        Watch now = model.watch().get();
        if (now != null && now.subject() instanceof OfLog log) {
            items.add(item("all before", () -> model.compareWith(null)));
            List<ChunkWatch> periods = now.report().chunks().reversed();
            for (ChunkWatch period : periods.subList(0, Math.min(MOST, periods.size()))) {
                if (!period.name().equals(log.period())) {
                    items.add(item(ChunkTitles.words(period.name(), log.unit()),
                            () -> model.compareWith(period.name())));
                }
            }
        } else {
            items.add(item("the rows of training", () -> model.compareWith(null)));
            List<RunManifest> runs = model.otherRuns();
            for (RunManifest run : runs.subList(0, Math.min(MOST, runs.size()))) {
                items.add(item(model.title(run) + " · " + run.modelName() + " on "
                        + (run.datasetName() == null ? "predictions" : run.datasetName()),
                        () -> model.compareWith(run.id())));
            }
        }
        reference.getItems().setAll(items);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> action.run());
        return item;
    }
}
