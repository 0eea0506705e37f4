package secondlook.cli.command;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.registry.Appointment;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;

/** Makes the champion before the present one count again. */
@Command(name = "rollback", description = "Make the champion before the present one count again, in one step.")
public final class ModelsRollbackCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "NAME", description = "The model.")
    private String name;

    @Option(names = "--note", paramLabel = "TEXT", description = "Kept with the change.")
    private @Nullable String note;

    public ModelsRollbackCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            Appointment done = workspace.versions().rollBack(workspace.versions().find(name + "@newest").name(), note);
            console.result(VersionDocument.appointment(done),
                    List.of(done.name() + "@" + done.version() + " is the champion again"));
        }
        return ExitCode.DONE;
    }
}
