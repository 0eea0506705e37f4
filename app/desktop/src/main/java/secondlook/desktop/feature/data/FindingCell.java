package secondlook.desktop.feature.data;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.data.finding.Finding;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.view.Wording;
import secondlook.desktop.view.WrappingCell;

/** A finding in the list: how bad, what, how many rows. */
final class FindingCell extends WrappingCell<Finding> {

    private final FontIcon icon = new FontIcon("fth-info");
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label count = new Label();

    /** @param list the list whose width the words share */
    FindingCell(ListView<Finding> list) {
        super(list);
        title.getStyleClass().add("strong");
        detail.getStyleClass().add("small");
        detail.setWrapText(true);
        count.getStyleClass().add("strong");
        title.setMinWidth(0);
        detail.setMinWidth(0);
        layOut(icon, new VBox(title, detail), count);
    }

    @Override
    protected String show(Finding finding) {
        boolean warning = finding.level() == Finding.Level.WARNING;
        icon.setIconLiteral(warning ? "fth-alert-triangle" : "fth-info");
        icon.getStyleClass().removeAll("warning", "note");
        icon.getStyleClass().add(warning ? "warning" : "note");
        title.setText(finding.title());
        detail.setText(finding.detail());
        count.setText(finding.count() < 0 ? "" : Figures.count(finding.count()));
        return (warning ? "Warning: " : "Note: ") + finding.title() + ". " + finding.detail()
                + (finding.count() < 0 ? "" : " " + Wording.count(finding.count(), "row", "rows") + ".");
    }
}
