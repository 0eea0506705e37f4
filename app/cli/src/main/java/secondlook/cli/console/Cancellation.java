package secondlook.cli.console;

import java.util.List;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Whether the person no longer wants the work. Set by Ctrl-C; the job then stops and cleans up behind it. */
public final class Cancellation {

    private static final List<String> SIGNALS = List.of("INT", "TERM");
    private static final int KILLED_BY_INTERRUPT = 130;

    private volatile boolean cancelled;

    public boolean isCancelled() {
        return cancelled;
    }

    public void cancel() {
        cancelled = true;
    }

    /** Takes Ctrl-C and a polite request to end as a cancel; a second one ends the process at once. */
    public void listenToSignals() {
        for (String name : SIGNALS) {
            Signal.handle(new Signal(name), signal -> {
                if (cancelled) {
                    Runtime.getRuntime().halt(KILLED_BY_INTERRUPT);
                }
                cancelled = true;
            });
        }
    }

    /** From here on signals end the process in the usual way, for example while a window is open. */
    public void stopListening() {
        for (String name : SIGNALS) {
            Signal.handle(new Signal(name), SignalHandler.SIG_DFL);
        }
    }
}
