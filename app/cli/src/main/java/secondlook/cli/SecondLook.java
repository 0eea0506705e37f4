package secondlook.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import secondlook.cli.command.VersionSource;
import secondlook.cli.command.WindowOpener;
import secondlook.cli.console.ChosenEngines;
import secondlook.cli.console.ExitCode;
import secondlook.cli.console.GlobalOptions;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** The command line as a whole. Without a command it opens the window, with the files that are named. */
@Command(name = "second-look", versionProvider = VersionSource.class, scope = ScopeType.INHERIT, mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true, description = {
        "Shows how sure a model was, flags what should not be trusted, and puts it before a person.",
        "Without a command it opens the window, with FILE if given."}, footer = {"",
                "Exit: 0 done, 1 our fault, 2 usage, 3 the input was refused, 4 cancelled, 5 the model failed, 6 an alarm stands."})
final class SecondLook implements Callable<Integer> {

    private final WindowOpener windows;
    private final ChosenEngines engines;

    @Mixin
    private final GlobalOptions options;

    @Parameters(paramLabel = "FILE", description = "Dataset, model or workspace to open in the window.")
    private List<Path> files = new ArrayList<>();

    SecondLook(GlobalOptions options, ChosenEngines engines, WindowOpener windows) {
        this.options = options;
        this.engines = engines;
        this.windows = windows;
    }

    @Override
    public Integer call() {
        return open(files);
    }

    /** Opens the window and returns when it was closed. */
    int open(List<Path> opened) {
        for (Path file : opened) {
            if (!file.toFile().exists()) {
                throw new RefusedException(
                        new Problem(file + " is neither a command nor a file", "there is no such file",
                                "second-look --help lists the commands."));
            }
        }
        String unavailable = windows.unavailable();
        if (unavailable != null) {
            throw new RefusedException(new Problem("the window cannot be opened", unavailable,
                    "second-look --help lists the commands that work without one; try: second-look demo"));
        }
        windows.open(options.workspace(), opened, engines.settings());
        return ExitCode.DONE;
    }
}
