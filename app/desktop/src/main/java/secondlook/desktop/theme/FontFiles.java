package secondlook.desktop.theme;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.FontLoader;
import org.kordamp.ikonli.IkonHandler;

/**
 * Loads faces from the folder in which an installation laid them out, from the jars otherwise. JavaFX copies what is not a
 * file into the temporary folder first, and leaves it there if the program is killed.
 */
final class FontFiles implements FontLoader {

    /** System property that names the folder. */
    static final String PROPERTY = "secondlook.fonts";

    private static final double SIZE = 13;

    private final @Nullable Path folder;

    /** @param folder may be absent */
    FontFiles(@Nullable String folder) {
        this.folder = folder == null || folder.isBlank() ? null : Path.of(folder).toAbsolutePath();
    }

    void load(String url) {
        Font.loadFont(location(url), SIZE);
    }

    /** A set of icons asks for its face here. */
    @Override
    public void loadFont(IkonHandler icons) {
        icons.setFont(Font.loadFont(location(icons.getFontResource().toExternalForm()), SIZE));
    }

    /** The file of the same name in the folder, if there is one. */
    String location(String url) {
        Path file = folder == null ? null : folder.resolve(url.substring(url.lastIndexOf('/') + 1));
        // not as a URI: JavaFX takes what follows "file:" as it is, per cent signs too
        return file != null && Files.isRegularFile(file) ? "file:" + file : url;
    }
}
