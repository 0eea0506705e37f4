package secondlook.desktop.feature.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.data.Dataset;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.chart.ClassLabel;
import secondlook.desktop.command.Commands;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.data.Column;

/** Wires the model screen. */
public final class ModelController {

    private static final String NO_TRUTH = "none";

    private final ModelViewModel model;
    private final Session session;
    private final Commands commands;
    private final JobRunner jobs;
    private final PromotionViewModel promoting;
    private final WaysOutViewModel waysOut;
    private final VersionFacts.Measured measured = new VersionFacts.Measured();
    private int compared;

    @FXML
    private FontIcon refused;
    @FXML
    private Label answer;
    @FXML
    private Label under;
    @FXML
    private Label obstacle;
    @FXML
    private Button copy;
    @FXML
    private Button other;
    @FXML
    private Button score;
    @FXML
    private VBox wants;
    @FXML
    private GridPane inputs;
    @FXML
    private VBox warnings;
    @FXML
    private TextField condition;
    @FXML
    private Label conditionProblem;
    @FXML
    private ComboBox<String> truth;
    @FXML
    private Label wantsTitle;
    @FXML
    private HBox scoreWhat;
    @FXML
    private VBox wayBox;
    @FXML
    private VBox ways;
    @FXML
    private Node training;
    @FXML
    private VBox has;
    @FXML
    private Label hasTitle;
    @FXML
    private FlowPane hasColumns;
    @FXML
    private VBox versions;
    @FXML
    private VBox promotion;
    @FXML
    private GridPane versionTable;
    @FXML
    private VBox cardBox;
    @FXML
    private GridPane card;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public ModelController(ModelViewModel model, Session session, Commands commands, JobRunner jobs,
            WaysOutViewModel waysOut, PromotionViewModel promoting) {
        this.promoting = promoting;
        this.model = model;
        this.session = session;
        this.commands = commands;
        this.jobs = jobs;
        this.waysOut = waysOut;
    }

    @FXML
    private void initialize() {
        new PromotionView(promoting, promotion);
        score.textProperty().bind(model.scoreText());
        score.setOnAction(e -> model.score());
        score.disableProperty().bind(model.obstacle().isNotEmpty());
        score.accessibleHelpProperty().bind(model.obstacle());
        copy.setOnAction(e -> copyDetails());
        other.setOnAction(e -> commands.find("open.files").run());
        condition.textProperty().bindBidirectional(model.condition());
        condition.setOnAction(e -> model.applyCondition());
        condition.focusedProperty().subscribe(focused -> {
            if (!focused) {
                model.applyCondition();
            }
        });
        conditionProblem.textProperty().bind(model.conditionProblem());
        model.conditionProblem().subscribe(text -> visible(conditionProblem, !text.isEmpty()));
        truth.valueProperty().subscribe((@Nullable String before, @Nullable String now) -> {
            if (now != null) {
                model.truth().set(now.equals(NO_TRUTH) ? null : now);
            }
        });
        model.truth().subscribe((@Nullable String now) -> truth.setValue(now == null ? NO_TRUTH : now));
        model.lines().subscribe(now -> {
            show();
            waysOut.look(model.nothingFits());
        });
        waysOut.ways().subscribe(found -> {
            ways.getChildren().setAll(found.stream().map(way -> WayRow.of(way, () -> take(way))).toList());
            visible(wayBox, !found.isEmpty());
        });
        model.warnings().subscribe(this::warn);
        session.profile().subscribe(now -> show());
        session.model().subscribe(now -> show());
        session.registry().subscribe(now -> compare());
        session.dataset().subscribe(now -> compare());
        session.model().subscribe(now -> compare());
        session.run().subscribe(now -> compare());
    }

    private void show() {
        OpenModel open = session.model().get();
        Dataset dataset = session.dataset().get();
        List<Column> columns = dataset == null ? List.of() : dataset.manifest().schema().columns();
        boolean nothing = model.nothingFits();
        if (open == null || dataset == null) {
            answer.setText(open == null
                    ? "No model yet. Open one, or train one on this dataset."
                    : open.title() + " is open. Open a dataset to score.");
            under.setText(open == null
                    ? "An .onnx file made elsewhere or a .smile file trained here."
                    : "CSV, Parquet, Excel, JSON, SQLite and more.");
        } else {
            answer.setText(model.answer().get());
            under.setText(model.under().get());
        }
        obstacle.setText(open != null && dataset != null && !nothing ? model.obstacle().get() : "");
        visible(obstacle, !obstacle.getText().isEmpty());
        visible(refused, nothing);
        visible(copy, nothing);
        visible(other, nothing || dataset == null);
        other.setText(dataset == null || nothing ? "Choose another dataset" : "Open a model");
        if (open == null) {
            visible(other, true);
            other.setText("Open a model\u2026");
        }
        visible(score, open != null && dataset != null && !nothing);
        visible(wants, open != null && dataset != null);
        visible(has, nothing);
        visible(scoreWhat, !nothing);
        wantsTitle.setText(nothing ? "What it wants" : "What it wants, and what it gets");
        visible(versions, !nothing && !session.registry().get().models().isEmpty());
        visible(cardBox, open != null);
        if (dataset != null) {
            new InputsTable(inputs, model).show(model.lines().get(), columns, session.profile().get());
            String chosen = model.truth().get();
            List<String> choices = new ArrayList<>(List.of(NO_TRUTH));
            columns.forEach(c -> choices.add(c.name()));
            if (!truth.getItems().equals(choices)) {
                // a box whose items change forgets its choice
                truth.getItems().setAll(choices);
                model.truth().set(chosen);
            }
            truth.setValue(chosen == null ? NO_TRUTH : chosen);
            hasTitle.setText("What " + dataset.manifest().name() + " has");
            hasColumns.getChildren().setAll(columns.stream().map(c -> tag(c.name())).toList());
        }
        if (open != null) {
            fill(open);
        }
    }

    private void fill(OpenModel open) {
        card.getChildren().clear();
        int row = 0;
        for (Fact fact : ModelCardLines.of(open.model())) {
            Label name = named(fact.name());
            Label value = new Label(fact.value());
            value.setWrapText(true);
            card.addRow(row++, name, value);
        }
        List<String> classes = open.model().signature().classes();
        if (!classes.isEmpty()) {
            Label name = named("Classes");
            FlowPane marks = new FlowPane();
            marks.getStyleClass().add("class-list");
            for (int i = 0; i < Math.min(classes.size(), 20); i++) {
                marks.getChildren().add(new ClassLabel(i, classes.get(i)));
            }
            card.addRow(row, name, marks);
        }
    }

    private void warn(List<String> said) {
        warnings.getChildren().setAll(said.stream().map(text -> {
            FontIcon icon = new FontIcon("fth-alert-triangle");
            icon.getStyleClass().add("warning");
            Label label = new Label(text, icon);
            label.setWrapText(true);
            label.getStyleClass().add("muted");
            return label;
        }).toList());
        visible(warnings, !said.isEmpty());
    }

    private void compare() {
        Workspace workspace = session.workspace().get();
        Registry registry = session.registry().get();
        Dataset dataset = session.dataset().get();
        OpenModel open = session.model().get();
        visible(versions, !registry.models().isEmpty() && !model.nothingFits());
        if (workspace == null || registry.models().isEmpty()) {
            return;
        }
        int question = ++compared;
        jobs.fetch(context -> VersionFacts.of(workspace, registry, dataset == null ? null : dataset.manifest().id(),
                measured), facts -> {
                    // a slower answer to an older question must not cover a newer one
                    if (question == compared) {
                        new VersionTable(versionTable).show(facts, open == null ? null : open.entry().sha256());
                    }
                }, failure -> {
                    if (question == compared) {
                        visible(versions, false);
                    }
                });
    }

    private void take(WayOut way) {
        if (!waysOut.take(way)) {
            if (way.kind() == WayOut.Kind.TRAIN) {
                training.lookup("#target").requestFocus();
            } else {
                commands.find("open.files").run();
            }
        }
    }

    private void copyDetails() {
        ClipboardContent content = new ClipboardContent();
        content.putString(answer.getText() + "\n" + model.lines().get().stream()
                .map(l -> l.wants() + " (" + l.type() + "): " + (l.isBound() ? "bound to " + l.column() : l.problem()))
                .collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static Label named(String text) {
        Label name = new Label(text);
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, VPos.TOP);
        return name;
    }

    private static Label tag(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("tag");
        return label;
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
