package secondlook.desktop.feature.confidence;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import secondlook.app.conformal.SetReport;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.LegendSwatch;
import secondlook.desktop.chart.SetSizeBars;
import secondlook.desktop.chart.SetSizeCounts;
import secondlook.desktop.view.TableTwin;

/** Sets of classes: what is promised, how large they are, and which rows have no single class. */
public final class SetsController {

    private final ConfidenceViewModel screen;
    private final SetsViewModel model;

    @FXML
    private VBox root;
    @FXML
    private MenuButton method;
    @FXML
    private TextField promise;
    @FXML
    private CheckBox perClass;
    @FXML
    private HBox penaltyLine;
    @FXML
    private TextField penalty;
    @FXML
    private TextField freeRanks;
    @FXML
    private HBox legend;
    @FXML
    private StackPane place;
    @FXML
    private SetSizeBars bars;
    @FXML
    private Button unsure;
    @FXML
    private Label note;
    @FXML
    private Button twin;
    private TableTwin turning;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public SetsController(ConfidenceViewModel screen) {
        this.screen = screen;
        this.model = screen.sets();
    }

    @FXML
    private void initialize() {
        for (SetMethod each : SetMethod.values()) {
            MenuItem item = new MenuItem(each.words());
            item.setOnAction(e -> model.method().set(each));
            method.getItems().add(item);
        }
        method.textProperty().bind(model.method().map(SetMethod::words));
        method.setAccessibleText("How sets are made");
        NumberField.of(promise, Figures.number(100 * model.promise().get()), v -> v >= 50 && v < 100,
                v -> model.promise().set(v / 100));
        promise.setAccessibleText("how often a set shall hold the truth, percent");
        NumberField.of(penalty, Figures.number(model.penalty().get()), v -> v >= 0 && v <= 10, model.penalty()::set);
        penalty.setAccessibleText("penalty for every class more");
        NumberField.of(freeRanks, Integer.toString(model.freeRanks().get()), v -> v >= 0 && v <= 1e6,
                v -> model.freeRanks().set((int) v));
        freeRanks.setAccessibleText("classes without a penalty");
        perClass.selectedProperty().bindBidirectional(model.perClass());
        penaltyLine.visibleProperty().bind(model.method().isEqualTo(SetMethod.RAPS));
        penaltyLine.managedProperty().bind(penaltyLine.visibleProperty());
        legend.getChildren().addAll(LegendSwatch.label(LegendSwatch.Part.CORRECT, "holds the truth"),
                LegendSwatch.label(LegendSwatch.Part.WRONG, "misses it"));
        turning = new TableTwin(twin, place, bars, "Rows by the number of classes in their set");
        bars.setOnSize(this::select);
        unsure.setOnAction(e -> selectUnsure());
        model.report().subscribe(this::show);
        model.state().subscribe(state -> {
            note.setText(note(state, model.report().get()));
            // figures of another question are on the screen while the answer is worked out
            root.setOpacity(state == SetsViewModel.State.READING ? 0.6 : 1);
        });
        screen.rows().filter().subscribe(this::mark);
    }

    /** The picture and its figures. */
    TableTwin twin() {
        return turning;
    }

    private void show(@Nullable SetReport report) {
        legend.setVisible(report != null);
        unsure.setVisible(report != null);
        note.setText(note(model.state().get(), report));
        if (report == null) {
            bars.countsProperty().set(SetSizeCounts.EMPTY);
            return;
        }
        bars.countsProperty().set(SetSizeCounts.of(report.held(), report.missed()));
        bars.setAccessibleText("Rows by the number of classes in their set. " + Figures.count(report.of(1)) + " of "
                + Figures.count(report.testedRows()) + " have a single one.");
        unsure.setText("Select the " + Figures.count(report.withoutSingle()) + " rows without a single class");
        unsure.setDisable(report.withoutSingle() == 0);
    }

    private String note(SetsViewModel.State state, @Nullable SetReport report) {
        LoadedRun run = screen.loaded().get();
        if (state == SetsViewModel.State.NO_TRUTH || run == null || run.facts() == null) {
            return "Sets need at least two rows with a truth: score with a truth column, or review some.";
        }
        return report == null ? "" : SetWords.conditions(report, run.facts().labelled().rows());
    }

    private void select(int bar) {
        SetReport report = model.report().get();
        if (report != null) {
            SetSizeCounts counts = bars.countsProperty().get();
            String name = bar == 0 ? "empty set" : "sets of " + counts.name(bar);
            screen.select(new RowFilter.OfSize(name, report, counts, bar));
        }
    }

    private void selectUnsure() {
        SetReport report = model.report().get();
        if (report != null) {
            screen.select(new RowFilter.NoSingle("no single class", report));
        }
    }

    private void mark(@Nullable RowFilter filter) {
        bars.selectedProperty()
                .set(filter instanceof RowFilter.OfSize size && size.report() == model.report().get()
                        ? size.bar()
                        : -1);
    }
}
