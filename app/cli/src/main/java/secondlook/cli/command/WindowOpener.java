package secondlook.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.engine.EngineSettings;

/** Opens the window, where there is one and a display to show it on. */
public interface WindowOpener {

    /** Why no window can be opened here; {@code null} if one can. */
    @Nullable
    String unavailable();

    /** Opens it and returns when it was closed. */
    void open(@Nullable Path workspace, List<Path> files, EngineSettings engines);
}
