package secondlook.desktop.command;

/**
 * A key that a screen listens to, for the overview of keys.
 *
 * @param keys as on the key caps, separated by spaces ("Ctrl Z", "1 … 5")
 * @param does what it does, in words
 */
public record KeyHint(String keys, String does) {}
