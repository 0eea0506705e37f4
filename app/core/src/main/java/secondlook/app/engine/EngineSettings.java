package secondlook.app.engine;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.remote.WorkerLimits;

/**
 * Where and how models run.
 *
 * @param inProcess  in this process instead of a worker
 * @param command    starts a worker somewhere else; {@code null} for one on this machine
 * @param batchLimit how long one batch may take in a worker
 * @param heapBytes  most memory for a worker's Java objects
 */
public record EngineSettings(boolean inProcess, @Nullable String command, Duration batchLimit, long heapBytes) {

    /** Environment variable with the command that starts a worker. */
    public static final String COMMAND = "SECOND_LOOK_WORKER_COMMAND";

    /** Environment variable with a worker's heap, as for Java's {@code -Xmx}. */
    public static final String MEMORY = "SECOND_LOOK_WORKER_MEMORY";

    /**
     * What the environment says.
     *
     * @param heapBytes of this process, which a worker is allowed as well unless something else is said
     * @throws RefusedException if it cannot be understood
     */
    public static EngineSettings of(Map<String, String> environment, long heapBytes) {
        String command = environment.getOrDefault(COMMAND, "").strip();
        String memory = environment.getOrDefault(MEMORY, "").strip();
        return new EngineSettings(false, command.isEmpty() ? null : command, WorkerLimits.DEFAULT.batch(),
                memory.isEmpty() ? heapBytes : bytes(memory));
    }

    /** With what a person said on the command line, where they said it. */
    public EngineSettings with(boolean inThisProcess, @Nullable String otherCommand, @Nullable Long seconds) {
        return new EngineSettings(inProcess || inThisProcess,
                otherCommand == null || otherCommand.isBlank() ? command : otherCommand,
                seconds == null ? batchLimit : batchLimit(seconds), heapBytes);
    }

    /** @throws RefusedException unless it is from 1 to 1,000,000 */
    static Duration batchLimit(long seconds) {
        if (seconds < 1 || seconds > 1_000_000) {
            throw new RefusedException(seconds + " s cannot be the limit for a batch",
                    "it must be at least 1 and at most 1000000", "Give for example 300 seconds (--time-limit 300).");
        }
        return Duration.ofSeconds(seconds);
    }

    /** @throws RefusedException unless it is a size of 32m or more, as for Java's {@code -Xmx} */
    static long bytes(String text) {
        int last = text.length() - 1;
        int shift = switch (Character.toLowerCase(text.charAt(last))) {
            case 'k' -> 10;
            case 'm' -> 20;
            case 'g' -> 30;
            default -> 0;
        };
        try {
            long bytes = Math.multiplyExact(Long.parseLong(shift == 0 ? text : text.substring(0, last)), 1L << shift);
            if (bytes >= 32L << 20) {
                return bytes;
            }
        } catch (NumberFormatException | ArithmeticException noNumber) {
            throw refused(text);
        }
        throw refused(text);
    }

    private static RefusedException refused(String text) {
        return new RefusedException(MEMORY + "=" + text + " cannot be used", "it is no size of 32m or more",
                "Give for example " + MEMORY + "=2g.");
    }
}
