package secondlook.desktop.feature.data;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.data.finding.Finding;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.view.Wording;

/** A finding in the list: how bad, what, how many rows. */
final class FindingCell extends ListCell<Finding> {

    private static final double BORDER = 2;

    private final FontIcon icon = new FontIcon("fth-info");
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label count = new Label();
    private final HBox line;

    /** @param list the list whose width the words share */
    FindingCell(ListView<Finding> list) {
        title.getStyleClass().add("strong");
        detail.getStyleClass().add("small");
        detail.setWrapText(true);
        count.getStyleClass().add("strong");
        title.setMinWidth(0);
        detail.setMinWidth(0);
        count.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(title, detail);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        line = new HBox(icon, words, count);
        line.getStyleClass().add("finding");
        // the cell takes its width from the list, so that the detail wraps
        setPrefWidth(0);
        line.prefWidthProperty().bind(list.widthProperty().subtract(BORDER));
        line.maxWidthProperty().bind(line.prefWidthProperty());
    }

    @Override
    protected double computePrefHeight(double width) {
        return isEmpty() ? super.computePrefHeight(width) : line.prefHeight(line.getPrefWidth()) + 1;
    }

    @Override
    protected void updateItem(@Nullable Finding finding, boolean empty) {
        super.updateItem(finding, empty);
        if (empty || finding == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean warning = finding.level() == Finding.Level.WARNING;
        icon.setIconLiteral(warning ? "fth-alert-triangle" : "fth-info");
        icon.getStyleClass().removeAll("warning", "note");
        icon.getStyleClass().add(warning ? "warning" : "note");
        title.setText(finding.title());
        detail.setText(finding.detail());
        count.setText(finding.count() < 0 ? "" : Figures.count(finding.count()));
        setAccessibleText((warning ? "Warning: " : "Note: ") + finding.title() + ". " + finding.detail()
                + (finding.count() < 0 ? "" : " " + Wording.count(finding.count(), "row", "rows") + "."));
        setGraphic(line);
    }
}
