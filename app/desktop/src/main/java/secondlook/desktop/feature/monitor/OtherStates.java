package secondlook.desktop.feature.monitor;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.run.RunManifest;
import secondlook.desktop.command.Command;
import secondlook.desktop.feature.monitor.MonitorViewModel.State;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.view.EmptyScreen;
import secondlook.runtime.Problem;

/** What stands on the screen where nothing was compared. */
final class OtherStates {

    private static final int MOST = 3;

    private final MonitorViewModel model;
    private final List<Command> waysOn;
    private final HBox log = new HBox();
    private final ProgressBar bar = new ProgressBar();
    private final Label step = new Label();

    OtherStates(MonitorViewModel model, List<Command> waysOn) {
        this.model = model;
        this.waysOn = waysOn;
        log.getStyleClass().add("actions");
        bar.getStyleClass().add("monitor-progress");
        step.getStyleClass().add("under-answer");
        model.months()
                .subscribe(months -> log.getChildren().setAll(months.stream().limit(1).map(this::month).toList()));
        model.running().subscribe(this::follow);
    }

    List<Node> of(State state) {
        return switch (state) {
            case NO_RUN -> List.of(empty());
            case WATCHING -> List.of(watching());
            case STOPPED -> List.of(page("The comparison was stopped.", "",
                    List.of(button("Compare again", "fth-refresh-cw", model::again))));
            case REFUSED -> List.of(refused());
            case SHOWN -> List.of();
        };
    }

    private Node empty() {
        EmptyScreen empty = new EmptyScreen("Nothing has been scored yet, so there is nothing to watch.",
                "A run is compared with the rows its model learned from, or with any other run: every column, what the "
                        + "model says, and how often it is right.");
        waysOn.forEach(empty::with);
        empty.getChildren().add(log);
        return empty;
    }

    private Button month(LogChoices month) {
        return button(SubjectMenus.words(month), "fth-activity", () -> model.watch(month.subject()));
    }

    private void follow(@Nullable RunningJob job) {
        bar.progressProperty().unbind();
        step.textProperty().unbind();
        if (job != null) {
            bar.progressProperty().bind(job.progress());
            step.textProperty().bind(job.step());
        }
    }

    private Node watching() {
        VBox page = page("Comparing the run with its reference…", "",
                List.of(button("Cancel", "fth-x", model::cancel)));
        page.getChildren().addAll(1, List.of(step, bar));
        return page;
    }

    private Node refused() {
        Problem problem = model.problem().get();
        List<Button> ways = new ArrayList<>();
        if (model.subject() instanceof Subject.OfLog) {
            if (model.hasRun()) {
                ways.add(button("Watch this run", "fth-activity", () -> model.watch(new Subject.CurrentRun())));
            }
            model.months().get().stream().limit(MOST).map(this::month).forEach(ways::add);
            return page(said(problem), why(problem), ways);
        }
        for (RunManifest run : model.otherRuns().stream().limit(MOST).toList()) {
            ways.add(button("Compare with " + model.title(run), "fth-activity", () -> model.compareWith(run.id())));
        }
        if (model.reference().get() != null) {
            ways.add(button("Compare with training", "fth-database", () -> model.compareWith(null)));
        }
        String rows = model.hasModel() ? "open the rows it was trained on" : "open other predictions to compare with";
        String remedy = ways.isEmpty()
                ? Character.toUpperCase(rows.charAt(0)) + rows.substring(1) + "."
                : "Choose a run to compare with, or " + rows + ".";
        waysOn.stream().filter(way -> way.id().equals("open.files")).map(this::button).forEach(ways::add);
        return page(said(problem), problem == null ? "" : why(problem) + " " + remedy, ways);
    }

    private Button button(Command way) {
        return button(way.title().getValue(), way.icon(), way::run);
    }

    private static String said(@Nullable Problem problem) {
        return problem == null ? "This cannot be watched." : problem.what() + ".";
    }

    private static String why(@Nullable Problem problem) {
        return problem == null
                ? ""
                : Character.toUpperCase(problem.why().charAt(0)) + problem.why().substring(1) + ".";
    }

    private static Button button(String text, String icon, Runnable action) {
        Button button = new Button(text, new FontIcon(icon));
        button.setOnAction(e -> action.run());
        return button;
    }

    private static VBox page(String sentence, String more, List<Button> acts) {
        Label title = new Label(sentence);
        title.getStyleClass().add("answer");
        title.setWrapText(true);
        HBox actions = new HBox();
        actions.getStyleClass().add("actions");
        actions.getChildren().setAll(acts);
        VBox page = new VBox(title);
        if (!more.isEmpty()) {
            Label under = new Label(more);
            under.getStyleClass().add("under-answer");
            under.setWrapText(true);
            page.getChildren().add(under);
        }
        page.getChildren().add(actions);
        page.getStyleClass().addAll("page", "empty");
        return page;
    }
}
