package secondlook.desktop.chart;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A class as it is always shown: its mark and its name. */
public final class ClassLabel extends HBox {

    private final ClassMark mark;
    private final Label name = new Label();

    /** @param index place in the model's order; negative for no class, which shows the name alone */
    public ClassLabel(int index, String text) {
        mark = new ClassMark(index);
        getStyleClass().add("class-label");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        name.setMinWidth(0);
        getChildren().addAll(mark, name);
        show(index, text);
    }

    public void show(int index, String text) {
        mark.show(index);
        mark.setManaged(index >= 0);
        name.setText(text);
    }
}
