package secondlook.desktop.feature.confidence;

import java.util.function.DoubleConsumer;
import java.util.function.DoublePredicate;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;

/** Makes a field for a number of one: what cannot be meant is marked and changes nothing. */
final class NumberField {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private NumberField() {
    }

    static void of(TextField field, String start, DoublePredicate allowed, DoubleConsumer take) {
        field.setText(start);
        field.textProperty().subscribe(text -> read(field, text, allowed, take));
    }

    private static void read(TextField field, String text, DoublePredicate allowed, DoubleConsumer take) {
        try {
            double value = Double.parseDouble(text.strip().replace(',', '.').replace("%", ""));
            boolean fits = allowed.test(value);
            field.pseudoClassStateChanged(WRONG, !fits);
            if (fits) {
                take.accept(value);
            }
        } catch (NumberFormatException _) {
            field.pseudoClassStateChanged(WRONG, true);
        }
    }
}
