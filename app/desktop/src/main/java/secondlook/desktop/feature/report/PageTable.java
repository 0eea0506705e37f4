package secondlook.desktop.feature.report;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.w3c.dom.Element;

/** A table of a page: facts beside their names, or rows under heads. */
final class PageTable extends GridPane {

    private final boolean facts;

    PageTable(Element table) {
        facts = table.getAttribute("class").equals("facts");
        getStyleClass().addAll("page-table", facts ? "page-facts" : "page-rows");
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        int line = 0;
        for (Element part : PageView.children(table)) {
            boolean head = part.getTagName().equals("thead");
            List<Element> rows = part.getTagName().equals("tr") ? List.of(part) : PageView.children(part);
            for (Element row : rows) {
                add(row, line++, head);
            }
        }
    }

    private void add(Element row, int line, boolean head) {
        List<Element> cells = PageView.children(row);
        for (int column = 0; column < cells.size(); column++) {
            Element cell = cells.get(column);
            boolean words = facts || column == 0 || cell.getAttribute("class").startsWith("text");
            if (line == 0) {
                getColumnConstraints().add(constraints(column, words));
            }
            Label label = PageView.words(cell, "cell");
            label.getStyleClass().add(head || facts && column == 0 ? "page-cell-head" : "page-cell-value");
            if (facts && column == 0) {
                label.setMinWidth(Region.USE_PREF_SIZE);
            }
            if (words && column > 0) {
                label.getStyleClass().add("page-cell-words");
            }
            if (!words) {
                label.setMinWidth(Region.USE_PREF_SIZE);
                label.getStyleClass().add("page-cell-figure");
            }
            add(label, column, line);
        }
    }

    private ColumnConstraints constraints(int column, boolean words) {
        ColumnConstraints width = new ColumnConstraints();
        width.setHalignment(words ? HPos.LEFT : HPos.RIGHT);
        width.setHgrow(facts && column == 0 ? Priority.NEVER : Priority.ALWAYS);
        width.setFillWidth(true);
        return width;
    }
}
