package secondlook.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What jpackage has its launcher do, as that launcher's {@code .cfg} file says it.
 *
 * @param options   for Java, in order; {@code $APPDIR} stands for the folder of the jars
 * @param classPath jars, likewise
 * @param mainClass what is started
 */
record LauncherOptions(List<String> options, List<String> classPath, String mainClass) {

    /** The variable that stands for the folder of the jars. */
    static final String FOLDER = "$APPDIR";

    /** @throws IOException if the file cannot be read or names no main class */
    static LauncherOptions read(Path configuration) throws IOException {
        List<String> lines = Files.readAllLines(configuration);
        return new LauncherOptions(values(lines, "java-options"), values(lines, "app.classpath"),
                values(lines, "app.mainclass").stream().findFirst()
                        .orElseThrow(() -> new IOException(configuration + " names no main class")));
    }

    private static List<String> values(List<String> lines, String key) {
        return lines.stream().filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1)).toList();
    }
}
