package secondlook.desktop.chart;

import java.util.function.DoubleSupplier;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.input.KeyEvent;

/** Turns pointer and arrow keys into thresholds on a grid of 0.01 and says when a movement has ended. */
public final class ThresholdDrag {

    /** What a person does to the threshold. */
    public interface Listener {

        /** The threshold is at this place now; more may follow at once. */
        void moved(double threshold);

        /** The movement is over. */
        default void settled() {
        }
    }

    private static final double STEP = 0.01;
    private static final double LEAP = 0.05;

    private final ObservableDoubleValue current;
    private final DoubleSupplier low;
    private final DoubleSupplier high;
    private Listener listener = threshold -> {
    };
    private boolean active;

    ThresholdDrag(ObservableDoubleValue current, DoubleSupplier low, DoubleSupplier high) {
        this.current = current;
        this.low = low;
        this.high = high;
    }

    public void setListener(Listener listener) {
        this.listener = listener;
    }

    boolean isActive() {
        return active;
    }

    void begin() {
        active = true;
    }

    void to(double value) {
        double snapped = Math.round(value * 100) / 100.0;
        double within = Math.clamp(snapped, Math.min(low.getAsDouble(), 1), Math.max(high.getAsDouble(), 0));
        if (within != current.get()) {
            listener.moved(within);
        }
    }

    void end() {
        active = false;
        listener.settled();
    }

    void keyed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        double step = event.isShiftDown() ? LEAP : STEP;
        switch (event.getCode()) {
            case LEFT, DOWN -> to(current.get() - step);
            case RIGHT, UP -> to(current.get() + step);
            case HOME -> to(low.getAsDouble());
            case END -> to(high.getAsDouble());
            default -> {
                return;
            }
        }
        event.consume();
        listener.settled();
    }
}
