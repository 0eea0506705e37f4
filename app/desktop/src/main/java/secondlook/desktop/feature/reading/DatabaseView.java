package secondlook.desktop.feature.reading;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.data.DatasetPreview;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.rows.FirstRows;
import secondlook.desktop.view.Captioned;

/** Where a database is, who asks, and what for. */
public final class DatabaseView extends VBox {

    private static final double ROWS_WIDTH = 640;
    private static final double ROWS_HEIGHT = 220;

    private final DatabaseViewModel model;
    private final PasswordField password = new PasswordField();
    private final ComboBox<String> table = new ComboBox<>();
    private final ProgressBar progress = new ProgressBar();
    private final Button connect = new Button("List its tables");
    private final Button look = new Button("Look at the first rows");
    private final FirstRows rows = new FirstRows(null);
    private final Button open = new Button("Open", new FontIcon("fth-arrow-right"));

    /** @param close takes the view away */
    public DatabaseView(DatabaseViewModel model, Runnable close) {
        this.model = model;
        getStylesheets().add(Objects.requireNonNull(getClass().getResource("reading.css")).toExternalForm());
        getStyleClass().addAll("popover", "database");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label answer = new Label("Open a table of a database");
        answer.getStyleClass().add("answer");
        Label under = new Label(
                "PostgreSQL, MySQL or MariaDB. It is only read from, and the password is kept nowhere.");
        under.getStyleClass().add("under-answer");
        under.setWrapText(true);
        TextField url = new TextField();
        url.setId("url");
        url.textProperty().bindBidirectional(model.url());
        TextField user = new TextField();
        user.setId("user");
        user.textProperty().bindBidirectional(model.user());
        password.setId("password");
        table.setId("table");
        table.setEditable(true);
        table.setMaxWidth(Double.MAX_VALUE);
        table.getEditor().textProperty().bindBidirectional(model.table());
        TextArea query = new TextArea();
        query.setId("query");
        query.setPrefRowCount(4);
        query.setPromptText("SELECT \u2026 FROM \u2026");
        query.textProperty().bindBidirectional(model.query());
        HBox who = new HBox(field("User", user), field("Password", password));
        who.getStyleClass().add("field-line");
        HBox which = new HBox(field("Table", table), connect);
        which.getStyleClass().addAll("field-line", "bottom-line");
        getChildren().addAll(new VBox(answer, under), field("Address", url), who, which,
                field("Or the answer to a query, in place of a table", query), rows, problem(), foot(close));
        rows.setPrefSize(ROWS_WIDTH, ROWS_HEIGHT);
        model.preview().subscribe(this::preview);
        look.setId("look");
        look.setOnAction(e -> model.look(password.getText()));
        connect.setMinWidth(Region.USE_PREF_SIZE);
        connect.setOnAction(e -> model.connect(password.getText()));
        model.tables().subscribe(this::tables);
        model.working().subscribe((@Nullable RunningJob now) -> working(now));
        model.opened().subscribe(now -> {
            if (now) {
                password.clear();
                close.run();
            }
        });
    }

    private Label problem() {
        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.setPrefWidth(ROWS_WIDTH);
        problem.textProperty().bind(model.problem());
        problem.managedProperty().bind(model.problem().isNotEmpty());
        return problem;
    }

    private HBox foot(Runnable close) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> {
            RunningJob now = model.working().get();
            if (now == null) {
                password.clear();
                close.run();
            } else {
                now.cancel();
            }
        });
        open.getStyleClass().add("accent");
        open.setDefaultButton(true);
        open.setOnAction(e -> model.open(password.getText()));
        for (Button button : List.of(look, cancel, open)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox foot = new HBox(look, progress, gap, cancel, open);
        foot.getStyleClass().add("field-line");
        return foot;
    }

    private void tables(List<String> found) {
        // a box whose items change forgets what stands in it
        String chosen = model.table().get();
        table.getItems().setAll(found);
        model.table().set(chosen);
    }

    private void preview(@Nullable DatasetPreview now) {
        rows.show(now);
        rows.setVisible(now != null);
        rows.setManaged(now != null);
    }

    private void working(@Nullable RunningJob now) {
        progress.setVisible(now != null);
        progress.setManaged(now != null);
        connect.setDisable(now != null);
        look.setDisable(now != null);
        open.setDisable(now != null);
    }

    private static VBox field(String title, Node control) {
        VBox box = Captioned.of(title, control);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
