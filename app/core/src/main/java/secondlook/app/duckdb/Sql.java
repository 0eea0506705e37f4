package secondlook.app.duckdb;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Quoting for text that becomes part of a statement. */
public final class Sql {

    private Sql() {
    }

    /** A column or table name. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A string literal. */
    public static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    /** A file as a string literal, without a meaning for {@code *}, {@code ?} and {@code [}. */
    public static String file(Path file) {
        String path = file.toAbsolutePath().toString();
        StringBuilder plain = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '*' || c == '?' || c == '[') {
                plain.append('[').append(c).append(']');
            } else {
                plain.append(c);
            }
        }
        return text(plain.toString());
    }

    /** A list of string literals. */
    public static String texts(Collection<String> values) {
        return values.stream().map(Sql::text).collect(Collectors.joining(",", "[", "]"));
    }
}
