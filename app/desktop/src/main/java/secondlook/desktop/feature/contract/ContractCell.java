package secondlook.desktop.feature.contract;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.expect.Action;
import secondlook.app.expect.Violation;
import secondlook.desktop.view.Wording;

/** An expectation in the list: what, what becomes of rows that break it, and how many do. */
final class ContractCell extends ListCell<ContractLine> {

    private final Function<String, List<Violation>> broken;
    private final FontIcon icon = new FontIcon("fth-check");
    private final Label title = new Label();
    private final Label words = new Label();
    private final Label count = new Label();
    private final Label action = new Label();
    private final HBox line;

    ContractCell(ListView<ContractLine> list, Function<String, List<Violation>> broken) {
        this.broken = broken;
        title.getStyleClass().add("strong");
        words.getStyleClass().add("small");
        action.getStyleClass().add("small");
        count.getStyleClass().add("strong");
        words.setMinWidth(0);
        action.setMinWidth(USE_PREF_SIZE);
        count.setMinWidth(USE_PREF_SIZE);
        VBox left = new VBox(title, words);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        VBox right = new VBox(count, action);
        right.setStyle("-fx-alignment: top-right;");
        right.setMinWidth(USE_PREF_SIZE);
        line = new HBox(icon, left, right);
        line.getStyleClass().add("finding");
        setPrefWidth(0);
        line.prefWidthProperty().bind(list.widthProperty().subtract(24));
        line.maxWidthProperty().bind(line.prefWidthProperty());
    }

    @Override
    protected void updateItem(@Nullable ContractLine item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        List<Violation> found = broken.apply(item.title());
        long rows = found.stream().mapToLong(Violation::rows).max().orElse(0);
        icon.setIconLiteral(found.isEmpty() ? "fth-check" : "fth-alert-triangle");
        icon.getStyleClass().removeAll("warning", "success");
        icon.getStyleClass().add(found.isEmpty() ? "success" : "warning");
        title.setText(item.title());
        words.setText(item.words());
        count.setText(found.isEmpty() ? "" : Wording.count(rows, "row", "rows"));
        action.setText(item.action() == Action.FLAG ? "flag" : "refuse");
        setAccessibleText(item.title() + ": " + item.words() + ", " + action.getText()
                + (found.isEmpty() ? ", kept" : ", broken by " + count.getText()));
        setGraphic(line);
    }
}
