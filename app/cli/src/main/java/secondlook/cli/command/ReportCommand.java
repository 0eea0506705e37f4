package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.report.Audience;
import secondlook.app.report.ReportChoice;
import secondlook.app.report.ReportContent;
import secondlook.app.report.ReportFile;
import secondlook.app.report.ReportMaking;
import secondlook.app.report.ReportSection;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.cli.console.OutputFile;
import secondlook.runtime.job.JobContext;

/** Writes a run of a workspace as one page, complete in itself. */
@Command(name = "report", description = "Write a run with its drift, reviews and provenance as one page, HTML or PDF.")
public final class ReportCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "The run; the newest if left out.")
    private @Nullable String runId;

    @Option(names = "--out", paramLabel = "FILE.html|.pdf", description = "The page (report.html); PDF where its name says so.")
    private @Nullable Path given;

    @Option(names = "--pdf", description = "Write report.pdf where no file is named.")
    private boolean pdf;

    @Option(names = "--sections", split = ",", paramLabel = "NAME", description = "Only these, in this order: summary, confidence, reliability, classes, rules, review, drift, data, model, rows, provenance. All but rows if left out.")
    private @Nullable List<ReportSection> sections;

    @Option(names = "--time", paramLabel = "COLUMN", description = "Show drift by the months of this column as well.")
    private @Nullable String time;

    @Option(names = "--for", paramLabel = "colleagues|everyone|auditors", defaultValue = "colleagues", description = "For whom it is (${DEFAULT-VALUE}).")
    private Audience audience;

    @Option(names = "--note", paramLabel = "TEXT", description = "Stands at the top.")
    private String note = "";

    public ReportCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Path named = given;
        Path out = named != null ? named : Path.of(pdf ? "report.pdf" : "report.html");
        OutputFile.check(out, List.of(), pdf ? new String[]{"pdf"} : new String[]{"html", "pdf"});
        ReportChoice choice = new ReportChoice(sections == null ? ReportChoice.USUAL.sections() : sections, audience,
                note);
        JobContext context = console.job();
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            RunManifest manifest = GivenWorkspace.run(workspace, runId);
            ReportContent content = new ReportMaking(workspace, console.engines().models(), clock,
                    VersionSource.version())
                    .make(new ReportMaking.Request(manifest, null, null, time, choice), console::warn, context);
            console.warn(ReportFile.write(content, out));
            console.result(new Document().put("out", out.toString()).put("run", manifest.id())
                    .put("sections", choice.sections().stream().map(ReportSection::key).toList())
                    .put("audience", audience.key()).put("drift", content.drift() != null).values(),
                    List.of(out.toString()));
        }
        return ExitCode.DONE;
    }
}
