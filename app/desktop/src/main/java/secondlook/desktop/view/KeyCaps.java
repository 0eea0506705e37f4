package secondlook.desktop.view;

import javafx.scene.control.Label;

/** A key as drawn on its cap. */
public final class KeyCaps {

    private KeyCaps() {
    }

    /** A label; takes no room where {@code keys} is empty. */
    public static Label of(String keys) {
        Label cap = new Label(keys);
        cap.getStyleClass().add("key-cap");
        cap.setVisible(!keys.isEmpty());
        cap.setManaged(!keys.isEmpty());
        return cap;
    }
}
