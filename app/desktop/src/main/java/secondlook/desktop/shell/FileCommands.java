package secondlook.desktop.shell;

import java.io.File;
import java.util.List;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.command.Command;
import secondlook.desktop.command.Command.Group;
import secondlook.desktop.command.Commands;
import secondlook.desktop.open.Opener;
import secondlook.desktop.open.SampleOffer;

/** Opening by the system's file dialogs. */
public final class FileCommands {

    private final Opener opener;
    private final Supplier<@Nullable Window> window;
    private final SampleOffer sample;

    public FileCommands(Opener opener, Supplier<@Nullable Window> window, SampleOffer sample) {
        this.opener = opener;
        this.window = window;
        this.sample = sample;
    }

    public void addTo(Commands commands) {
        commands.add(
                Command.always("open.files", Group.OPEN, "Open files\u2026", "predictions, data, models",
                        "fth-file-text", "Ctrl+O", this::files),
                Command.always("open.workspace", Group.OPEN, "Open a workspace\u2026", "a folder made before",
                        "fth-folder", "Ctrl+Shift+O", () -> folder("Open a workspace")),
                Command.always("open.new", Group.OPEN, "New workspace\u2026", "an empty folder of your choice",
                        "fth-plus", "Ctrl+N", () -> folder("An empty folder for the new workspace")),
                Command.always("open.sample", Group.OPEN, "Open the sample", "a year of weather in Seattle",
                        "fth-sun", "Ctrl+Shift+N", () -> opener.sample(sample)));
    }

    private void files() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open predictions, data or models");
        chooser.getExtensionFilters().addAll(
                new FileChooser.ExtensionFilter("Data, predictions and models", "*.csv", "*.tsv", "*.txt", "*.parquet",
                        "*.xlsx", "*.json", "*.jsonl", "*.arff", "*.avro", "*.npy", "*.libsvm", "*.db", "*.sqlite",
                        "*.duckdb", "*.gz", "*.zst", "*.onnx", "*.smile"),
                new FileChooser.ExtensionFilter("All files", "*"));
        opener.getReady();
        List<File> files = chooser.showOpenMultipleDialog(window.get());
        if (files != null && !files.isEmpty()) {
            opener.files(files.stream().map(File::toPath).toList());
        }
    }

    private void folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        File folder = chooser.showDialog(window.get());
        if (folder != null) {
            opener.workspace(folder.toPath());
        }
    }
}
