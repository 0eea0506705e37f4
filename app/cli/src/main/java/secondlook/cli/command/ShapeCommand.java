package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetFile;
import secondlook.app.data.DatasetManifest;
import secondlook.app.shape.ShapeJob;
import secondlook.app.shape.Shaping;
import secondlook.app.shape.ShapingFile;
import secondlook.app.shape.ShapingSql;
import secondlook.app.shape.Step;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.cli.console.OutputFile;
import secondlook.runtime.job.JobContext;

/** Makes another dataset of one by steps; with a workspace it is kept there too. */
@Command(name = "shape", description = "Filter, derive, rename, retype, drop, sample and join: makes another dataset of one.")
public final class ShapeCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private final GivenData data = new GivenData();

    @Mixin
    private final StepOptions steps = new StepOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Writes the rows, .csv or .parquet.")
    private @Nullable Path out;

    @Option(names = "--source-row", description = "With --out: adds the row that each comes from, as source_row.")
    private boolean sourceRow;

    @Option(names = "--save-steps", paramLabel = "FILE", description = "Writes the steps (JSON), to be done again with --steps.")
    private @Nullable Path saveSteps;

    @Option(names = "--sql-out", paramLabel = "FILE", description = "Writes the steps as one SQL statement.")
    private @Nullable Path sqlOut;

    public ShapeCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Shaping shaping = data.shaping().and(steps.shaping());
        check(shaping);
        JobContext context = console.job();
        try (WorkFolder folder = WorkFolder.open(console.options().workspace(), clock)) {
            DatasetManifest before = folder.importUnshaped(data, context);
            DatasetManifest shaped = folder.shaped(before, shaping, context);
            if (sqlOut != null) {
                try (Dataset dataset = folder.openDataset(before.id())) {
                    ShapingFile.write(sqlOut, ShapingSql.of(dataset, shaping, folder.importer(), context));
                }
            }
            if (out != null) {
                try (Dataset dataset = folder.openDataset(shaped.id())) {
                    DatasetFile.write(dataset, out, sourceRow, context);
                }
            }
            Shaping done = ShapeJob.of(shaped);
            if (saveSteps != null) {
                ShapingFile.write(saveSteps, done);
            }
            report(before, shaped, done);
        }
        return ExitCode.DONE;
    }

    /** A file of steps may be written over: it is read before. */
    private void check(Shaping shaping) {
        List<Path> joined = shaping.steps().stream().filter(Step.Join.class::isInstance).map(Step.Join.class::cast)
                .map(join -> Path.of(join.file())).toList();
        if (out != null) {
            OutputFile.check(out, Stream.concat(data.files().stream(), joined.stream()).toList(), "csv", "parquet");
        }
        for (Path other : new @Nullable Path[]{saveSteps, sqlOut}) {
            if (other != null) {
                OutputFile.check(other, Stream.concat(data.isDatabase() ? Stream.empty() : Stream.of(data.file()),
                        joined.stream()).toList());
            }
        }
        OutputFile.checkApart(out, saveSteps, sqlOut);
    }

    private void report(DatasetManifest before, DatasetManifest shaped, Shaping done) {
        List<String> lines = new ArrayList<>();
        lines.add(before.name() + ": " + Words.counted(before.rows(), "row") + " \u00d7 "
                + Words.counted(before.schema().size(), "column"));
        List<String> words = done.inWords();
        for (int i = 0; i < words.size(); i++) {
            lines.add(String.format(Locale.ROOT, "  %2d  %s", i + 1, words.get(i)));
        }
        lines.add(Words.counted(shaped.rows(), "row") + " \u00d7 " + Words.counted(shaped.schema().size(), "column")
                + ": "
                + String.join(", ", shaped.schema().columns().stream()
                        .map(c -> c.name() + " (" + c.type().name().toLowerCase(Locale.ROOT) + ")").toList()));
        for (Path written : new @Nullable Path[]{out, saveSteps, sqlOut}) {
            if (written != null) {
                lines.add(written.toString());
            }
        }
        console.warn(shaped.warnings());
        console.result(new Document().put("dataset", shaped.id()).put("name", shaped.name())
                .put("sha256", shaped.sha256())
                .put("source_sha256", before.sha256()).put("rows_before", before.rows()).put("rows", shaped.rows())
                .put("columns", shaped.schema().columns().stream()
                        .map(c -> new Document().put("name", c.name())
                                .put("type", c.type().name().toLowerCase(Locale.ROOT)).values())
                        .toList())
                .put("steps", words).put("out", text(out)).put("steps_out", text(saveSteps))
                .put("sql_out", text(sqlOut))
                .put("warnings", shaped.warnings()).values(), lines);
    }

    private static @Nullable String text(@Nullable Path file) {
        return file == null ? null : file.toString();
    }
}
