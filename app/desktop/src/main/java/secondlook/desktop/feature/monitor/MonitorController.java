package secondlook.desktop.feature.monitor;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.Alarm;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.LegendSwatch;
import secondlook.desktop.chart.LegendSwatch.Part;
import secondlook.desktop.chart.TrendChart;
import secondlook.desktop.command.Command;
import secondlook.desktop.command.KeyHint;
import secondlook.desktop.feature.monitor.MonitorViewModel.State;
import secondlook.desktop.view.ChangingContent;
import secondlook.desktop.view.HeldFocus;
import secondlook.desktop.view.TableTwin;

/** Wires the monitor screen. */
public final class MonitorController {

    private final MonitorViewModel model;
    private final Command reviewing;
    private final List<Command> waysOn;
    private final Consumer<TrainingRows> training;

    @FXML
    private StackPane root;
    @FXML
    private StackPane other;
    @FXML
    private ScrollPane scroll;
    @FXML
    private Label answer;
    @FXML
    private Label detail;
    @FXML
    private Button open;
    @FXML
    private Button train;
    @FXML
    private Button review;
    @FXML
    private MenuButton subject;
    @FXML
    private MenuButton reference;
    @FXML
    private HBox sides;
    @FXML
    private Button columnsTwin;
    @FXML
    private StackPane columnsPlace;
    @FXML
    private TableView<ColumnRow> columns;
    @FXML
    private MenuButton chunks;
    @FXML
    private MenuButton what;
    @FXML
    private HBox legend;
    @FXML
    private FlowPane classesLegend;
    @FXML
    private Button trendTwin;
    @FXML
    private StackPane trendPlace;
    @FXML
    private TrendChart trend;
    @FXML
    private Label trendNote;
    @FXML
    private Label alarmsTitle;
    @FXML
    private ListView<Alarm> alarms;
    @FXML
    private Button rules;
    @FXML
    private ModalPane modal;

    /**
     * @param reviewing asks what a review of the selected rows should be like
     * @param waysOn    offered where there is no run yet
     * @param training  opens the form for a new model with these rows
     */
    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public MonitorController(MonitorViewModel model, Command reviewing, List<Command> waysOn,
            Consumer<TrainingRows> training) {
        this.model = model;
        this.reviewing = reviewing;
        this.waysOn = waysOn;
        this.training = training;
    }

    /** The keys of this screen. */
    public static List<KeyHint> hints() {
        return List.of(new KeyHint("T", "figures instead of a picture"), new KeyHint("← →", "another stretch of time"),
                new KeyHint("Enter", "look at a column’s rows or at an alarm"));
    }

    @FXML
    private void initialize() {
        ChangingContent.in(scroll);
        scroll.visibleProperty().bind(model.state().isEqualTo(State.SHOWN));
        other.visibleProperty().bind(scroll.visibleProperty().not());
        OtherStates states = new OtherStates(model, waysOn);
        model.state().subscribe(state -> other.getChildren().setAll(states.of(state)));
        modal.setInTransitionFactory(null);
        modal.setOutTransitionFactory(null);
        HeldFocus.in(modal);
        columns.getStyleClass().add("columns-table");
        ColumnTable table = new ColumnTable(columns, "", row -> {
            model.pick(row.subject());
            model.select();
        });
        ColumnsTwin twin = new ColumnsTwin(columnsTwin, columnsPlace, columns, model.rows());
        TrendPart picture = new TrendPart(model, trend, what, legend, classesLegend, trendNote,
                new TableTwin(trendTwin, trendPlace, trend, "What became of it over time"));
        new ChunkMenu(model, chunks, modal);
        model.watch().subscribe(now -> show(now, table));
        model.rows().subscribe(rows -> columns.getItems().setAll(rows));
        model.picked().subscribe(now -> {
            table.mark(now);
            picked(now);
        });
        acts();
        alarms();
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.T && !event.isShortcutDown() && !modal.isDisplay()) {
                event.consume();
                if (columns.isFocusWithin()) {
                    twin.turn();
                } else {
                    picture.turn();
                }
            }
        });
        SubjectMenus menus = new SubjectMenus(model, subject, reference);
        model.watch().subscribe(menus::show);
    }

    private void show(@Nullable Watch now, ColumnTable table) {
        if (now == null) {
            return;
        }
        MonitorAnswer words = MonitorAnswer.of(now);
        answer.setText(words.sentence());
        detail.setText(words.detail());
        table.limits("limits 0.10, " + Figures.fixed(now.limits().psi(), 2));
        sides.getChildren().setAll(
                LegendSwatch.label(Part.REFERENCE, "reference, " + Figures.count(now.report().referenceRows())),
                LegendSwatch.label(Part.SELECTION, "now, " + Figures.count(now.report().rows())));
        train.setVisible(now.training() != null);
        train.setManaged(train.isVisible());
        review.setVisible(!now.isOfLog());
        open.setVisible(!now.isOfLog());
    }

    private void acts() {
        train.setOnAction(e -> {
            Watch now = model.watch().get();
            TrainingRows rows = now == null ? null : now.training();
            if (rows != null) {
                training.accept(rows);
            }
        });
        open.setOnAction(e -> model.openInConfidence());
        review.setOnAction(e -> model.select(reviewing::run));
        LimitsForm form = new LimitsForm(model, modal);
        rules.setOnAction(e -> form.show());
    }

    private void picked(@Nullable Picked now) {
        boolean some = now != null && now.count() > 0;
        review.setText(now == null || !some
                ? "Review rows"
                : "Review " + Figures.count(now.count()) + ", " + now.label());
        review.setDisable(!some);
        open.setDisable(!some);
    }

    private void alarms() {
        AlarmForm form = new AlarmForm(model.alarms(), modal);
        alarms.setCellFactory(list -> new AlarmCell(list, model::watched, model::open, form::show));
        alarms.setPlaceholder(new Label(""));
        alarms.setAccessibleText("Alarms");
        model.alarms().all().subscribe(all -> {
            alarms.getItems().setAll(all);
            mark();
        });
        model.picked().subscribe(this::mark);
        model.alarms().standing()
                .subscribe(standing -> alarmsTitle.setText(AlarmWords.heading(standing.intValue())));
        // to walk through the list with the arrows opens nothing
        alarms.setOnKeyPressed(event -> {
            Alarm alarm = alarms.getSelectionModel().getSelectedItem();
            if (alarm != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
                event.consume();
                model.open(alarm);
            }
        });
    }

    /** An alarm is not marked any longer once something else is shown; the focus stays in the list. */
    private void mark() {
        Alarm alarm = alarms.getSelectionModel().getSelectedItem();
        if (alarm != null && !alarms.isFocused() && !model.isShown(alarm)) {
            alarms.getSelectionModel().clearSelection();
        }
    }
}
