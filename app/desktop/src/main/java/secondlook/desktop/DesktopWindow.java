package secondlook.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;
import secondlook.app.engine.EngineSettings;
import secondlook.cli.WindowLauncher;

/** Opens the window for the command line. */
public final class DesktopWindow implements WindowLauncher {

    @Override
    public @Nullable String unavailable() {
        return null;
    }

    @Override
    public void open(@Nullable Path workspace, List<Path> files, EngineSettings engines) {
        List<String> arguments = new ArrayList<>();
        if (workspace != null) {
            arguments.add("--workspace=" + workspace.toAbsolutePath());
        }
        arguments.addAll(EngineArguments.of(engines));
        files.forEach(file -> arguments.add(file.toAbsolutePath().toString()));
        Application.launch(SecondLookApplication.class, arguments.toArray(String[]::new));
    }
}
