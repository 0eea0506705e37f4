package secondlook.desktop.theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Puts the binary form of every style sheet beside it; run by the build. JavaFX reads that form where the system property
 * {@code binary.css} is true, as it is in an installation: reading the text takes a tenth of the time to the first picture.
 */
final class BinaryStyles {

    /** JavaFX knows the words for a border's style by identity, and forgets them in the binary form. */
    private static final Pattern FORGOTTEN = Pattern.compile("-fx-border-style:[^;]*\\b(dashed|dotted|none)\\b");

    private BinaryStyles() {
    }

    /**
     * @param arguments the folder of the classes
     * @throws IOException if a sheet says what would look otherwise in the binary form
     */
    public static void main(String[] arguments) throws IOException {
        List<Path> sheets;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            sheets = files.filter(file -> file.toString().endsWith(".css")).sorted().toList();
        }
        for (Path sheet : sheets) {
            if (FORGOTTEN.matcher(Files.readString(sheet)).find()) {
                throw new IOException(sheet + ": a border's style must be written as segments(\u2026) or solid");
            }
            String name = sheet.getFileName().toString();
            Path binary = sheet.resolveSibling(name.substring(0, name.length() - ".css".length()) + ".bss");
            Stylesheet.convertToBinary(sheet.toFile(), binary.toFile());
        }
    }
}
