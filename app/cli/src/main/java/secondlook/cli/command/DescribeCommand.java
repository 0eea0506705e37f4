package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.data.finding.Findings;
import secondlook.app.expect.ExpectationFile;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Provider;

/** Says what a file holds: a dataset's schema and profile, or a model's signature and card. */
@Command(name = "describe", description = "Say what is in a dataset or a model.")
public final class DescribeCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private final GivenData data = new GivenData();

    @Option(names = "--target", paramLabel = "COLUMN", description = "The column to predict: looks for what gives it away.")
    private @Nullable String target;

    @Option(names = "--classes", split = ",", paramLabel = "NAME", description = "Class names the model lacks.")
    private @Nullable List<String> classes;

    public DescribeCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        ModelFiles models = console.engines().models();
        Path file = data.isDatabase() ? null : data.file();
        if (file != null && models.recognises(file)) {
            try (Model model = models.open(file, new OpenOptions(Provider.CPU, classes, 0), console.job())) {
                ModelDescription description = new ModelDescription(String.valueOf(file.getFileName()), model,
                        ExpectationFile.of(file));
                console.result(description.document(), description.lines());
            }
            return ExitCode.DONE;
        }
        // a look at a file changes no workspace
        try (WorkFolder folder = WorkFolder.open(null, clock)) {
            DatasetManifest manifest = folder.importDataset(data, console.job());
            try (Dataset dataset = folder.openDataset(manifest.id())) {
                JobContext context = console.job();
                List<ColumnProfile> profile = dataset.profile(context);
                DatasetDescription description = new DatasetDescription(manifest, profile,
                        Findings.of(dataset, profile, target, context));
                console.result(description.document(), description.lines());
            }
        }
        return ExitCode.DONE;
    }
}
