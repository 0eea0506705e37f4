package secondlook.desktop.shell;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.controlsfx.control.StatusBar;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.job.RunningJob;

/** The status bar: where models run, which rows are meant, what is under way, what is saved. */
public final class StatusController {

    private final ShellViewModel model;
    private javafx.util.Subscription following = javafx.util.Subscription.EMPTY;

    @FXML
    private StatusBar root;
    @FXML
    private Label provider;
    @FXML
    private Label rows;
    @FXML
    private HBox job;
    @FXML
    private ProgressBar progress;
    @FXML
    private Label jobText;
    @FXML
    private Button cancel;
    @FXML
    private Label saved;

    // kept so that the binding is not collected
    private javafx.beans.value.@Nullable ObservableValue<@Nullable RunningJob> current;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public StatusController(ShellViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        root.setText("");
        provider.textProperty().bind(model.provider());
        rows.textProperty().bind(model.rows());
        saved.textProperty().bind(model.saved());
        javafx.beans.value.ObservableValue<@Nullable RunningJob> now = model.job();
        current = now;
        now.subscribe(this::follow);
    }

    private void follow(@Nullable RunningJob running) {
        following.unsubscribe();
        job.setVisible(running != null);
        job.setManaged(running != null);
        saved.setVisible(running == null);
        saved.setManaged(running == null);
        if (running != null) {
            progress.progressProperty().bind(running.progress());
            following = running.elapsed().subscribe(now -> jobText.setText(ShellViewModel.jobText(running)));
            jobText.setText(ShellViewModel.jobText(running));
            cancel.setOnAction(e -> running.cancel());
        } else {
            progress.progressProperty().unbind();
        }
    }
}
