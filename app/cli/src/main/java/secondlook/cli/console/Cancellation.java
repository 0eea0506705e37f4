package secondlook.cli.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Whether the person no longer wants the work. Set by Ctrl-C; the job then stops and cleans up behind it. */
public final class Cancellation {

    private static final List<String> SIGNALS = List.of("INT", "TERM");
    private static final int KILLED_BY_INTERRUPT = 130;

    private final Map<String, SignalHandler> before = new HashMap<>();
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
            before.put(name, Signal.handle(new Signal(name), signal -> {
                if (cancelled) {
                    Runtime.getRuntime().halt(KILLED_BY_INTERRUPT);
                }
                cancelled = true;
            }));
        }
    }

    /**
     * From here on signals end the process in the usual way, for example while a window is open: the JVM's own handlers, which
     * run what is to be done at the end. The system's default would leave temporary files behind.
     */
    public void stopListening() {
        before.forEach((name, handler) -> Signal.handle(new Signal(name), handler));
        before.clear();
    }
}
