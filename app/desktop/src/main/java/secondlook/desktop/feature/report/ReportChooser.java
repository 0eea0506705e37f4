package secondlook.desktop.feature.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import secondlook.desktop.command.Command;
import secondlook.desktop.command.Command.Group;
import secondlook.desktop.command.Commands;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Session;

/** Asks where a report shall be saved. */
public final class ReportChooser {

    private final ReportViewModel model;
    private final Session session;
    private final Supplier<Window> window;

    public ReportChooser(ReportViewModel model, Session session, Supplier<Window> window) {
        this.model = model;
        this.session = session;
        this.window = window;
    }

    public void addTo(Commands commands) {
        ObservableValue<String> obstacle = Bindings.createStringBinding(
                () -> model.state().get() == ReportViewModel.State.NO_RUN ? "nothing has been scored yet" : "",
                model.state());
        commands.add(
                Command.when("report.html", Group.COMMANDS, "Save the report as HTML\u2026",
                        "one page, complete in itself",
                        "fth-download", "Ctrl+S", obstacle, () -> save("HTML page", ".html")),
                Command.when("report.pdf", Group.COMMANDS, "Save the report as PDF\u2026", "pages to print",
                        "fth-printer",
                        "Ctrl+P", obstacle, () -> save("PDF document", ".pdf")),
                Command.when("report.browser", Group.COMMANDS, "Open the report in the browser", "",
                        "fth-external-link",
                        null, obstacle, () -> {
                            if (isReady()) {
                                model.openInBrowser();
                            }
                        }));
    }

    /** Where it is not made yet the screen is shown, which makes it. */
    private boolean isReady() {
        session.goTo(Place.REPORT);
        return model.isReady();
    }

    private void save(String kind, String ending) {
        if (!isReady()) {
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the report");
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(kind, "*" + ending));
        chooser.setInitialFileName(model.fileName() + ending);
        File file = chooser.showSaveDialog(window.get());
        if (file != null) {
            model.save(named(file, ending));
        }
    }

    /** The dialog has asked about the name that was typed, not about one that gets an ending afterwards. */
    static Path named(File file, String ending) {
        if (file.getName().toLowerCase(Locale.ROOT).endsWith(ending)) {
            return file.toPath();
        }
        Path path = file.toPath().resolveSibling(file.getName() + ending);
        for (int i = 2; Files.exists(path); i++) {
            path = file.toPath().resolveSibling(file.getName() + "-" + i + ending);
        }
        return path;
    }
}
