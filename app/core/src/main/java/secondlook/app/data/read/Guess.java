package secondlook.app.data.read;

/**
 * Something that was found out about how a source is written, and can be corrected.
 *
 * @param key   the option that corrects it, a key of {@link ReadOptions}
 * @param value what was assumed, as that option would say it
 * @param why   what it was told from, one sentence
 */
public record Guess(String key, String value, String why) {}
