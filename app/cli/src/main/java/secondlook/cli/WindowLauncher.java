package secondlook.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.engine.EngineSettings;

/**
 * Opens the window. Implemented by the desktop module and found by {@link java.util.ServiceLoader}; has a public
 * constructor without arguments.
 */
public interface WindowLauncher {

    /** Why no window can be opened here, in words for a person; {@code null} if one can. */
    @Nullable
    String unavailable();

    /**
     * Opens the window and returns when it was closed. Called at most once, on the main thread.
     *
     * @param workspace the workspace to open; {@code null} for the start screen
     * @param files     datasets, models or workspaces to open, as if dropped on the window
     * @param engines   where models are to run
     */
    void open(@Nullable Path workspace, List<Path> files, EngineSettings engines);
}
