package secondlook.desktop.feature.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import javafx.collections.FXCollections;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.review.SessionEntry;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.view.Titled;
import secondlook.desktop.view.Wording;
import secondlook.runtime.agreement.KrippendorffAlpha.Scale;

/** Who answered the rows of a review, how far they agree, where they contradict each other, and what can be done. */
final class ReviewersView extends VBox {

    private static final int USUAL_SHARE = 20;
    private static final int CONFLICTS_SEEN = 6;
    private static final double LINE = 28;

    private final Ways ways;
    private final Label answer = new Label("Comparing the reviewers…");
    private final VBox figures = new VBox();
    private final VBox contested = new VBox();
    private final TextField who = new TextField();
    private final Spinner<Integer> share = new Spinner<>(1, 100, USUAL_SHARE, 5);
    private final Button again = new Button("Answer a share again", new FontIcon("fth-users"));
    private final Button referred = new Button("Answer what was left to a second reviewer");
    private final Button decide = new Button("Decide them", new FontIcon("fth-check-square"));
    private final ComboBox<Scale> scale = Titled.of(List.of(Scale.values()), ReviewersView::title);
    private final Label said = new Label();
    private int open;
    private int left;

    /**
     * What can be done.
     *
     * @param look   asks for the figures for labels of a kind
     * @param again  has so many per cent of the items answered by somebody else too
     * @param left   has what was left to a second reviewer answered by somebody
     * @param decide puts the contradictions before somebody
     * @param pack   writes the review as a file, with its answers or without
     * @param bring  reads a file that came back
     * @param close  closes this
     */
    record Ways(BiConsumer<Scale, Consumer<ReviewersShown>> look, ObjIntConsumer<String> again,
            Consumer<String> left, Consumer<String> decide, Consumer<Boolean> pack, Runnable bring, Runnable close) {}

    /** @param name of the review */
    ReviewersView(String name, Ways ways) {
        this.ways = ways;
        getStyleClass().addAll("popover", "reviewers");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label("Reviewers of “" + name + "”");
        title.getStyleClass().add("strong");
        answer.setId("reviewers-answer");
        answer.setWrapText(true);
        answer.setMinHeight(Region.USE_PREF_SIZE);
        figures.getStyleClass().add("reviewers-figures");
        contested.getStyleClass().add("reviewers-figures");
        scale.setAccessibleText("What the labels are");
        scale.valueProperty().subscribe(() -> refresh());
        getChildren().addAll(title, answer, figures, contested, somebodyElse(), files());
        enable();
        refresh();
    }

    private Node somebodyElse() {
        Label caption = new Label("Somebody else");
        caption.setLabelFor(who);
        caption.getStyleClass().add("strong");
        who.setPromptText("name");
        who.setAccessibleText("Name of somebody else");
        who.setId("somebody");
        who.textProperty().subscribe(() -> enable());
        share.setEditable(true);
        share.getEditor().setAccessibleText("Share of the items in per cent");
        share.setPrefWidth(90);
        decide.getStyleClass().add("accent");
        decide.setId("decide");
        decide.setOnAction(e -> ways.decide().accept(name()));
        again.setId("again");
        again.setOnAction(e -> {
            making();
            ways.again().accept(name(), share.getValue());
        });
        referred.setOnAction(e -> {
            making();
            ways.left().accept(name());
        });
        said.setId("made");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        show(said, false);
        HBox first = line(caption, who, decide);
        HBox second = line(again, share, new Label("% of the items"), referred);
        return new VBox(8, first, second, said);
    }

    private Node files() {
        Label caption = new Label("As a file");
        caption.getStyleClass().add("strong");
        Button empty = new Button("Pack without answers…", new FontIcon("fth-package"));
        empty.setOnAction(e -> ways.pack().accept(false));
        Button full = new Button("Pack with answers…", new FontIcon("fth-package"));
        full.setOnAction(e -> ways.pack().accept(true));
        Button bring = new Button("Bring back…", new FontIcon("fth-upload"));
        bring.setOnAction(e -> ways.bring().run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button("Close");
        close.setCancelButton(true);
        close.setOnAction(e -> ways.close().run());
        return line(caption, empty, full, bring, gap, close);
    }

    private static HBox line(Node... nodes) {
        for (Node node : nodes) {
            if (node instanceof Button button) {
                button.setMinWidth(USE_PREF_SIZE);
            }
        }
        HBox line = new HBox(nodes);
        line.getStyleClass().add("reviewers-line");
        return line;
    }

    private String name() {
        return who.getText().strip();
    }

    /** One press makes one review. */
    private void making() {
        again.setDisable(true);
        referred.setDisable(true);
    }

    /** Says what somebody else has to answer now. */
    void made(Reviewers.SecondOne second) {
        SessionEntry entry = second.entry();
        said.setText(second.there()
                ? entry.reviewer() + " has “" + entry.name() + "” to answer first, " + Figures.count(entry.done())
                        + " of "
                        + Figures.count(entry.items()) + " done. Nothing more was made."
                : "“" + entry.name() + "” was made: " + Wording.count(entry.items(), "item", "items") + " for "
                        + entry.reviewer() + ", in the list of reviews.");
        show(said, true);
        enable();
        refresh();
    }

    /** Makes possible again what is, for the name that was typed. */
    void enable() {
        boolean nobody = name().isEmpty();
        decide.setDisable(nobody || open == 0);
        again.setDisable(nobody);
        referred.setDisable(nobody || left == 0);
        decide.setText(open == 0
                ? "Nothing to decide"
                : "Decide " + Figures.count(open)
                        + (open == 1 ? " contradiction" : " contradictions"));
        referred.setText("Answer the " + Figures.count(left) + " left to a second reviewer");
        show(referred, left > 0);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** Puts the focus where a person goes on. */
    void begin() {
        who.requestFocus();
    }

    void refresh() {
        Scale asked = scale.getValue();
        ways.look().accept(asked, found -> {
            if (scale.getValue() == asked) {
                show(found);
            }
        });
    }

    private void show(ReviewersShown found) {
        answer.setText(found.answer());
        open = found.open();
        left = found.referred();
        List<Node> parts = new ArrayList<>(List.of(people(found.reviewers())));
        if (found.reviewers().size() > 1) {
            parts.add(line(new Label("The labels are"), scale));
            parts.add(measures(found.measures()));
        }
        figures.getChildren().setAll(parts);
        contested.getChildren().setAll(found.conflicts().isEmpty() ? List.of() : conflicts(found));
        enable();
    }

    private static GridPane people(List<ReviewersShown.Line> lines) {
        GridPane grid = grid(HPos.LEFT, HPos.RIGHT, HPos.RIGHT, HPos.RIGHT, HPos.RIGHT);
        row(grid, 0, true, "reviewer", "answered", "seconds an item", "agrees with others", "cannot tell");
        for (int i = 0; i < lines.size(); i++) {
            ReviewersShown.Line who = lines.get(i);
            row(grid, i + 1, false, who.reviewer(), who.answered(), who.pace(), who.agreeing(), who.cannotTell());
        }
        return grid;
    }

    private static GridPane measures(List<ReviewersShown.Measure> measures) {
        GridPane grid = grid(HPos.LEFT, HPos.RIGHT, HPos.LEFT);
        for (int i = 0; i < measures.size(); i++) {
            ReviewersShown.Measure measure = measures.get(i);
            row(grid, i, false, measure.name(), measure.figure(), measure.why());
            grid.getChildren().getLast().getStyleClass().add("small");
        }
        return grid;
    }

    private static GridPane grid(HPos... places) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("reviewers-grid");
        for (HPos place : places) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(place);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    private static void row(GridPane grid, int at, boolean head, String... cells) {
        for (int c = 0; c < cells.length; c++) {
            Label cell = new Label(cells[c]);
            if (head) {
                cell.getStyleClass().addAll("small", "head");
            }
            grid.add(cell, c, at);
        }
    }

    private static List<Node> conflicts(ReviewersShown found) {
        Label title = new Label("Where they contradict each other");
        title.getStyleClass().add("strong");
        ListView<String> list = new ListView<>(FXCollections.observableList(found.conflicts().stream()
                .map(row -> row.row() + ": " + row.said()
                        + (row.decided().isEmpty() ? "" : ". Decided: " + row.decided()))
                .toList()));
        list.setId("conflicts");
        list.setAccessibleText("Where they contradict each other");
        list.getStyleClass().add("dense");
        list.setFixedCellSize(LINE);
        list.setPrefHeight(Math.min(CONFLICTS_SEEN, found.conflicts().size()) * LINE + 2);
        return List.of(title, list);
    }

    private static String title(Scale scale) {
        return switch (scale) {
            case NOMINAL -> "names in no order";
            case ORDINAL -> "names in the order of the classes";
            default -> "numbers on " + (scale == Scale.INTERVAL ? "an " : "a ") + scale.name().toLowerCase(Locale.ROOT)
                    + " scale";
        };
    }
}
