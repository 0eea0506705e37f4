package secondlook.cli.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.registry.Appointment;
import secondlook.app.registry.Checklist;
import secondlook.app.registry.ModelVersion;
import secondlook.app.registry.ModelVersions;
import secondlook.app.registry.VersionComparison;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;

/** Makes a version the champion of its name when its checklist lets it. */
@Command(name = "promote", description = "Make a version the one that counts, if its checklist passes.")
public final class ModelsPromoteCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "NAME@VERSION", description = "The candidate.")
    private String candidate;

    @Mixin
    private final HeldOutOptions rows = new HeldOutOptions();

    @Option(names = "--drift", paramLabel = "TEXT", description = "What you found when you looked at the drift.")
    private @Nullable String drift;

    @Option(names = "--accept", paramLabel = "CHECK=REASON", description = "Lets a check pass, for the reason given.")
    private Map<String, String> accepted = new LinkedHashMap<>();

    @Option(names = "--note", paramLabel = "TEXT", description = "Kept with the promotion.")
    private @Nullable String note;

    public ModelsPromoteCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            ModelVersions versions = workspace.versions();
            ModelVersion version = versions.find(candidate);
            ModelVersion champion = versions.champion(version.name());
            if (rows.isGiven() && champion != null) {
                VersionComparison compared = rows.compare(workspace, console.engines().models(), version, champion,
                        clock, console.job());
                console.warn(compared.notes());
            }
            Checklist checklist = versions.checklist(version, drift).accepting(accepted);
            Appointment done = versions.promote(version, checklist, note);
            List<String> lines = new ArrayList<>();
            lines.add(version.reference() + " is the champion"
                    + (champion == null ? "" : "; " + champion.reference() + " is kept and one rollback away"));
            checklist.checks().forEach(check -> lines.add(VersionDocument.line(check)));
            console.result(VersionDocument.appointment(done), lines);
        }
        return ExitCode.DONE;
    }
}
