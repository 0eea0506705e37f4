package secondlook.desktop.feature.reading;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.data.read.DatabaseAddress;
import secondlook.app.data.read.ReadOptions;
import secondlook.desktop.command.Command;
import secondlook.desktop.command.Command.Group;
import secondlook.desktop.command.Commands;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.open.Opener;
import secondlook.desktop.session.IfPresent;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Opening with a look first, and reading once more what was read in another way than it is written. */
public final class ReadingCommands {

    private final Session session;
    private final JobRunner jobs;
    private final Opener opener;
    private final Notices notices;
    private final Executor background;
    private final Executor screen;
    private final Path scratch;
    private final Supplier<@Nullable Window> window;

    /** @param scratch a folder for what a look needs; nothing stays in it */
    public ReadingCommands(Session session, JobRunner jobs, Opener opener, Notices notices, Executor background,
            Executor screen,
            Path scratch, Supplier<@Nullable Window> window) {
        this.session = session;
        this.jobs = jobs;
        this.opener = opener;
        this.notices = notices;
        this.background = background;
        this.screen = screen;
        this.scratch = scratch;
        this.window = window;
    }

    /**
     * @param show puts a view over everything
     * @param hide takes it away
     */
    public void addTo(Commands commands, Consumer<Node> show, Runnable hide) {
        commands.add(
                Command.always("open.look", Group.OPEN, "Look at a file first\u2026",
                        "correct how it is read, then open it", "fth-eye", "Ctrl+Alt+O", () -> {
                            File file = chosen();
                            if (file != null) {
                                look(file.toPath(), ReadOptions.NONE, "Open", show, hide);
                            }
                        }),
                Command.always("open.database", Group.OPEN, "Open a database table\u2026",
                        "PostgreSQL, MySQL or MariaDB, read-only", "fth-database", null,
                        () -> show.accept(new DatabaseView(new DatabaseViewModel(jobs, opener, scratch), hide))),
                new Command("data.reread", Group.COMMANDS, fixed("Change how the dataset was read\u2026"),
                        fixed("delimiter, types, missing values, sheet"), "fth-sliders", null,
                        IfPresent.map(session.dataset(), dataset -> "", "no dataset is open"),
                        () -> again(show, hide)),
                new Command("data.again", Group.COMMANDS, fixed("Import the dataset again"),
                        fixed("as its file is now, read in the same way, with the same steps"), "fth-refresh-cw", null,
                        IfPresent.map(session.dataset(), dataset -> "", "no dataset is open"), this::importAgain));
    }

    private void importAgain() {
        Dataset dataset = session.dataset().get();
        Path source = dataset == null ? null : source(dataset.manifest());
        if (dataset != null && source != null) {
            opener.again(source, dataset.manifest(), () -> {
            }, failure -> notices.failed("Importing " + source.getFileName() + " again", failure));
        }
    }

    /** The file that it came from; {@code null} where it is not there, which is said. */
    private @Nullable Path source(DatasetManifest manifest) {
        Path source = DatabaseAddress.isMeant(manifest.source()) ? null : Path.of(manifest.source());
        if (source != null && Files.isRegularFile(source)) {
            return source;
        }
        Problem problem = new Problem(manifest.name() + " cannot be read once more", manifest.source(),
                source == null ? "it came from a database" : "its file is not there any more",
                source == null
                        ? "Fetch it again from the database."
                        : "Bring the file back, or open it from where it is now.");
        notices.problem(problem, new RefusedException(problem));
        return null;
    }

    private void again(Consumer<Node> show, Runnable hide) {
        Dataset dataset = session.dataset().get();
        if (dataset == null) {
            return;
        }
        DatasetManifest manifest = dataset.manifest();
        Path source = source(manifest);
        if (source == null) {
            return;
        }
        look(source, manifest.readOptions(), "Import again", show, hide);
    }

    private void look(Path file, ReadOptions options, String act, Consumer<Node> show, Runnable hide) {
        show.accept(new ReadingView(
                new ReadingViewModel(file, options, opener, background, screen, scratch), act, hide));
    }

    private @Nullable File chosen() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("A file to look at");
        opener.getReady();
        return chooser.showOpenDialog(window.get());
    }

    private static javafx.beans.value.ObservableValue<String> fixed(String text) {
        return new javafx.beans.property.SimpleStringProperty(text);
    }
}
