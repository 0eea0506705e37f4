package secondlook.desktop;

import javafx.application.Application;

/** Starts the window from the class path; JavaFX wants its main class not to be an Application there. */
public final class Launcher {

    private Launcher() {
    }

    /** @param args files to open */
    public static void main(String[] args) {
        Pulse.quicken();
        Application.launch(SecondLookApplication.class, args);
    }
}
