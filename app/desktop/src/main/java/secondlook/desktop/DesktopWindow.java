package secondlook.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;
import secondlook.app.engine.EngineSettings;
import secondlook.app.workspace.ConfigFolder;
import secondlook.cli.WindowLauncher;
import secondlook.cli.console.UserFolders;
import secondlook.desktop.instance.FirstWindow;
import secondlook.desktop.instance.Wish;

/** Opens the window for the command line, or hands over to the one that is open. */
public final class DesktopWindow implements WindowLauncher {

    /** System property that keeps a start from sharing a window that is open. */
    private static final String NEW_WINDOW = "secondlook.newWindow";

    @Override
    public @Nullable String unavailable() {
        return null;
    }

    @Override
    public void open(@Nullable Path workspace, List<Path> files, EngineSettings engines) {
        List<String> engineArguments = EngineArguments.of(engines);
        if (!Boolean.getBoolean(NEW_WINDOW)) {
            switch (firstWindow(engineArguments).go(new Wish(workspace, files))) {
                case FirstWindow.Way.HandedOver handedOver -> {
                    return;
                }
                case FirstWindow.Way.Ours ours -> SecondLookApplication.listenTo(ours.seat());
                case FirstWindow.Way.Alone alone -> {
                    // as if it were asked for
                }
            }
        }
        Pulse.quicken();
        WarmUp.begin(ConfigFolder.here());
        List<String> arguments = new ArrayList<>();
        if (workspace != null) {
            arguments.add("--workspace=" + workspace.toAbsolutePath());
        }
        arguments.addAll(engineArguments);
        files.forEach(file -> arguments.add(file.toAbsolutePath().toString()));
        Application.launch(SecondLookApplication.class, arguments.toArray(String[]::new));
    }

    /** Of the same settings, on the same display, with models run the same way. */
    private static FirstWindow firstWindow(List<String> engines) {
        return new FirstWindow(UserFolders.ofThisUser().runtime(), String.join("\n", ConfigFolder.here().toString(),
                System.getenv().getOrDefault("DISPLAY", ""), System.getenv().getOrDefault("WAYLAND_DISPLAY", ""),
                String.join("\n", engines)));
    }
}
