package secondlook.desktop.feature.confidence;

import java.util.Locale;
import java.util.function.DoubleConsumer;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Thresholds from 0 to 1 in hundredths, as typed or stepped by a person. */
final class ThresholdValues extends SpinnerValueFactory<Double> {

    private DoubleConsumer listener = typed -> {
    };
    private boolean showing;

    ThresholdValues() {
        setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Double value) {
                return value == null || value.isNaN() ? "" : String.format(Locale.ROOT, "%.2f", value);
            }

            @Override
            public @Nullable Double fromString(String text) {
                try {
                    double typed = Double.parseDouble(text.strip().replace(',', '.'));
                    return Double.isFinite(typed) ? (Double) hundredth(typed) : getValue();
                } catch (NumberFormatException _) {
                    // what is no number changes nothing, and the field shows again what counts
                    return getValue();
                }
            }
        });
        valueProperty().subscribe(now -> {
            if (!showing && now != null) {
                listener.accept(now);
            }
        });
    }

    private static double hundredth(double value) {
        return Math.clamp(Math.round(value * 100) / 100.0, 0, 1);
    }

    /** Called with what the person typed or stepped to. */
    void setListener(DoubleConsumer action) {
        listener = action;
    }

    /** Shows a threshold that was set elsewhere. */
    void show(double threshold) {
        showing = true;
        setValue(threshold);
        showing = false;
    }

    @Override
    public void decrement(int steps) {
        setValue(hundredth(getValue() - steps / 100.0));
    }

    @Override
    public void increment(int steps) {
        setValue(hundredth(getValue() + steps / 100.0));
    }
}
