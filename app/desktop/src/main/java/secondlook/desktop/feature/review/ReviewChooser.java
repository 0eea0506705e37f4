package secondlook.desktop.feature.review;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.exchange.ExchangeFormat;

/** Asks for files to write reviews to and to read them from. */
final class ReviewChooser {

    private static final String PACKED = ".slreview";

    private final ReviewShelf shelf;
    private final Supplier<Window> window;

    ReviewChooser(ReviewShelf shelf, Supplier<Window> window) {
        this.shelf = shelf;
        this.window = window;
    }

    void export(@Nullable SessionEntry entry, ExchangeFormat format) {
        if (entry == null) {
            return;
        }
        String ending = "." + format.ending();
        FileChooser chooser = chooser("Export the review", format);
        chooser.setInitialFileName(plain(entry.name()) + ending);
        File file = chooser.showSaveDialog(window.get());
        if (file != null) {
            shelf.export(entry, format, file.getName().toLowerCase(Locale.ROOT).endsWith(ending)
                    ? file.toPath()
                    : free(file, ending));
        }
    }

    /** @param unnamed who answered, where the file does not say; the session's own reviewer if that is empty */
    void read(@Nullable SessionEntry entry, ExchangeFormat format, String unnamed) {
        File file = entry == null ? null : chooser("Import answers", format).showOpenDialog(window.get());
        if (entry != null && file != null) {
            shelf.read(entry, format, file.toPath(), unnamed.isEmpty() ? entry.reviewer() : unnamed);
        }
    }

    /** Asks where to write a packed review. */
    void pack(SessionEntry entry, Consumer<Path> out) {
        FileChooser chooser = packs("Pack the review");
        chooser.setInitialFileName(plain(entry.name()) + PACKED);
        File file = chooser.showSaveDialog(window.get());
        if (file != null) {
            out.accept(file.getName().toLowerCase(Locale.ROOT).endsWith(PACKED) ? file.toPath() : free(file, PACKED));
        }
    }

    /** Asks for a packed review. */
    void packed(Consumer<Path> chosen) {
        File file = packs("Open a packed review").showOpenDialog(window.get());
        if (file != null) {
            chosen.accept(file.toPath());
        }
    }

    private static FileChooser packs(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("Packed review", "*" + PACKED),
                new FileChooser.ExtensionFilter("All files", "*"));
        return chooser;
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    }

    private static FileChooser chooser(String title, ExchangeFormat format) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().setAll(
                new FileChooser.ExtensionFilter(ExchangeView.title(format), ExchangeView.pattern(format)));
        return chooser;
    }

    /** The dialog has asked about the name that was typed, not about the one with the ending. */
    private static Path free(File file, String ending) {
        Path path = file.toPath().resolveSibling(file.getName() + ending);
        for (int i = 2; Files.exists(path); i++) {
            path = file.toPath().resolveSibling(file.getName() + "-" + i + ending);
        }
        return path;
    }
}
