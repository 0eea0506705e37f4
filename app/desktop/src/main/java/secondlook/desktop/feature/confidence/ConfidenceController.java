package secondlook.desktop.feature.confidence;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.chart.ConfusionMatrix;
import secondlook.desktop.chart.ErrorCurve;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.LegendSwatch;
import secondlook.desktop.chart.StackedHistogram;
import secondlook.desktop.chart.ThresholdDrag;
import secondlook.desktop.command.KeyHint;
import secondlook.desktop.feature.confidence.ConfidenceViewModel.State;
import secondlook.desktop.session.IfPresent;
import secondlook.desktop.view.ChangingContent;
import secondlook.desktop.view.HeldFocus;
import secondlook.desktop.view.KeyCaps;
import secondlook.desktop.view.SideBySide;
import secondlook.desktop.view.TableTwin;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.ThresholdIndex.Outcome;

/** Wires the confidence screen: what moves where to the view model, what it says to the pictures. */
public final class ConfidenceController {

    private final ConfidenceViewModel model;
    private final ReviewMaking making;
    private final Calibrating calibrating;
    private final BrokenRows brokenRows;
    private final Tooltip calibrateTip = new Tooltip();
    private final List<TableTwin> twins = new ArrayList<>();

    @FXML
    private StackPane root;
    @FXML
    private StackPane other;
    @FXML
    private ScrollPane scroll;
    @FXML
    private Label sentence;
    @FXML
    private Label detail;
    @FXML
    private HBox broken;
    @FXML
    private Button keep;
    @FXML
    private Button calibrate;
    @FXML
    private StackPane calibratePlace;
    @FXML
    private Button review;
    @FXML
    private Spinner<Double> spinner;
    @FXML
    private Label title;
    @FXML
    private MenuButton measure;
    @FXML
    private MenuButton scope;
    @FXML
    private Button forget;
    @FXML
    private HBox legend;
    @FXML
    private HBox curveLegend;
    @FXML
    private SideBySide pictures;
    @FXML
    private StackPane histogramPlace;
    @FXML
    private StackedHistogram histogram;
    @FXML
    private StackPane curvePlace;
    @FXML
    private ErrorCurve curve;
    @FXML
    private VBox leftSide;
    @FXML
    private TabPane tabs;
    @FXML
    private Tab classesTab;
    @FXML
    private Tab reliabilityTab;
    @FXML
    private ConfusionMatrix confusion;
    @FXML
    private Label confusionNote;
    @FXML
    private TableView<ClassRow> classes;
    @FXML
    private Label classesNote;
    @FXML
    private Tab segmentsTab;
    @FXML
    private Tab setsTab;
    @FXML
    private Tab rulesTab;
    @FXML
    private ReliabilityController reliabilityController;
    @FXML
    private SetsController setsController;
    @FXML
    private StackPane confusionPlace;
    @FXML
    private Button histogramTwin;
    @FXML
    private Button curveTwin;
    @FXML
    private Button confusionTwin;
    @FXML
    private VBox rows;
    @FXML
    private RowsController rowsController;
    @FXML
    private VBox binsSide;
    @FXML
    private Label binsTitle;
    @FXML
    private ModalPane modal;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public ConfidenceController(ConfidenceViewModel model, ReviewMaking making, Calibrating calibrating,
            BrokenRows brokenRows) {
        this.model = model;
        this.making = making;
        this.calibrating = calibrating;
        this.brokenRows = brokenRows;
    }

    @FXML
    private void initialize() {
        ChangingContent.in(scroll);
        scroll.visibleProperty().bind(model.state().isEqualTo(State.CLASSES));
        model.state().subscribe(state -> other.getChildren().setAll(OtherStates.of(state, model)));
        other.visibleProperty().bind(scroll.visibleProperty().not());
        brokenRows.fill(broken);
        words();
        threshold();
        pictures();
        tabs();
        ReviewForm form = new ReviewForm(making, modal);
        review.setOnAction(e -> form.show(null));
        model.reviewWanted().addListener((wanted, before, now) -> form.show(null));
        model.reviewOfSelectedWanted().addListener((wanted, before, now) -> form.show(model.rows().filter().get()));
        rowsController.reviewThese().setOnAction(e -> form.show(model.rows().filter().get()));
        rowsController.reviewThese().visibleProperty().bind(model.rows().filter().isNotNull()
                .and(model.state().isEqualTo(State.CLASSES)));
        rowsController.reviewThese().managedProperty().bind(rowsController.reviewThese().visibleProperty());
        rowsController.reviewThese().textProperty().bind(IfPresent.map(model.rows().rows(),
                list -> "Review these " + Figures.count(list.size()), "Review these"));
        modal.setInTransitionFactory(null);
        modal.setOutTransitionFactory(null);
        HeldFocus.in(modal);
        twins.add(new TableTwin(histogramTwin, histogramPlace, histogram, "How sure it was"));
        twins.add(new TableTwin(curveTwin, curvePlace, curve, "What the threshold buys"));
        twins.add(new TableTwin(confusionTwin, confusionPlace, confusion, "Confusion"));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
    }

    private void words() {
        sentence.textProperty().bind(model.answer().map(Answer::sentence));
        detail.textProperty().bind(model.answer().map(Answer::detail));
        sentence.accessibleTextProperty().bind(sentence.textProperty());
        review.textProperty().bind(model.flagged().map(n -> "Review " + Figures.count(n.longValue())));
        review.disableProperty().bind(model.flagged().isEqualTo(0));
        Label words = new Label();
        words.textProperty().bind(review.textProperty());
        HBox parts = new HBox(new FontIcon("fth-arrow-right"), words, KeyCaps.of("Ctrl R"));
        parts.getStyleClass().add("button-parts");
        review.setGraphic(parts);
        keep.setOnAction(e -> model.keepPolicy());
        CalibrateForm form = new CalibrateForm(calibrating, modal);
        calibrate.setOnAction(e -> form.show());
    }

    private void threshold() {
        ThresholdValues values = new ThresholdValues();
        spinner.setValueFactory(values);
        spinner.getEditor().setAccessibleText("Threshold");
        model.threshold().subscribe(now -> values.show(now.doubleValue()));
        values.setListener(typed -> {
            model.move(typed);
            model.settle();
        });
        ThresholdDrag.Listener listener = new ThresholdDrag.Listener() {
            @Override
            public void moved(double threshold) {
                model.move(threshold);
            }

            @Override
            public void settled() {
                model.settle();
            }
        };
        histogram.drag().setListener(listener);
        curve.drag().setListener(listener);
        histogram.thresholdProperty().bind(model.threshold());
        curve.thresholdProperty().bind(model.threshold());
        curve.targetProperty().bind(model.target());
        model.outcome().subscribe(this::show);
        // rules came into force, or left it
        model.answer().subscribe(() -> show(model.outcome().get()));
    }

    private void show(@Nullable Outcome outcome) {
        if (outcome == null) {
            return;
        }
        histogram.flaggedTextProperty().set(Figures.count(outcome.flagged())
                + (model.whole() == null ? " to review" : " by the threshold"));
        histogram.acceptedTextProperty().set(Figures.count(outcome.accepted()) + " accepted");
        curve.chosenShareProperty().set(outcome.rows() == 0
                ? Double.NaN
                : (double) outcome.accepted() / outcome.rows());
        curve.chosenErrorProperty().set(outcome.errorRate());
        histogram.setAccessibleText("How sure it was. At " + Figures.fixed(model.threshold().get(), 2) + ", "
                + histogram.flaggedTextProperty().get() + " and " + histogram.acceptedTextProperty().get() + ".");
        curve.setAccessibleText("What the threshold buys. " + Figures.percent(outcome.errorRate()) + " wrong among "
                + Figures.count(outcome.accepted()) + " accepted.");
    }

    private void pictures() {
        ConfusionTab confusionTab = new ConfusionTab(model, confusion, confusionNote);
        histogram.barsProperty().bind(model.bars());
        histogram.setOnBin(this::selectBin);
        histogram.setTipText(bin -> BinWords.tip(model.bars().get(), bin));
        model.bars().subscribe(bars -> legend.getChildren().setAll(BinWords.legend(bars)));
        curve.pointsProperty().bind(model.curve());
        curve.setOnPoint(this::selectWrong);
        curve.missingProperty().set("This picture needs the truth of some rows.\n"
                + "Score with a truth column, or review some rows.");
        curveLegend.visibleProperty().bind(model.curve().map(points -> points.size() > 0));
        curveLegend.getChildren()
                .add(LegendSwatch.label(LegendSwatch.Part.BAND, "wrong among accepted, 95\u202f%"));
        for (Measure each : Measure.values()) {
            MenuItem item = new MenuItem(each.key());
            item.setOnAction(e -> model.measure(each));
            measure.getItems().add(item);
        }
        measure.setAccessibleText("Measure of uncertainty");
        scope.setAccessibleText("Predicted class");
        model.scope().subscribe(this::scoped);
        forget.setText("own threshold ×");
        forget.setOnAction(e -> {
            ScopeFacts now = model.scope().get();
            if (now != null) {
                model.forgetOwn(now.scope());
            }
        });
        model.settled().subscribe(this::own);
        model.loaded().subscribe(run -> loaded(run, confusionTab));
    }

    private void selectBin(int bin) {
        ScopeFacts now = model.scope().get();
        if (now != null) {
            double[] edges = now.bars().edges();
            model.select(new RowFilter.Between(
                    now.measure().key() + " " + Figures.fixed(edges[bin], 2) + "–" + Figures.fixed(edges[bin + 1], 2),
                    now.measure(), now.scope(), edges[bin], edges[bin + 1], bin == 0));
        }
    }

    /** The errors that a point of the curve is made of. */
    private void selectWrong(int point) {
        ScopeFacts now = model.scope().get();
        if (now != null) {
            double at = model.curve().get().threshold()[point];
            model.select(new RowFilter.WrongAccepted("accepted at " + Figures.fixed(at, 2) + ", wrong", now.measure(),
                    now.scope(), at));
        }
    }

    private void scoped(@Nullable ScopeFacts now) {
        if (now == null) {
            return;
        }
        measure.setText(now.measure().key());
        LoadedRun run = model.loaded().get();
        if (run != null) {
            List<String> names = run.predictions().classes();
            scope.setText(now.scope() == ScopeFacts.ALL ? "all classes" : "says " + names.get(now.scope()));
        }
        own(model.settled().get());
    }

    private void own(@Nullable DecisionPolicy policy) {
        ScopeFacts now = model.scope().get();
        LoadedRun run = model.loaded().get();
        boolean owns = policy != null && now != null && run != null && now.scope() != ScopeFacts.ALL
                && policy.perClass().containsKey(run.predictions().classes().get(now.scope()));
        forget.setVisible(owns);
        forget.setManaged(owns);
    }

    private void loaded(@Nullable LoadedRun run, ConfusionTab confusionTab) {
        if (run == null || run.facts() == null) {
            return;
        }
        RunFacts facts = run.facts();
        Predictions predictions = facts.predictions();
        title.setText(
                "How sure it was, " + Figures.count(predictions.rows()) + (predictions.rows() == 1 ? " row" : " rows"));
        scope.getItems().setAll(item("all classes", ScopeFacts.ALL));
        for (int k = 0; k < predictions.classes().size(); k++) {
            scope.getItems().add(item("says " + predictions.classes().get(k), k));
        }
        boolean truth = facts.hasTruth();
        confusionTab.show(facts);
        confusionTwin.setVisible(truth);
        classesNote.setText((truth
                ? "Hollow: surely below " + Math.round(100 * ClassRow.HOPED_FOR)
                        + "\u202f%. Found: rows of that truth the model named. "
                : "")
                + "A right-click gives a class a threshold of its own.");
        offerCalibration(tabs.getSelectionModel().getSelectedItem() == reliabilityTab);
        binsTitle.setText(facts.reliability().size() == 1 ? "Bin by bin" : "Calibrated, bin by bin");
    }

    private MenuItem item(String text, int which) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(e -> model.scope(which));
        return item;
    }

    private void tabs() {
        new ClassTable(model).dress(classes);
        VBox.setVgrow(reliabilityController.bins(), Priority.ALWAYS);
        binsSide.getChildren().add(reliabilityController.bins());
        tabs.getSelectionModel().selectedItemProperty().subscribe(this::tab);
    }

    private void tab(Tab now) {
        boolean reliabilityNow = now == reliabilityTab;
        binsSide.setVisible(reliabilityNow);
        rows.setVisible(!reliabilityNow);
        style(pictures, "short", reliabilityNow || now == setsTab || now == rulesTab);
        style(leftSide, "wide", reliabilityNow);
        style(leftSide, "broad", now == rulesTab);
        offerCalibration(reliabilityNow);
        model.show(shown(now));
    }

    /** On the reliability tab this is the act that is asked for, and there it says why where it cannot be done. */
    private void offerCalibration(boolean offered) {
        keep.setVisible(!offered);
        keep.setManaged(!offered);
        calibratePlace.setVisible(offered);
        calibratePlace.setManaged(offered);
        String obstacle = calibrating.obstacle();
        calibrate.setText(calibrating.isCalibrated() ? "Calibrate again…" : "Calibrate…");
        calibrate.setDisable(!obstacle.isEmpty());
        // a disabled button shows no tip: its place does
        Tooltip.uninstall(calibratePlace, calibrateTip);
        if (!obstacle.isEmpty()) {
            calibrateTip.setText(obstacle);
            Tooltip.install(calibratePlace, calibrateTip);
        }
        calibrate.setAccessibleHelp(obstacle);
    }

    private ConfidenceViewModel.Tab shown(Tab now) {
        if (now == classesTab) {
            return ConfidenceViewModel.Tab.CLASSES;
        }
        if (now == segmentsTab) {
            return ConfidenceViewModel.Tab.SEGMENTS;
        }
        if (now == setsTab) {
            return ConfidenceViewModel.Tab.SETS;
        }
        return now == reliabilityTab ? ConfidenceViewModel.Tab.RELIABILITY : ConfidenceViewModel.Tab.CONFUSION;
    }

    private static void style(javafx.scene.Node node, String style, boolean on) {
        node.getStyleClass().remove(style);
        if (on) {
            node.getStyleClass().add(style);
        }
    }

    private void keyed(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.T) {
            twins.forEach(TableTwin::turn);
            setsController.twin().turn();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && model.rows().filter().get() != null) {
            model.select(null);
            event.consume();
        }
    }

    /** The keys this screen listens to. */
    public static List<KeyHint> hints() {
        return List.of(new KeyHint("← →", "Threshold by 0.01, on the histogram or the curve"),
                new KeyHint("Shift ← →", "Threshold by 0.05"), new KeyHint("T", "Show the charts as tables"),
                new KeyHint("Esc", "Show all rows again"));
    }
}
