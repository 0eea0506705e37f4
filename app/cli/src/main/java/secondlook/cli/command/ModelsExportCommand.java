package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.registry.ArchiveManifest;
import secondlook.app.registry.ModelVersion;
import secondlook.app.registry.VersionExport;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.cli.console.OutputFile;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;

/** Writes a version as one file. */
@Command(name = "export", description = "Write a version with its manifest as one file.")
public final class ModelsExportCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "NAME@VERSION", description = "The version; a bare name for its champion.")
    private String reference;

    @Option(names = "--out", required = true, paramLabel = "FILE.zip", description = "The file to write.")
    private Path out;

    public ModelsExportCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        OutputFile.check(out, List.of(), "zip");
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            ModelVersion version = workspace.versions().find(reference);
            Path file = workspace.versions().file(version);
            OutputFile.check(out, List.of(file), "zip");
            try (Model model = console.engines().models().open(file, OpenOptions.CPU)) {
                ArchiveManifest manifest = new VersionExport(workspace.versions(), clock,
                        System.getProperty("user.name", "unknown")).write(version, model, out);
                console.result(new Document().put("out", out.toString()).put("manifest", manifest).values(),
                        List.of(version.reference() + ", " + Words.count(manifest.modelBytes()) + " bytes",
                                out.toString()));
            }
        }
        return ExitCode.DONE;
    }
}
