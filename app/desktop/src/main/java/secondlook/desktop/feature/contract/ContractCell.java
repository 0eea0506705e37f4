package secondlook.desktop.feature.contract;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.expect.Action;
import secondlook.app.expect.Violation;
import secondlook.desktop.view.Wording;
import secondlook.desktop.view.WrappingCell;

/** An expectation in the list: what, what becomes of rows that break it, and how many do. */
final class ContractCell extends WrappingCell<ContractLine> {

    private final Function<String, List<Violation>> broken;
    private final FontIcon icon = new FontIcon("fth-check");
    private final Label title = new Label();
    private final Label words = new Label();
    private final Label count = new Label();
    private final Label action = new Label();

    ContractCell(ListView<ContractLine> list, Function<String, List<Violation>> broken) {
        super(list);
        this.broken = broken;
        title.getStyleClass().add("strong");
        words.getStyleClass().add("small");
        action.getStyleClass().add("small");
        count.getStyleClass().add("strong");
        words.setMinWidth(0);
        action.setMinWidth(USE_PREF_SIZE);
        count.setMinWidth(USE_PREF_SIZE);
        VBox right = new VBox(count, action);
        right.setStyle("-fx-alignment: top-right;");
        layOut(icon, new VBox(title, words), right);
    }

    @Override
    protected String show(ContractLine item) {
        List<Violation> found = broken.apply(item.title());
        long rows = found.stream().mapToLong(Violation::rows).max().orElse(0);
        icon.setIconLiteral(found.isEmpty() ? "fth-check" : "fth-alert-triangle");
        icon.getStyleClass().removeAll("warning", "success");
        icon.getStyleClass().add(found.isEmpty() ? "success" : "warning");
        title.setText(item.title());
        words.setText(item.words());
        count.setText(found.isEmpty() ? "" : Wording.count(rows, "row", "rows"));
        action.setText(item.action() == Action.FLAG ? "flag" : "refuse");
        return item.title() + ": " + item.words() + ", " + action.getText()
                + (found.isEmpty() ? ", kept" : ", broken by " + count.getText());
    }
}
