package secondlook.cli.console;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
public final class GlobalOptions {

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(names = "--workspace", paramLabel = "DIR", scope = ScopeType.INHERIT, description = {
            "Work in this workspace; made if it is absent.", "Without it a temporary one is used and removed."})
    private @Nullable Path workspace;

    @Option(names = "--in-process", scope = ScopeType.INHERIT, description = "Run models in this process, not in one of their own.")
    private boolean inProcess;

    @Option(names = "--worker-command", paramLabel = "CMD", scope = ScopeType.INHERIT, description = {
            "Run models where this command starts a worker,", "for example \"ssh host second-look worker\"."})
    private @Nullable String workerCommand;

    @Option(names = "--time-limit", paramLabel = "SECONDS", scope = ScopeType.INHERIT, description = "How long a model may take for one batch (60).")
    private @Nullable Long timeLimit;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "No progress, notes or warnings.")
    private boolean quiet;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Stack traces with errors.")
    private boolean verbose;

    public boolean json() {
        return json;
    }

    public @Nullable Path workspace() {
        return workspace;
    }

    public boolean inProcess() {
        return inProcess;
    }

    /** {@code null} if not given. */
    public @Nullable String workerCommand() {
        return workerCommand;
    }

    /** Seconds; {@code null} if not given. */
    public @Nullable Long timeLimit() {
        return timeLimit;
    }

    public boolean quiet() {
        return quiet;
    }

    public boolean verbose() {
        return verbose;
    }
}
