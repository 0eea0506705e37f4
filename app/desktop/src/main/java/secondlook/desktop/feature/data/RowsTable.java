package secondlook.desktop.feature.data;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.finding.Finding;
import secondlook.desktop.chart.ClassMark;
import secondlook.desktop.chart.Figures;
import secondlook.runtime.data.ColumnType;

/** The table of rows: one column for each of the dataset's, values fetched as they come into view. */
final class RowsTable {

    private static final PseudoClass TINTED = PseudoClass.getPseudoClass("tinted");

    /** How much narrower than wished the columns may get before the table scrolls sideways. */
    private static final double SLACK = 80;

    private final TableView<Integer> table;
    private final DataViewModel model;
    private final List<ColumnHead> heads = new ArrayList<>();
    private boolean refreshDue;
    private boolean filling;

    RowsTable(TableView<Integer> table, DataViewModel model) {
        this.table = table;
        this.model = model;
    }

    void wire() {
        table.setPlaceholder(new Label("No row fulfils the condition."));
        table.setSortPolicy(sorted -> {
            if (!filling) {
                sort();
            }
            return true;
        });
        model.whenRowsArrive(this::refreshSoon);
        model.columns().subscribe(this::columns);
        model.selected().subscribe(this::select);
        model.pages().subscribe(this::rows);
        model.chosen().subscribe((@Nullable Finding finding) -> table.refresh());
        table.widthProperty().subscribe(now -> fit());
    }

    private void sort() {
        if (table.getSortOrder().isEmpty()) {
            model.sort(null, false);
        } else {
            TableColumn<Integer, ?> first = table.getSortOrder().getFirst();
            model.sort(first.getId(), first.getSortType() == SortType.DESCENDING);
        }
    }

    private void rows(@Nullable Pages pages) {
        // a table forgets by what it is sorted when its items are others
        List<TableColumn<Integer, ?>> order = List.copyOf(table.getSortOrder());
        filling = true;
        table.setItems(new Positions(pages == null ? 0 : pages.rows().count()));
        if (!order.isEmpty()) {
            table.getSortOrder().setAll(order);
        }
        filling = false;
        // the positions are the same numbers as before, so no cell would notice that it shows another row
        table.refresh();
    }

    /** Several pages often come within one frame. */
    private void refreshSoon() {
        if (!refreshDue) {
            refreshDue = true;
            Platform.runLater(() -> {
                refreshDue = false;
                table.refresh();
            });
        }
    }

    private void columns(List<ColumnSummary> columns) {
        table.getColumns().clear();
        table.getSortOrder().clear();
        heads.clear();
        if (columns.isEmpty()) {
            return;
        }
        List<TableColumn<Integer, Integer>> made = new ArrayList<>();
        made.add(numbers());
        for (int i = 0; i < columns.size(); i++) {
            made.add(column(columns.get(i), i));
        }
        table.getColumns().addAll(made);
        fit();
    }

    /** A few columns share the width; many keep theirs and scroll. */
    private void fit() {
        double wanted = table.getColumns().stream().mapToDouble(TableColumn::getPrefWidth).sum();
        boolean few = wanted <= table.getWidth() + SLACK;
        table.setColumnResizePolicy(few
                ? TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN
                : TableView.UNCONSTRAINED_RESIZE_POLICY);
        if (!few) {
            // a policy that shared the width has shrunk them, and only a change of the wish is heard
            for (TableColumn<Integer, ?> column : table.getColumns()) {
                double wish = column.getPrefWidth();
                column.setPrefWidth(wish + 1);
                column.setPrefWidth(wish);
            }
        }
    }

    private void select(List<long[]> counts) {
        for (int i = 0; i < heads.size(); i++) {
            heads.get(i).select(i < counts.size() ? counts.get(i) : new long[0]);
        }
    }

    private TableColumn<Integer, Integer> numbers() {
        TableColumn<Integer, Integer> column = new TableColumn<>();
        Label head = new Label("#");
        head.getStyleClass().addAll("strong", "number-head");
        column.setGraphic(head);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add("row-number");
        Pages shownNow = model.pages().get();
        int letters = Figures.count(shownNow == null ? 0 : shownNow.rows().count()).length();
        column.setPrefWidth(Math.max(56, 28 + 8 * letters));
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Integer unused, boolean empty) {
                super.updateItem(unused, empty);
                Pages pages = model.pages().get();
                int row = getIndex();
                boolean shown = !empty && pages != null && row >= 0 && row < pages.rows().count();
                setText(shown && pages != null ? Figures.count(pages.rows().id(row)) : null);
            }
        });
        column.setCellValueFactory(p -> new javafx.beans.property.ReadOnlyObjectWrapper<>(p.getValue()));
        return column;
    }

    private TableColumn<Integer, Integer> column(ColumnSummary summary, int index) {
        TableColumn<Integer, Integer> column = new TableColumn<>();
        ColumnHead head = new ColumnHead(summary, model::filterBy);
        heads.add(head);
        column.setId(summary.profile().name());
        column.setGraphic(head);
        column.setPrefWidth(132);
        ColumnType type = summary.profile().type();
        column.getStyleClass().add(type.isNumeric() && type != ColumnType.BOOLEAN ? "figures" : "words");
        CellText text = new CellText(type);
        List<String> classes = summary.holdsClasses()
                ? summary.values().stream().map(v -> v.value()).toList()
                : List.of();
        column.setCellFactory(c -> new ValueCell(index, summary.profile().name(), text, classes));
        column.setCellValueFactory(p -> new javafx.beans.property.ReadOnlyObjectWrapper<>(p.getValue()));
        return column;
    }

    /** A cell; empty while its row is on its way. */
    private final class ValueCell extends TableCell<Integer, Integer> {
        private final int column;
        private final String name;
        private final CellText text;

        private final List<String> classes;
        private final @Nullable ClassMark mark;

        ValueCell(int column, String name, CellText text, List<String> classes) {
            this.column = column;
            this.name = name;
            this.text = text;
            this.classes = classes;
            this.mark = classes.isEmpty() ? null : new ClassMark(-1);
        }

        @Override
        protected void updateItem(@Nullable Integer unused, boolean empty) {
            super.updateItem(unused, empty);
            Pages pages = model.pages().get();
            int row = getIndex();
            Finding finding = model.chosen().get();
            pseudoClassStateChanged(TINTED, !empty && finding != null && finding.columns().contains(name));
            if (empty || pages == null || row < 0 || row >= pages.rows().count()) {
                setText(null);
                setGraphic(null);
                return;
            }
            Pages.Value value = pages.at(row, column);
            String shown = value == null ? "" : text.of(value.vector(), value.row());
            setText(shown);
            if (mark != null) {
                mark.show(classes.indexOf(shown));
                setGraphic(shown.isEmpty() ? null : mark);
            }
        }
    }
}
