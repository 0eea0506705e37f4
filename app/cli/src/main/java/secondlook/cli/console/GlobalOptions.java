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

    @Option(names = "--in-process", scope = ScopeType.INHERIT, description = "Run models in this process (as it is).")
    private boolean inProcess;

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

    public boolean quiet() {
        return quiet;
    }

    public boolean verbose() {
        return verbose;
    }
}
