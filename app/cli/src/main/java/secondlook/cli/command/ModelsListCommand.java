package secondlook.cli.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import secondlook.app.registry.Appointment;
import secondlook.app.registry.ModelVersion;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;

/** Lists the versions of a workspace's models, the newest first, and what became of them. */
@Command(name = "list", description = "List the versions, the newest first, and every change of champion.")
public final class ModelsListCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Only of this model.")
    private @Nullable String name;

    public ModelsListCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            String only = name;
            List<ModelVersion> versions = only == null
                    ? workspace.versions().all()
                    : workspace.versions().of(workspace.versions().find(only + "@newest").name());
            List<Appointment> history = versions.stream().map(ModelVersion::name).distinct()
                    .flatMap(n -> workspace.versions().history(n).stream()).toList();
            List<String> lines = new ArrayList<>();
            for (ModelVersion version : versions) {
                String dataset = version.lineage().dataset();
                lines.add(version.reference() + "  " + version.state().key() + "  " + version.format() + "  "
                        + version.sha256().substring(0, 12) + "  " + version.added()
                        + (dataset == null ? "" : "  trained on " + dataset));
            }
            for (Appointment change : history) {
                lines.add(change.at() + "  " + change.name() + "@" + change.version()
                        + (change.kind() == Appointment.Kind.PROMOTION ? "  promoted by " : "  rolled back to by ")
                        + change.who() + (change.note() == null ? "" : ": " + change.note()));
            }
            if (versions.isEmpty()) {
                lines.add("no model yet; train or score with --workspace keeps one");
            }
            console.result(new Document().put("models", versions.stream().map(VersionDocument::version).toList())
                    .put("history", history.stream().map(VersionDocument::appointment).toList()).values(), lines);
        }
        return ExitCode.DONE;
    }
}
