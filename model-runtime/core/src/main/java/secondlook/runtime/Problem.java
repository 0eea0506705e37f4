package secondlook.runtime;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, in the four parts that a person needs.
 *
 * @param what   what was refused or failed, naming it ("model.onnx cannot be opened")
 * @param where  file, line, column, row or batch; {@code null} where {@code what} already says it
 * @param why    the cause, in plain words
 * @param remedy what to do next; {@code null} if nothing useful can be said
 */
public record Problem(String what, @Nullable String where, String why, @Nullable String remedy) {

    private static final Pattern OPTIONS = Pattern.compile("\\s*\\((?:--|second-look )[^()]*\\)");

    public Problem(String what, String why, @Nullable String remedy) {
        this(what, null, why, remedy);
    }

    /** All parts as one line without line breaks, as the command line prints it. */
    public String oneLine() {
        StringBuilder line = new StringBuilder(what);
        if (where != null) {
            line.append(" (").append(where).append(')');
        }
        line.append(": ").append(why);
        if (remedy != null) {
            if (!why.endsWith(".") && !why.endsWith("!")) {
                line.append('.');
            }
            line.append(' ').append(remedy);
        }
        return line.toString().replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }

    /**
     * The same for somebody who has no command line before them: options and commands, which stand in parentheses of their own
     * (<code>(--where)</code>), are left out.
     */
    public Problem withoutOptions() {
        return new Problem(what, where, plain(why), remedy == null ? null : plain(remedy));
    }

    private static String plain(String text) {
        return OPTIONS.matcher(text).replaceAll("");
    }
}
