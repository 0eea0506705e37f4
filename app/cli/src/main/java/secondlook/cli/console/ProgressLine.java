package secondlook.cli.console;

import java.io.PrintStream;
import java.util.Locale;
import secondlook.runtime.job.JobContext;

/** Shows a job's progress on one line of the terminal, and passes a cancel on to it. Thread-safe. */
final class ProgressLine implements JobContext {

    private static final long REDRAW_NANOS = 100_000_000L;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream terminal;
    private final boolean shown;
    private final Cancellation cancellation;
    private String step = "";
    private long drawn;
    private boolean dirty;

    ProgressLine(PrintStream terminal, boolean shown, Cancellation cancellation) {
        this.terminal = terminal;
        this.shown = shown;
        this.cancellation = cancellation;
    }

    @Override
    public synchronized void progress(long done, long total) {
        long now = System.nanoTime();
        if (!shown || (dirty && now - drawn < REDRAW_NANOS)) {
            return;
        }
        drawn = now;
        dirty = true;
        String amount = total > 0
                ? String.format(Locale.ROOT, "%3.0f %%", 100.0 * Math.min(done, total) / total)
                : String.format(Locale.ROOT, "%,d", done);
        terminal.print(CLEAR + (step.isEmpty() ? "" : step + "  ") + amount);
        terminal.flush();
    }

    @Override
    public synchronized void step(String text) {
        step = Printable.of(text);
        if (shown) {
            terminal.print(CLEAR + step);
            terminal.flush();
            dirty = true;
        }
    }

    /** Wipes the line, before anything else is printed. */
    synchronized void clear() {
        if (dirty) {
            terminal.print(CLEAR);
            terminal.flush();
            dirty = false;
        }
    }

    @Override
    public boolean isCancelled() {
        return cancellation.isCancelled();
    }
}
