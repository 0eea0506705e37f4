package secondlook.desktop.theme;

/** Light or dark. */
public enum Mode {
    LIGHT, DARK;

    public Mode other() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
