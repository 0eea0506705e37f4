package secondlook.desktop.feature.report;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.command.Command;
import secondlook.desktop.feature.report.ReportViewModel.State;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.view.EmptyScreen;
import secondlook.runtime.Problem;

/** What stands on the screen where there is no report. */
final class OtherStates {

    private final ReportViewModel model;
    private final List<Command> waysOn;
    private final ProgressBar bar = new ProgressBar();
    private final Label step = new Label();

    OtherStates(ReportViewModel model, List<Command> waysOn) {
        this.model = model;
        this.waysOn = waysOn;
        bar.getStyleClass().add("report-progress");
        step.getStyleClass().add("under-answer");
        model.running().subscribe(this::follow);
    }

    List<Node> of(State state) {
        return switch (state) {
            case NO_RUN -> List.of(empty());
            case MAKING -> List.of(making());
            case STOPPED -> List.of(again("The report was stopped before it was complete.", ""));
            case REFUSED -> List.of(refused(model.problem().get()));
            case SHOWN -> List.of();
        };
    }

    private Node empty() {
        EmptyScreen empty = new EmptyScreen("Nothing has been scored yet, so there is nothing to report.",
                "A report says of a run how sure the model was, how often it is right, what people found and what all of "
                        + "it rests on: one page to give away.");
        waysOn.forEach(empty::with);
        return empty;
    }

    private Node making() {
        VBox page = page("Gathering what there is to say…", "");
        Button cancel = new Button("Cancel", new FontIcon("fth-x"));
        cancel.setOnAction(e -> model.cancel());
        HBox actions = new HBox(cancel);
        actions.getStyleClass().add("actions");
        page.getChildren().addAll(step, bar, actions);
        return page;
    }

    private void follow(@Nullable RunningJob job) {
        bar.progressProperty().unbind();
        step.textProperty().unbind();
        if (job != null) {
            bar.progressProperty().bind(job.progress());
            step.textProperty().bind(job.step());
        }
    }

    private Node refused(@Nullable Problem problem) {
        return problem == null
                ? again("The report could not be made.", "")
                : again(problem.what() + ".", problem.why() + "."
                        + (problem.remedy() == null ? "" : " " + problem.withoutOptions().remedy()));
    }

    private Node again(String sentence, String more) {
        VBox page = page(sentence, more);
        Button again = new Button("Make it again", new FontIcon("fth-refresh-cw"));
        again.setOnAction(e -> model.again());
        HBox actions = new HBox(again);
        actions.getStyleClass().add("actions");
        page.getChildren().add(actions);
        return page;
    }

    private static VBox page(String sentence, String more) {
        return new EmptyScreen(sentence, more);
    }
}
