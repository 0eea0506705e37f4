package secondlook.desktop.view;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Fields under their captions. */
public final class Captioned {

    private Captioned() {
    }

    /** The field under its caption, which is also what a screen reader says where the field has no words of its own. */
    public static VBox of(String caption, Node field) {
        Label label = new Label(caption);
        label.getStyleClass().add("small");
        label.setLabelFor(field);
        if (field.getAccessibleText() == null) {
            field.setAccessibleText(caption);
        }
        if (field instanceof ComboBox<?> box) {
            box.setMaxWidth(Double.MAX_VALUE);
        }
        VBox both = new VBox(label, field);
        both.getStyleClass().add("field");
        return both;
    }
}
