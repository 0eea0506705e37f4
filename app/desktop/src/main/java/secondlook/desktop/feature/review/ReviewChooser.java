package secondlook.desktop.feature.review;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.SessionEntry;

/** Asks for files to write reviews to and to read them from. */
final class ReviewChooser {

    private final ReviewShelf shelf;
    private final Supplier<Window> window;

    ReviewChooser(ReviewShelf shelf, Supplier<Window> window) {
        this.shelf = shelf;
        this.window = window;
    }

    void export(@Nullable SessionEntry entry) {
        if (entry == null) {
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export the review");
        chooser.setInitialFileName(entry.name().replaceAll("[^\\p{L}\\p{N}._-]+", "-") + ".csv");
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("CSV", "*.csv"),
                new FileChooser.ExtensionFilter("Parquet", "*.parquet"));
        File file = chooser.showSaveDialog(window.get());
        if (file == null) {
            return;
        }
        String wanted = chooser.getSelectedExtensionFilter() == null
                || chooser.getSelectedExtensionFilter().getDescription().equals("CSV") ? ".csv" : ".parquet";
        String name = file.getName().toLowerCase(Locale.ROOT);
        shelf.export(entry, name.endsWith(".csv") || name.endsWith(".parquet") ? file.toPath() : free(file, wanted));
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
