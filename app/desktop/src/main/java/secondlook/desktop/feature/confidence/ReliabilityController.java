package secondlook.desktop.feature.confidence;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.ReliabilityDiagram;
import secondlook.desktop.chart.ReliabilityPoint;

/** Whether the confidence can be believed: as the model said it and, where it was calibrated, as it is said now. */
public final class ReliabilityController {

    private final ConfidenceViewModel model;
    private final TableView<BinTable.Line> bins = new TableView<>();

    @FXML
    private HBox diagrams;
    @FXML
    private Label missing;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public ReliabilityController(ConfidenceViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        BinTable.dress(bins, new ReliabilityDiagram().table().headers(), this::select);
        bins.setAccessibleText("Reliability, bin by bin");
        missing.setText("Reliability needs the truth of some rows: score with a truth column, or review some.");
        model.loaded().subscribe(this::show);
    }

    /** The figures of the last diagram; they stand beside it. */
    TableView<BinTable.Line> bins() {
        return bins;
    }

    private void show(@Nullable LoadedRun run) {
        RunFacts facts = run == null ? null : run.facts();
        List<ReliabilitySeries> series = facts == null ? List.of() : facts.reliability();
        // the same axis for all, so that they can be compared by eye
        double from = series.stream().flatMap(one -> one.points().stream()).mapToDouble(ReliabilityPoint::from).min()
                .orElse(0);
        diagrams.getChildren().setAll(series.stream().map(one -> diagram(one, from)).toList());
        missing.setVisible(facts != null && !facts.hasTruth());
        missing.setManaged(missing.isVisible());
        bins.getItems().clear();
        if (!series.isEmpty()) {
            fillBins(series.getLast().points());
        }
    }

    private VBox diagram(ReliabilitySeries series, double from) {
        Label title = new Label(series.title());
        title.getStyleClass().add("strong");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Label note = new Label("gap " + Figures.fixed(100 * series.calibrationError(), 1) + " points in 15 bins");
        note.getStyleClass().add("small");
        ReliabilityDiagram diagram = new ReliabilityDiagram();
        diagram.fromProperty().set(from);
        diagram.pointsProperty().set(series.points());
        diagram.setOnPoint(i -> model.select(within(series, series.points().get(i))));
        diagram.setAccessibleText("Reliability, " + series.title() + ": " + note.getText());
        VBox.setVgrow(diagram, Priority.ALWAYS);
        VBox box = new VBox(new HBox(title, between, note), diagram);
        box.getStyleClass().add("reliability-side");
        HBox.setHgrow(box, Priority.ALWAYS);
        // all of them as wide as the others, whatever their words
        box.setPrefWidth(1);
        return box;
    }

    private void fillBins(List<ReliabilityPoint> points) {
        List<ReliabilityPoint> surestFirst = points.reversed();
        for (ReliabilityPoint point : surestFirst) {
            bins.getItems().add(new BinTable.Line(point, ReliabilityDiagram.row(point)));
        }
        ReliabilityWords.furthest(points)
                .ifPresent(point -> bins.getSelectionModel().select(surestFirst.indexOf(point)));
    }

    private void select(ReliabilityPoint point) {
        LoadedRun run = model.loaded().get();
        if (run != null && run.facts() != null) {
            model.select(within(run.facts().reliability().getLast(), point));
        }
    }

    private static RowFilter within(ReliabilitySeries series, ReliabilityPoint point) {
        return new RowFilter.Said("said " + Figures.fixed(point.from(), 2) + "–" + Figures.fixed(point.to(), 2),
                series.confidence(), point.from(), point.to());
    }
}
