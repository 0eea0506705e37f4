package secondlook.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.css.CssParser;
import javafx.css.Declaration;
import javafx.css.Rule;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryStylesTest {

    @TempDir
    Path folder;

    /** The sheets of the window themselves: every rule is there, in its order, for the same properties. */
    @Test
    void everySheetHasTheSameRulesInBothForms() throws IOException {
        for (String name : List.of("second-look.css", "light.css", "dark.css")) {
            Path sheet = folder.resolve(name);
            try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream(name))) {
                Files.write(sheet, in.readAllBytes());
            }
        }
        BinaryStyles.main(new String[]{folder.toString()});
        for (String name : List.of("second-look", "light", "dark")) {
            Stylesheet text = new CssParser().parse(folder.resolve(name + ".css").toUri().toURL());
            Stylesheet binary = Stylesheet.loadBinary(folder.resolve(name + ".bss").toUri().toURL());
            List<String> rules = text.getRules().stream().map(BinaryStylesTest::words).toList();
            assertTrue(rules.size() >= 1, name);
            assertEquals(rules, binary.getRules().stream().map(BinaryStylesTest::words).toList());
        }
    }

    @Test
    void whatTheBinaryFormForgetsIsRefused() throws IOException {
        Files.writeString(folder.resolve("a.css"), ".a { -fx-border-width: 1; -fx-border-style: dashed; }");
        assertTrue(assertThrows(IOException.class, () -> BinaryStyles.main(new String[]{folder.toString()}))
                .toString().contains("a.css"));
    }

    private static String words(Rule rule) {
        return rule.getSelectors() + " " + rule.getDeclarations().stream().map(Declaration::getProperty).toList();
    }
}
