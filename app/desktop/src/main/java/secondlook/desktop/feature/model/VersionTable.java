package secondlook.desktop.feature.model;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.IntervalWhisker;

/** The workspace's models, one column each; the best figure of a line bold and marked as best. */
final class VersionTable {

    /** Characters from which on a cell may be cut. */
    private static final int LONG = 24;

    private final GridPane grid;

    VersionTable(GridPane grid) {
        this.grid = grid;
    }

    /** @param current sha256 of the model in front; {@code null} for none */
    void show(List<VersionFacts> versions, @Nullable String current) {
        grid.getChildren().clear();
        Label corner = new Label();
        corner.getStyleClass().addAll("small", "grid-head");
        corner.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        grid.add(corner, 0, 0);
        grid.getColumnConstraints().clear();
        for (int i = 0; i <= versions.size(); i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            // the names of the lines are read first; long cells give way to them
            column.setMinWidth(i == 0 ? Region.USE_COMPUTED_SIZE : 0);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < versions.size(); i++) {
            Label head = new Label(versions.get(i).title());
            head.getStyleClass().addAll("small", "grid-head");
            if (versions.get(i).entry().sha256().equals(current)) {
                head.getStyleClass().add("current-version");
            }
            head.setMaxWidth(Double.MAX_VALUE);
            head.setStyle("-fx-alignment: center-right;");
            grid.add(head, i + 1, 0);
        }
        List<VersionRow> rows = VersionRow.of(versions);
        for (int i = 0; i < rows.size(); i++) {
            line(i + 1, rows.get(i), versions.size());
        }
    }

    private void line(int at, VersionRow row, int versions) {
        Region back = new Region();
        back.getStyleClass().addAll("grid-line", "grid-line-thin");
        grid.add(back, 0, at, versions + 1, 1);
        Label unit = new Label(row.unit());
        unit.getStyleClass().add("small");
        Label title = new Label(row.name());
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox name = new HBox(title, unit);
        name.getStyleClass().addAll("grid-cell", "row-name");
        grid.add(name, 0, at);
        for (int i = 0; i < versions; i++) {
            Label cell = new Label(row.cells().get(i));
            cell.setTooltip(cell.getText().length() > LONG ? new Tooltip(cell.getText()) : null);
            HBox box = new HBox(cell);
            if (!row.bars().isEmpty() && !Double.isNaN(row.bars().get(i).value())) {
                IntervalWhisker whisker = new IntervalWhisker();
                whisker.quartersProperty().set(true);
                whisker.intervalProperty().set(row.bars().get(i));
                whisker.setAccessibleText("From " + row.cells().get(i));
                whisker.setFocusTraversable(false);
                box.getChildren().addFirst(whisker);
            }
            if (i == row.best()) {
                Label best = new Label("best");
                best.getStyleClass().add("small");
                cell.getStyleClass().add("strong");
                box.getChildren().addFirst(best);
            }
            box.getStyleClass().addAll("grid-cell", "figure-cell");
            GridPane.setHalignment(box, HPos.RIGHT);
            grid.add(box, i + 1, at);
        }
    }
}
