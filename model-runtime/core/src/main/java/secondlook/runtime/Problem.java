package secondlook.runtime;

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
}
