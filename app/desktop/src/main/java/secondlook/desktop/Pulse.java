package secondlook.desktop;

/**
 * How often the window draws what has changed. What a key changed waits for the next time: half as long at 120 a second as at
 * JavaFX's usual 60. Where nothing changes nothing is drawn, however often it could be.
 */
public final class Pulse {

    private static final String PROPERTY = "javafx.animation.pulse";

    private Pulse() {
    }

    /** To be called before JavaFX starts. What is set already stays. */
    public static void quicken() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, "120");
        }
    }
}
