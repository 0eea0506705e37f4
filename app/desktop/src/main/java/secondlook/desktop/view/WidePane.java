package secondlook.desktop.view;

import java.net.URL;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A pane over the window, nearly as large as it: a sentence, two sides, and a line of acts. */
public abstract class WidePane extends VBox {

    private static final double MARGIN = 32;

    /**
     * @param style      the style class of this one
     * @param stylesheet its own rules
     */
    protected WidePane(String style, URL stylesheet) {
        getStylesheets().add(stylesheet.toExternalForm());
        getStyleClass().addAll("popover", style);
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                maxWidthProperty().bind(scene.widthProperty().subtract(2 * MARGIN));
                maxHeightProperty().bind(scene.heightProperty().subtract(2 * MARGIN));
            }
        });
    }

    /** Lays the parts out; the sides share all height that is left. */
    protected final void layOut(Label answer, Label under, Node left, Node right, Node foot) {
        answer.getStyleClass().add("answer");
        under.getStyleClass().add("under-answer");
        HBox middle = new HBox(left, right);
        middle.getStyleClass().add("middle");
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(new VBox(answer, under), middle, foot);
    }

    /** A side of its own width that scrolls. */
    protected static ScrollPane scrolling(Node content, String style) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("plain-scroll", style);
        return scroll;
    }

    /** A side that takes the width left, with one part that takes the height left and another under it. */
    protected static VBox growing(String style, Node tall, Node under) {
        VBox side = new VBox(tall, under);
        side.getStyleClass().add(style);
        VBox.setVgrow(tall, Priority.ALWAYS);
        HBox.setHgrow(side, Priority.ALWAYS);
        return side;
    }

    /** What is wrong, at the beginning of the line of acts. */
    protected static Label problem(ObservableValue<String> words) {
        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty().bind(words);
        problem.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(problem, Priority.ALWAYS);
        return problem;
    }
}
