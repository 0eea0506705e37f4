package secondlook.desktop.help;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A list of topics that can be searched, and the page of the one that is chosen. */
public final class HelpView extends HBox {

    private final TextField search = new TextField();
    private final ListView<HelpPage> topics = new ListView<>();
    private final VBox page = new VBox();
    private final ScrollPane scroll = new ScrollPane(page);

    public HelpView(List<HelpPage> pages) {
        getStyleClass().addAll("popover", "help");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        search.setPromptText("Search the help");
        search.setAccessibleText("Search the help");
        topics.setAccessibleText("Topics");
        topics.setPlaceholder(new Label("No page has these words."));
        topics.setCellFactory(list -> new Topic());
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        VBox.setVgrow(topics, Priority.ALWAYS);
        page.getStyleClass().add("help-page");
        VBox side = new VBox(search, topics);
        side.getStyleClass().add("help-side");
        getChildren().addAll(side, scroll);
        topics.getSelectionModel().selectedItemProperty().subscribe(this::show);
        search.textProperty().subscribe(text -> {
            topics.getItems().setAll(pages.stream().filter(p -> p.holds(text)).toList());
            topics.getSelectionModel().selectFirst();
        });
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                topics.requestFocus();
                event.consume();
            }
        });
    }

    /** Once it is shown. */
    public void begin() {
        search.requestFocus();
    }

    private void show(@Nullable HelpPage now) {
        page.getChildren().clear();
        scroll.setVvalue(0);
        if (now != null) {
            page.getChildren().add(words(now.title(), "answer"));
            now.lines().forEach(line -> page.getChildren().add(node(line)));
        }
    }

    private static Node node(HelpPage.Line line) {
        return switch (line) {
            case HelpPage.Line.Heading heading -> words(heading.text(), "strong");
            case HelpPage.Line.Paragraph paragraph -> words(paragraph.text(), "help-text");
            case HelpPage.Line.Entry entry -> {
                Label word = words(entry.word(), "help-word");
                Label meaning = words(entry.meaning(), "help-text");
                HBox.setHgrow(meaning, Priority.ALWAYS);
                HBox row = new HBox(word, meaning);
                row.getStyleClass().add("help-entry");
                yield row;
            }
        };
    }

    private static Label words(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static final class Topic extends ListCell<HelpPage> {

        @Override
        protected void updateItem(@Nullable HelpPage item, boolean empty) {
            super.updateItem(item, empty);
            setText(item == null ? null : item.title());
        }
    }
}
