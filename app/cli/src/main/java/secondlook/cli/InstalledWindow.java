package secondlook.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import secondlook.app.engine.EngineSettings;
import secondlook.cli.command.WindowOpener;

/** The window that lies on the class path, if any. */
final class InstalledWindow implements WindowOpener {

    private final Map<String, String> environment;
    private final String system;
    private final Runnable beforeOpening;

    /** @param beforeOpening run on the main thread, once a window is about to be opened */
    InstalledWindow(Map<String, String> environment, String system, Runnable beforeOpening) {
        this.environment = environment;
        this.system = system;
        this.beforeOpening = beforeOpening;
    }

    @Override
    public @Nullable String unavailable() {
        if (system.startsWith("Linux") && !has("DISPLAY") && !has("WAYLAND_DISPLAY")) {
            return "there is no display";
        }
        Optional<WindowLauncher> launcher = launcher();
        return launcher.isEmpty() ? "it is not part of this installation" : launcher.get().unavailable();
    }

    @Override
    public void open(@Nullable Path workspace, List<Path> files, EngineSettings engines) {
        beforeOpening.run();
        launcher().orElseThrow().open(workspace, files, engines);
    }

    private static Optional<WindowLauncher> launcher() {
        return ServiceLoader.load(WindowLauncher.class).findFirst();
    }

    private boolean has(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }
}
