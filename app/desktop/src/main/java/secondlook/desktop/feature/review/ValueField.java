package secondlook.desktop.feature.review;

import javafx.scene.Node;
import javafx.scene.control.TextField;

/** Where there are no classes to choose from, the answer is typed. */
final class ValueField extends TextField {

    /** @param after has the focus once the answer is given */
    ValueField(ReviewViewModel model, Node after) {
        setPromptText("Type the right value, then Enter");
        setAccessibleText("Your answer");
        setOnAction(e -> {
            if (!getText().isBlank()) {
                model.answer(getText().strip());
                after.requestFocus();
            }
        });
    }
}
