package secondlook.desktop.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is said about the program.
 *
 * @param versions  of the program and of what it stands on
 * @param libraries what is shipped, by name; empty where the program was not built with its list
 */
public record About(List<Version> versions, List<Library> libraries) {

    /** What the program keeps to, and how. */
    public static final String PROMISE = "No network connection is opened. There is no account, no update check and no "
            + "reporting; ONNX Runtime's own reporting is switched off before it is loaded. The exceptions are what you "
            + "ask for by name: a database to read from, and a worker on another machine. A later start reaches this "
            + "window by a file that only you can open.";

    public static final String LICENCE = "Free software under the GNU General Public License, version 3, without warranty.";

    private static final String OURS = "secondlook:";
    private static final String LIST = "third-party.txt";

    /**
     * @param version "–" where it is not known
     */
    public record Version(String name, String version) {}

    /**
     * @param program    the program's version
     * @param properties of the system, by name
     */
    public static About here(String program, UnaryOperator<@Nullable String> properties) {
        List<Library> libraries = bundled();
        List<Version> versions = new ArrayList<>();
        versions.add(new Version("Second Look", program));
        versions.add(new Version("Java", known(properties.apply("java.runtime.version"))));
        versions.add(new Version("JavaFX", known(properties.apply("javafx.runtime.version"))));
        versions.add(of(libraries, "ONNX Runtime", "onnxruntime"));
        versions.add(of(libraries, "Smile", "smile-core"));
        versions.add(of(libraries, "DuckDB", "duckdb_jdbc"));
        versions.add(of(libraries, "SQLite", "sqlite-jdbc"));
        versions.add(new Version("System", known(properties.apply("os.name")) + " "
                + known(properties.apply("os.version")) + ", " + known(properties.apply("os.arch"))));
        return new About(versions, libraries);
    }

    /** All of it, to be pasted. */
    public String text() {
        StringBuilder text = new StringBuilder();
        versions.forEach(v -> text.append(v.name()).append(' ').append(v.version()).append('\n'));
        text.append('\n').append(LICENCE).append("\n\n").append(PROMISE).append('\n');
        libraries.forEach(library -> text.append('\n').append(library.line()));
        return text.toString();
    }

    /** By the start of the artifact's name: ONNX Runtime has one for each flavour. */
    private static Version of(List<Library> libraries, String name, String artifact) {
        return new Version(name, libraries.stream().filter(l -> l.artifact().contains(":" + artifact))
                .map(Library::version).findFirst().orElse("\u2013"));
    }

    private static String known(@Nullable String value) {
        return value == null || value.isBlank() ? "\u2013" : value;
    }

    private static List<Library> bundled() {
        try (InputStream in = About.class.getResourceAsStream(LIST)) {
            return in == null ? List.of() : read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("the list of libraries cannot be read", broken);
        }
    }

    static List<Library> read(String list) {
        return list.lines().map(Library::read).flatMap(Optional::stream)
                .filter(library -> !library.artifact().startsWith(OURS))
                .sorted(Comparator.comparing(library -> library.name().toLowerCase(Locale.ROOT))).toList();
    }
}
