package secondlook.cli.console;

import java.io.PrintStream;
import java.util.List;
import secondlook.app.engine.EngineSettings;
import secondlook.app.engine.Engines;
import secondlook.runtime.job.JobContext;

/** Where a command speaks: results to standard output, everything else to standard error. */
public final class Console {

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final GlobalOptions options;
    private final ChosenEngines engines;
    private final Cancellation cancellation;
    private final ProgressLine idle;
    private ProgressLine progress;

    /** @param terminal whether {@code err} is a terminal, so that progress may be drawn on it */
    public Console(PrintStream out, PrintStream err, boolean terminal, GlobalOptions options,
            ChosenEngines engines, Cancellation cancellation) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.options = options;
        this.engines = engines;
        this.cancellation = cancellation;
        this.idle = new ProgressLine(err, false, cancellation);
        this.progress = idle;
    }

    public GlobalOptions options() {
        return options;
    }

    /** What opens and trains models. */
    public Engines engines() {
        return engines.get();
    }

    /** Where models are to run. */
    public EngineSettings engineSettings() {
        return engines.settings();
    }

    /** Context for the command's work: its progress is drawn, Ctrl-C cancels it. */
    public JobContext job() {
        progress = new ProgressLine(err, terminal && !options.quiet(), cancellation);
        return progress;
    }

    /** The result: the document with {@code --json}, else the lines. */
    public void result(Object document, List<String> lines) {
        clearProgress();
        if (options.json()) {
            out.println(JsonText.of(document));
        } else {
            lines.forEach(line -> out.println(Printable.of(line)));
        }
        out.flush();
    }

    /** Something a person should know on the way; left out by {@code --quiet}. With {@code --json} it is in the document. */
    public void warn(String text) {
        if (!options.quiet() && !options.json()) {
            error("note: " + text);
        }
    }

    public void warn(List<String> texts) {
        texts.forEach(this::warn);
    }

    /** One line on standard error. */
    public void error(String text) {
        clearProgress();
        err.println(Printable.of(text));
        err.flush();
    }

    void trace(Throwable failure) {
        failure.printStackTrace(err);
        err.flush();
    }

    private void clearProgress() {
        progress.clear();
        progress = idle;
    }
}
