package secondlook.desktop.shell;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** How large everything is, in percent. All sizes are in em, so the root's font size carries them. */
public final class Zoom {

    /** Font size of the root at 100 %, in pixels. */
    public static final double BASE = 13;

    private static final int STEP = 10;
    private static final int LEAST = 70;
    private static final int MOST = 200;

    private final ReadOnlyIntegerWrapper percent = new ReadOnlyIntegerWrapper(100);

    public ReadOnlyIntegerProperty percent() {
        return percent.getReadOnlyProperty();
    }

    public void larger() {
        set(percent.get() + STEP);
    }

    public void smaller() {
        set(percent.get() - STEP);
    }

    public void set(int value) {
        percent.set(Math.clamp(value, LEAST, MOST));
    }
}
