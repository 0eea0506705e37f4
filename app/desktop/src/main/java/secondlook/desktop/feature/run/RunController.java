package secondlook.desktop.feature.run;

import java.util.List;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.run.ScoreObserver.SoFar;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.scoring.ScoringRun;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Session;
import secondlook.runtime.Problem;

/** Wires the screen of a run under way. */
public final class RunController {

    private final RunViewModel model;
    private final Session session;
    private final ConfidenceSoFar bars = new ConfidenceSoFar();
    private Subscription following = Subscription.EMPTY;

    @FXML
    private FontIcon refused;
    @FXML
    private Label answer;
    @FXML
    private Label under;
    @FXML
    private Button copy;
    @FXML
    private Button back;
    @FXML
    private Button cancel;
    @FXML
    private VBox running;
    @FXML
    private ProgressBar progress;
    @FXML
    private HBox figures;
    @FXML
    private Text provider;
    @FXML
    private Text note;
    @FXML
    private Label sample;
    @FXML
    private StackPane picture;
    @FXML
    private GridPane steps;
    @FXML
    private VBox failed;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public RunController(RunViewModel model, Session session) {
        this.model = model;
        this.session = session;
    }

    @FXML
    private void initialize() {
        answer.textProperty().bind(model.answer());
        under.textProperty().bind(model.under());
        picture.getChildren().add(bars);
        provider.textProperty().bind(model.provider().concat(" "));
        note.textProperty().bind(model.note());
        cancel.setOnAction(e -> model.cancel());
        back.setOnAction(e -> {
            model.dismiss();
            session.goTo(Place.MODEL);
        });
        copy.setOnAction(e -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(model.details());
            Clipboard.getSystemClipboard().setContent(content);
        });
        model.figures().subscribe(now -> figures.getChildren().setAll(now.stream().map(f -> {
            Label name = new Label(f.name());
            name.getStyleClass().add("small");
            Label value = new Label(f.value());
            value.getStyleClass().add("strong");
            return new VBox(name, value);
        }).toList()));
        model.steps().subscribe(this::list);
        model.problem().subscribe(this::show);
        model.current().subscribe(this::follow);
    }

    private void list(List<RunSteps.Line> lines) {
        steps.getChildren().clear();
        for (int i = 0; i < lines.size(); i++) {
            RunSteps.Line line = lines.get(i);
            FontIcon icon = new FontIcon(switch (line.state()) {
                case DONE -> "fth-check";
                case NOW -> "fth-loader";
                case AHEAD -> "fth-circle";
            });
            icon.getStyleClass().add(line.state() == RunSteps.State.DONE ? "success" : "quiet");
            Label title = new Label(line.title(), icon);
            title.getStyleClass().addAll("tick", "grid-cell", switch (line.state()) {
                case DONE -> "step-done";
                case NOW -> "step-now";
                case AHEAD -> "step-ahead";
            });
            Label time = new Label(line.time());
            time.getStyleClass().addAll("grid-cell", "muted");
            time.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setHgrow(title, Priority.ALWAYS);
            GridPane.setHalignment(time, HPos.RIGHT);
            Region back = new Region();
            back.getStyleClass().addAll("grid-line", "grid-line-thin");
            if (line.state() == RunSteps.State.NOW) {
                back.getStyleClass().add("step-back");
            }
            steps.add(back, 0, i, 2, 1);
            steps.add(title, 0, i);
            steps.add(time, 1, i);
        }
    }

    private void show(@Nullable Problem problem) {
        boolean stopped = problem != null;
        visible(refused, stopped);
        visible(copy, stopped);
        visible(back, stopped);
        visible(failed, stopped);
        visible(running, !stopped);
        visible(cancel, !stopped);
    }

    private void follow(@Nullable ScoringRun run) {
        following.unsubscribe();
        following = Subscription.EMPTY;
        progress.progressProperty().unbind();
        bars.show(new long[0]);
        if (run == null) {
            return;
        }
        following = run.soFar().subscribe(this::draw).and(run.job().subscribe((@Nullable RunningJob job) -> {
            if (job != null) {
                progress.progressProperty().bind(job.progress());
            }
        }));
    }

    private void draw(@Nullable SoFar soFar) {
        if (soFar == null) {
            sample.setText("");
        } else {
            bars.show(soFar.histogram());
            sample.setText(soFar.rows() < soFar.total()
                    ? Figures.count(soFar.rows()) + " rows, in file order; not yet a fair sample of the whole"
                    : Figures.count(soFar.rows()) + " rows, all of them");
        }
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
