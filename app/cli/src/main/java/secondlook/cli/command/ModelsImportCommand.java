package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.registry.ModelVersion;
import secondlook.app.registry.VersionImport;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Takes a version in from one file, as a candidate. */
@Command(name = "import", description = "Take in a version that export wrote, as a candidate.")
public final class ModelsImportCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "FILE.zip", description = "The file.")
    private Path file;

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it; its own name if left out.")
    private @Nullable String name;

    public ModelsImportCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Path folder = console.options().workspace();
        if (folder == null) {
            throw new RefusedException(new Problem("no workspace was given", "this command works on one",
                    "Name it with --workspace DIR; it is made if it is absent."));
        }
        try (Workspace workspace = Workspace.open(folder, clock)) {
            ModelVersion version = new VersionImport(workspace.versions(), console.engines().models(),
                    (model, opened, called, lineage) -> {
                        workspace.addModel(model, opened, called, lineage);
                        workspace.adoptCalibration(model, opened);
                    }).read(file, name);
            console.result(VersionDocument.version(version),
                    List.of(version.reference() + " is a " + version.state().key() + " now"));
        }
        return ExitCode.DONE;
    }
}
